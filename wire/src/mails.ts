import { z } from 'zod';
import { InstantText } from './letters.ts';
import { route } from './route.ts';

export const readPost = route({
  method: 'GET',
  path: '/post',
  says: 'How mails leave this house: through a mail server, into the sink of the demo, or not at all; what waits, and what will not arrive.',
  tag: 'operator',
  access: ['operator'],
  answer: z.object({
    way: z.enum(['smtp', 'sink', 'none']),
    /** The mail server, and who writes; null where there is none. */
    where: z.string().nullable(),
    from: z.string().nullable(),
    waiting: z.number().int(),
    sent: z.number().int(),
    /** `failed`: given up, or refused for good. `unknown`: handed over, and no answer came. The newest first. */
    trouble: z.array(
      z.object({
        at: InstantText,
        person: z.string(),
        state: z.enum(['failed', 'unknown']),
        fault: z.string(),
      }),
    ),
  }),
});

/** A mail that the demo's sink took, as its receiver's program reads it. */
const SunkMail = z.object({
  name: z.string(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  date: z.string(),
});

export const listSunkMails = route({
  method: 'GET',
  path: '/demo/mails',
  says: 'The mails that the demo’s sink took instead of delivering them, the newest first.',
  tag: 'demo',
  access: ['person'],
  answer: z.array(SunkMail),
  refusals: ['no-mail-sink'],
});

export const readSunkMail = route({
  method: 'GET',
  path: '/demo/mails/:mail',
  says: 'One of them, with both of its parts.',
  tag: 'demo',
  access: ['person'],
  params: z.object({ mail: z.string().regex(/^\d{8}$/, 'must be the name of a mail') }),
  answer: SunkMail.extend({
    messageId: z.string(),
    turnOff: z.string().nullable(),
    text: z.string(),
    html: z.string(),
  }),
  refusals: ['no-mail-sink', 'not-found'],
});
