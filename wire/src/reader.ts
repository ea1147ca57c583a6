import { z } from 'zod';
import { Id, plainText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';
import { LANGUAGE_CODES } from './words/catalogue.ts';

// What every page needs of its reader, apart from what only the pages of notifications do.

export const Language = z.enum(LANGUAGE_CODES);
/** An IANA name; whether there is such a zone, the house knows. */
export const Zone = plainText(LIMITS.zone);

export const countUnread = route({
  method: 'GET',
  path: '/me/notifications/unread',
  says: 'How many of them, and how many messages of others, you have not read; and how you read: your language and your time zone.',
  tag: 'notifications',
  access: ['person'],
  answer: z.object({
    unread: z.number().int(),
    messages: z.number().int(),
    language: Language,
    zone: Zone,
  }),
});

export const countUnreadMessages = route({
  method: 'GET',
  path: '/me/messages/unread',
  says: 'How many messages of others you have not read.',
  tag: 'messages',
  access: ['person'],
  answer: z.object({ unread: z.number().int() }),
});

export const personEvents = route({
  method: 'GET',
  path: '/me/events',
  says: 'A stream of server-sent events for one open page: `notification` when there is something to read; `message` when something was written in one of your conversations, or read; `access` when what you may see has changed; with `contract`, also those of its own stream; without, as a freelancer, those of all contracts that you work on. The first is `quiet`: for how many seconds nothing of all this was told.',
  tag: 'notifications',
  access: ['person'],
  query: z.object({ contract: Id.optional() }),
  answer: z.object({
    kind: z.enum(['notification', 'message', 'diary', 'week', 'terms', 'desk', 'access', 'quiet']),
    seconds: z.number().int().optional(),
    segment: z.number().int().optional(),
    thread: Id.optional(),
  }),
  answerKind: 'events',
  refusals: ['no-such-contract'],
});
