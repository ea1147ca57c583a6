import type { House } from '../house.ts';
import { grantAsk } from '../operations/threads/grant-ask.ts';
import { listThreads } from '../operations/threads/list-threads.ts';
import { openContractThread, openProposalThread } from '../operations/threads/open-thread.ts';
import { countUnreadMessages, markThreadRead, readThread } from '../operations/threads/read-thread.ts';
import { sendMessage } from '../operations/threads/send-message.ts';
import type { Answers } from './answers.ts';

type ThreadAnswers = Pick<
  Answers,
  | 'listThreads'
  | 'countUnreadMessages'
  | 'readThread'
  | 'openContractThread'
  | 'openProposalThread'
  | 'sendMessage'
  | 'markThreadRead'
  | 'grantAsk'
>;

export function threadAnswers(house: House): ThreadAnswers {
  return {
    listThreads: ({ actor, query }) => listThreads(house, actor, query),
    countUnreadMessages: ({ actor }) => countUnreadMessages(house, actor),
    readThread: ({ actor, params, query }) => readThread(house, actor, { ...params, ...query }),
    openContractThread: ({ actor, params }) => openContractThread(house, actor, params),
    openProposalThread: ({ actor, params }) => openProposalThread(house, actor, params),
    sendMessage: ({ actor, params, body }) => sendMessage(house, actor, { ...params, ...body }),
    markThreadRead: ({ actor, params, body }) => markThreadRead(house, actor, { ...params, ...body }),
    grantAsk: ({ actor, params }) => grantAsk(house, actor, params),
  };
}
