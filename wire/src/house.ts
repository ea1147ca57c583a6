import { z } from 'zod';
import { Id } from './letters.ts';
import { route } from './route.ts';

/** By it a tracker that is on the same computer, with no certificate between them, knows its house again. */
export const readHouse = route({
  method: 'GET',
  path: '/house',
  says: 'Which house this is: an id that stays the same as long as its tables do, and is no secret; and whether anybody may sign up, or who is invited.',
  tag: 'tracker',
  access: ['anybody'],
  answer: z.object({ id: Id.nullable(), signUp: z.enum(['open', 'invited']).optional() }),
});
