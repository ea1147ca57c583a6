import { z } from 'zod';
import { Id, InstantText, Name } from './letters.ts';
import { route } from './route.ts';

/** The session that a freelancer's trackers know to be open: which of them tracks now, on what, and since when. */
export const DeskSession = z
  .object({
    device: Id,
    deviceName: Name,
    contract: Id,
    title: Name,
    /** The client's name. */
    client: Name,
    since: InstantText,
  })
  .meta({ id: 'DeskSession' });
export type DeskSession = z.infer<typeof DeskSession>;

/** A session of which nothing is heard for so long is gone: its tracker has ended, or is offline. */
export const SILENT_SECONDS = 90;

const Answer = z.object({ session: DeskSession.nullable() });

export const readSession = route({
  method: 'GET',
  path: '/me/session',
  says: 'Which of your own trackers tracks now. Nobody else is ever told.',
  tag: 'tracker',
  access: ['person', 'tracker'],
  answer: Answer,
});

export const announceSession = route({
  method: 'PUT',
  path: '/me/session',
  says: `A tracker says that its session runs: at Start, and at least every ${SILENT_SECONDS} seconds (T1). \`takeOver\` ends the session of another tracker at this one's \`since\`.`,
  tag: 'tracker',
  access: ['tracker'],
  body: z.strictObject({ contract: Id, since: InstantText, takeOver: z.boolean() }),
  answer: z.object({ session: DeskSession }),
  refusals: ['tracking-elsewhere', 'no-such-contract', 'freelancers-only'],
});

export const leaveSession = route({
  method: 'DELETE',
  path: '/me/session',
  says: 'A tracker says that its session is over. The session of another tracker stays.',
  tag: 'tracker',
  access: ['tracker'],
  answer: z.null(),
  status: 204,
});
