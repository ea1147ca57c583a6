import { z } from 'zod';
import { Attachment, AttachmentIds } from './attachments.ts';
import { ContractParams, Party } from './contracts.ts';
import { Id, InstantText, Memo, plainLines } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';
import { ThreadEvent } from './thread-events.ts';

/** For whom somebody writes. */
export const WriterSide = z.enum(['freelancer', 'client', 'agency']);

const Writer = Party.extend({ side: WriterSide });

/** Manual time that the freelancer asks the client to allow (M1). */
const Ask = z.object({
  from: InstantText,
  to: InstantText,
  reason: Memo,
  /** When it was allowed, and by whom; null until then. */
  granted: z.object({ at: InstantText, by: z.string() }).nullable(),
});

export const Message = z
  .object({
    /** Its place in the thread: 1, 2, 3, without gaps. */
    n: z.number().int(),
    id: Id,
    at: InstantText,
    /** Null for an event. */
    by: Writer.nullable(),
    mine: z.boolean(),
    says: z.string(),
    attachments: z.array(Attachment),
    event: ThreadEvent.nullable(),
    ask: Ask.nullable(),
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof Message>;

/** What two sides write to each other of a proposal, and of the contract that came of it. */
export const Thread = z
  .object({
    id: Id,
    title: z.string(),
    freelancer: Party,
    organisation: Party,
    agency: Party.nullable(),
    proposal: Id.nullable(),
    job: Id.nullable(),
    contract: Id.nullable(),
    /** Whose side the reader is on. */
    side: WriterSide,
    lastAt: InstantText,
    lastN: z.number().int(),
    /** Up to which message the reader has read, and how many of others came since. */
    readN: z.number().int(),
    unread: z.number().int(),
    /** The newest: its first words, or what happened. Null while there is nothing. */
    last: Message.pick({ by: true, mine: true, says: true, event: true })
      .extend({ files: z.number().int() })
      .nullable(),
    /** `ask-time`: ask the client to allow manual time; `allow-time`: allow it. */
    may: z.array(z.enum(['write', 'ask-time', 'allow-time'])),
  })
  .meta({ id: 'Thread' });
export type Thread = z.infer<typeof Thread>;

export const ThreadParams = z.object({ thread: Id });

export const listThreads = route({
  method: 'GET',
  path: '/threads',
  says: 'Your conversations, the one with the newest message first. `before`: those after that one in the list.',
  tag: 'messages',
  access: ['person'],
  query: z.object({ before: Id.optional() }),
  answer: z.object({ threads: z.array(Thread), next: Id.nullable() }),
});

export const readThread = route({
  method: 'GET',
  path: '/threads/:thread/messages',
  says: 'The newest messages of a conversation, oldest first. `before`: those before that number.',
  tag: 'messages',
  access: ['person'],
  params: ThreadParams,
  query: z.object({ before: z.coerce.number().int().min(1).max(2_147_483_647).optional() }),
  answer: z.object({
    thread: Thread,
    messages: z.array(Message),
    /** Name it as `before` to read on; null at the beginning. */
    next: z.number().int().nullable(),
  }),
  refusals: ['no-such-thread'],
});

const OpenedThread = z.object({ thread: Id });

export const openContractThread = route({
  method: 'PUT',
  path: '/contracts/:contract/thread',
  says: 'The conversation of a contract; it begins when it is first asked for. Its two sides alone read it.',
  tag: 'messages',
  access: ['person'],
  params: ContractParams,
  answer: OpenedThread,
  refusals: ['no-such-contract', 'no-such-thread'],
});

export const openProposalThread = route({
  method: 'PUT',
  path: '/proposals/:proposal/thread',
  says: 'The conversation of a proposal; it begins when it is first asked for, and goes on with the contract that comes of it.',
  tag: 'messages',
  access: ['person'],
  params: z.object({ proposal: Id }),
  answer: OpenedThread,
  refusals: ['no-such-proposal'],
});

/** Of one message: words, files, or a question for manual time. */
export const NewMessage = z
  .strictObject({
    id: Id,
    says: plainLines(LIMITS.message),
    attachments: AttachmentIds.default([]),
    ask: z.strictObject({ from: InstantText, to: InstantText, reason: Memo }).optional(),
  })
  .refine(({ says, attachments, ask }) => ask !== undefined || attachments.length > 0 || /\S/u.test(says), {
    path: ['says'],
    message: 'must have words, or files with it',
  });

export const sendMessage = route({
  method: 'POST',
  path: '/threads/:thread/messages',
  says: 'Write. The same `id` again is the same message. `ask`: the freelancer asks the client to allow manual time (M1).',
  tag: 'messages',
  access: ['person'],
  params: ThreadParams,
  body: NewMessage,
  answer: Message,
  status: 201,
  refusals: [
    'no-such-thread',
    'not-your-role',
    'id-taken',
    'no-such-attachment',
    'freelancers-only',
    'not-in-this-state',
    'not-allowed',
    'not-on-boundary',
    'in-the-future',
    'segment-running',
    'outside-contract',
    'crosses-weeks',
    'week-locked',
    'memo-required',
  ],
});

export const markThreadRead = route({
  method: 'PUT',
  path: '/threads/:thread/read',
  says: 'You have read it up to this message; never less than before.',
  tag: 'messages',
  access: ['person'],
  params: ThreadParams,
  body: z.strictObject({ n: z.number().int().min(0).max(2_147_483_647) }),
  answer: z.object({ unread: z.number().int() }),
  refusals: ['no-such-thread'],
});

export const grantAsk = route({
  method: 'POST',
  path: '/threads/:thread/messages/:n/grant',
  says: 'Allow the manual time that a message asks for: the terms allow it from now on, also for time already worked (M1).',
  tag: 'messages',
  access: ['person'],
  params: ThreadParams.extend({ n: z.coerce.number().int().min(1).max(2_147_483_647) }),
  answer: Message,
  refusals: [
    'no-such-thread',
    'no-such-message',
    'not-your-role',
    'clients-only',
    'not-allowed',
    'not-allowed-here',
  ],
});
