import type { Contract } from '@stint/wire/contracts';

/** Minutes of each contract's private window, as the freelancer knows them. */
export type Windows = Readonly<Record<string, number>>;

/** A house that would like a shorter private window than the freelancer knows of. */
export interface WindowAsked {
  readonly contract: string;
  readonly minutes: number;
  readonly asked: number;
}

/** A longer window holds at once, a shorter one only once the freelancer has agreed: nothing leaves early unasked. */
export function learnWindows(known: Windows, contracts: readonly Contract[]): Windows {
  const longer = contracts.filter(({ id, terms }) => (known[id] ?? -1) < terms.privateWindowMinutes);
  if (longer.length === 0) return known;
  return { ...known, ...Object.fromEntries(longer.map(({ id, terms }) => [id, terms.privateWindowMinutes])) };
}

/** The freelancer agrees to what the terms say now. */
export function agreeWindow(known: Windows, { id, terms }: Contract): Windows {
  return { ...known, [id]: terms.privateWindowMinutes };
}

export function windowsAsked(known: Windows, contracts: readonly Contract[]): WindowAsked[] {
  return contracts.flatMap(({ id, terms }) => {
    const minutes = known[id] ?? terms.privateWindowMinutes;
    const asked = terms.privateWindowMinutes;
    return asked < minutes ? [{ contract: id, minutes, asked }] : [];
  });
}

/** Where nothing is known of a contract: rather too long than too short. */
const UNKNOWN_MINUTES = 10;

export function windowMinutes(known: Windows, contract: string): number {
  return known[contract] ?? UNKNOWN_MINUTES;
}
