import {
  listThreads,
  type Message,
  openContractThread,
  openProposalThread,
  readThread,
} from '@stint/wire/threads';
import { type InfiniteData, infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';
import { THREAD, THREADS } from './unread.ts';

/** The reader's conversations, the one with the newest message first, page by page. */
export const threadPages = infiniteQueryOptions({
  queryKey: [THREADS],
  queryFn: ({ pageParam, signal }) =>
    ask(listThreads, { query: pageParam === '' ? {} : { before: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});

/** The messages of one conversation: the first page holds the newest, oldest first. */
export const messagePages = (thread: string) =>
  infiniteQueryOptions({
    queryKey: [THREAD, thread],
    queryFn: ({ pageParam, signal }) =>
      ask(readThread, { params: { thread }, query: pageParam === 0 ? {} : { before: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });

/** Where the conversation of a contract is. */
export const threadOfContract = (contract: string) =>
  queryOptions({
    queryKey: ['thread-of-contract', contract],
    queryFn: ({ signal }) => ask(openContractThread, { params: { contract }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Where the conversation of a proposal is. */
export const threadOfProposal = (proposal: string) =>
  queryOptions({
    queryKey: ['thread-of-proposal', proposal],
    queryFn: ({ signal }) => ask(openProposalThread, { params: { proposal }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** With a message at the end; where the stream was faster it is there already. */
export function withMessage<Page extends { messages: Message[] }, At>(
  data: InfiniteData<Page, At>,
  message: Message,
): InfiniteData<Page, At> {
  const [newest, ...older] = data.pages;
  if (!newest || newest.messages.some(({ n }) => n === message.n)) return data;
  return { ...data, pages: [{ ...newest, messages: [...newest.messages, message] }, ...older] };
}
