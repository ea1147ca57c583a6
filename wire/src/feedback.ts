import { z } from 'zod';
import { ContractParams, Party } from './contracts.ts';
import { InstantText, plainLines } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

const Words = plainLines(LIMITS.feedback);
const Stars = z.number().int().min(1).max(5);

/** What one side wrote of the other. */
export const GivenFeedback = z.object({ stars: Stars, comment: Words, at: InstantText, by: Party });
export type GivenFeedback = z.infer<typeof GivenFeedback>;

export const Feedback = z
  .object({
    /** Null while the contract runs: there is nothing to give feedback on yet. */
    endedAt: InstantText.nullable(),
    /** From this second on none can be given; 14 days after the end. */
    closesAt: InstantText.nullable(),
    /** Double blind: both have given theirs, or the 14 days are over. */
    shown: z.boolean(),
    /** Who has given theirs, without what it says. */
    given: z.object({ client: z.boolean(), freelancer: z.boolean() }),
    /** What the client wrote of the freelancer; before it is shown for the client alone, and for an operator. */
    client: GivenFeedback.nullable(),
    /** What the freelancer wrote of the client; the same. */
    freelancer: GivenFeedback.nullable(),
    /** For an operator alone; null for everybody else. */
    privateNotes: z.object({ client: Words.nullable(), freelancer: Words.nullable() }).nullable(),
    /** What the viewer may do now. */
    may: z.array(z.literal('give')),
  })
  .meta({ id: 'Feedback' });
export type Feedback = z.infer<typeof Feedback>;

export const readFeedback = route({
  method: 'GET',
  path: '/contracts/:contract/feedback',
  says: 'What both sides wrote of each other after the end: your own at once, the other once both have written or 14 days are over.',
  tag: 'feedback',
  access: ['person'],
  params: ContractParams,
  answer: Feedback,
  refusals: ['no-such-contract'],
});

export const giveFeedback = route({
  method: 'PUT',
  path: '/contracts/:contract/feedback',
  says: 'Give your feedback, once, within 14 days after the end. Stars and comment become public; the private note is for the operator alone.',
  tag: 'feedback',
  access: ['person'],
  params: ContractParams,
  body: z.strictObject({ stars: Stars, comment: Words, privateNote: Words }),
  answer: Feedback,
  refusals: ['no-such-contract', 'not-your-role', 'feedback-closed', 'feedback-given'],
});
