import { z } from 'zod';
import { Id } from './letters.ts';
import { route } from './route.ts';

/** By it a tracker that is on the same computer, with no certificate between them, knows its house again. */
export const readHouse = route({
  method: 'GET',
  path: '/house',
  says: 'Which house this is: an id that stays the same as long as its tables do, and is no secret; and whether anybody may sign up, or who is invited; and for how many days pictures are kept after the review of their week has ended, null for always.',
  tag: 'tracker',
  access: ['anybody'],
  answer: z.object({
    id: Id.nullable(),
    signUp: z.enum(['open', 'invited']).optional(),
    picturesKeptDays: z.number().int().nullable().optional(),
    /** Where a card is left: on our pages (test numbers), or on the processor's own alone. */
    cards: z.enum(['here', 'at-processor']).optional(),
  }),
});
