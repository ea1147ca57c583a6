import type { Instant } from '@stint/core/instant';
import type { Contract } from '@stint/wire/contracts';
import type { Ending } from './ending.ts';
import { isOffered, type TimeAway } from './offer.ts';

/**
 * Time that was not tracked because the machine had to take it that nobody was there: from the end of a session to
 * the freelancer's return. It stays until the freelancer has said what becomes of it (M5), over restarts too.
 * ```
 * inputs       x x  x                            x          T4: the session ends one second after the last input,
 * session   [========)                                      known only when idleMinutes have gone by
 * away               [===========================)          from there to the first input after it
 * ```
 */
export interface Away extends TimeAway {
  readonly contract: string;
  readonly memo: string;
  /** Missing or null: none. */
  readonly label?: string | null;
  readonly reason: 'idle' | 'locked' | 'asleep' | 'died' | 'clock-jumped';
}

/** With what an ending leaves to be decided, if anything: a Stop, a pause or another tracker leaves nothing. */
export function withEnding(
  aways: readonly Away[],
  { contract, memo, label = null, at, reason }: Ending,
  known: Contract | null,
): readonly Away[] {
  if (!isAwayReason(reason)) return aways;
  const mayClaim = known?.terms.manualTime ?? false;
  return [...aways, { contract, memo, label, from: at, to: null, reason, mayClaim }];
}

/** Somebody is there. `surely`: by a deed, not just by a key, which at a locked screen can be anybody's. */
export function returned(aways: readonly Away[], now: Instant, surely: boolean): readonly Away[] {
  const last = aways.at(-1);
  if (!last || last.to !== null || (last.reason === 'locked' && !surely)) return aways;
  // Of no length where the clock was set back over it: then it is told all the same.
  return [...aways.slice(0, -1), { ...last, to: now }];
}

/**
 * Somebody starts again, and so has `seen` what was told before. What of it cannot be claimed leaves nothing to
 * decide and goes; what can be is kept, however many there are, and so is what this very Start has brought to light.
 */
export function stillOpen(
  aways: readonly Away[],
  seen: readonly Away[],
  contractOf: (id: string) => Contract | null,
  now: Instant,
): readonly Away[] {
  const known = new Set(seen.map(({ from }) => from));
  const left = aways.filter(
    (away) => !known.has(away.from) || isOffered(away, contractOf(away.contract), now),
  );
  return left.length === aways.length ? aways : left;
}

/** Decided: it goes. Of several that begin at one instant, all but one have no length: the last is meant. */
export function withoutAway(aways: readonly Away[], from: Instant): readonly Away[] {
  const index = aways.findLastIndex((away) => away.from === from);
  return index === -1 ? aways : aways.toSpliced(index, 1);
}

function isAwayReason(reason: Ending['reason']): reason is Away['reason'] {
  return ['idle', 'locked', 'asleep', 'died', 'clock-jumped'].includes(reason);
}
