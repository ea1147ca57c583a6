import type { Contract } from '@stint/wire/contracts';
import { LIMITS } from '@stint/wire/limits';

/** What a freelancer has agreed to, on this computer, of a contract's terms that concern privacy. */
export interface Agreed {
  readonly privateWindowMinutes: number;
  readonly pictures: Contract['terms']['snapshots'];
}

const SHOWN: Readonly<Record<Agreed['pictures'], number>> = { none: 0, blurred: 1, full: 2 };

/** Where it is not known any more what was agreed: nothing is shown, for as long as terms can ask for. */
export const MOST_PRIVATE: Agreed = { privateWindowMinutes: LIMITS.privateWindowMinutes, pictures: 'none' };

/** With what was agreed before, the more private of both stands; without it, the terms. */
export function agreedTo({ terms }: Contract, before?: Agreed): Agreed {
  const asked = { privateWindowMinutes: terms.privateWindowMinutes, pictures: terms.snapshots };
  if (!before) return asked;
  return {
    privateWindowMinutes: Math.max(asked.privateWindowMinutes, before.privateWindowMinutes),
    pictures: SHOWN[asked.pictures] < SHOWN[before.pictures] ? asked.pictures : before.pictures,
  };
}

/** Do the terms ask for less privacy than was agreed? */
export function isWider({ terms }: Contract, agreed: Agreed): boolean {
  return (
    terms.privateWindowMinutes < agreed.privateWindowMinutes ||
    SHOWN[terms.snapshots] > SHOWN[agreed.pictures]
  );
}
