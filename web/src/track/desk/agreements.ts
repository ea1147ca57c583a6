import { type Agreed, agreedTo, isWider } from '@stint/tracker/agreed';
import type { Contract } from '@stint/wire/contracts';

/** What the freelancer has agreed to in this browser, contract by contract. */
export type Agreements = Readonly<Record<string, Agreed>>;

/** A house that asks for less privacy than the freelancer has agreed to. */
export interface WiderTerms {
  readonly contract: string;
  readonly agreed: Agreed;
  readonly asked: Agreed;
}

/** What the terms ask for, and the least private that the freelancer has agreed to in this browser. */
export interface PicturesWanted {
  readonly asked: Agreed['pictures'];
  readonly agreed: Agreed['pictures'];
}

/** More privacy holds at once, less only once the freelancer has agreed: nothing is shown or leaves early unasked. */
export function learnt(known: Agreements, contracts: readonly Contract[]): Agreements {
  const told = contracts.map((contract) => [contract.id, agreedTo(contract, known[contract.id])] as const);
  return { ...known, ...Object.fromEntries(told) };
}

/** The freelancer agrees to what the terms say now. */
export function agree(known: Agreements, contract: Contract): Agreements {
  return { ...known, [contract.id]: agreedTo(contract) };
}

export function widerTerms(known: Agreements, contracts: readonly Contract[]): WiderTerms[] {
  return contracts.flatMap((contract) => {
    const agreed = known[contract.id];
    return agreed && isWider(contract, agreed)
      ? [{ contract: contract.id, agreed, asked: agreedTo(contract) }]
      : [];
  });
}

/** Where nothing is known of a contract: rather too long than too short. */
const UNKNOWN_MINUTES = 10;

export function windowMinutes(known: Agreements, contract: string): number {
  return known[contract]?.privateWindowMinutes ?? UNKNOWN_MINUTES;
}

/** Of a contract that nobody knows any more no picture is taken that was not agreed to. */
export function picturesWanted(known: Agreements, id: string, contract: Contract | null): PicturesWanted {
  const asked = contract?.terms.snapshots ?? known[id]?.pictures ?? 'none';
  return { asked, agreed: known[id]?.pictures ?? asked };
}

/** Is anything to be looked at for this contract? */
export function takesPictures({ asked, agreed }: PicturesWanted): boolean {
  return asked !== 'none' && agreed !== 'none';
}
