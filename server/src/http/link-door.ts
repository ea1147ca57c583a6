import type { Instant } from '@stint/core/instant';
import { type Refusal, refuse } from '../refusal.ts';
import { LINK_READS, LINK_TRIES } from './limits.ts';
import { Tries } from './tries.ts';

/** Who comes with a link, and from where. */
export interface AtDoor {
  readonly token: string;
  readonly address: string;
  readonly wall: Instant;
}

/**
 * Stands before links that need no sign-in: a token is not to be guessed by asking often, and one that is good is not to be
 * asked without end. Wrong ones close no good one: many may come from one address, such as a company's, or that of a
 * service which reads the calendars of everybody. `makerOf`: whose link it is; null where it is none.
 */
export function linkDoor(makerOf: (token: string) => Promise<string | null>) {
  const guesses = new Tries();
  const reads = new Tries();
  return async <Answered>(
    { token, address, wall }: AtDoor,
    answer: (maker: string) => Promise<Answered | Refusal>,
  ): Promise<Answered | Refusal> => {
    const maker = await makerOf(token);
    if (maker === null) {
      const may = guesses.take([{ name: address, limit: LINK_TRIES }], wall);
      return refuse(may ? 'no-such-link' : 'too-many-tries');
    }
    if (!reads.take([{ name: token, limit: LINK_READS }], wall)) return refuse('too-many-tries');
    return answer(maker);
  };
}
