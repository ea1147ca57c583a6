import type { SegmentNumber } from '@stint/core/segment';
import type { Letter, Place } from './page.ts';

/**
 * Where a contract's chain stands: the place that the next record to leave gets, or that the one leaving has. A record
 * has no place before it leaves, so what waits may be changed, and sent in another order, without any other.
 */
export interface ChainBase extends Place {
  /** The segment that may have left with this place, so that not a byte of it may change; null: none has. */
  readonly leaving: SegmentNumber | null;
  /** The last segment that is done with: accepted, or refused for good. -1: none. */
  readonly doneWith: SegmentNumber;
  /** The one that was done with last: where its folder is still there, a kill came in between. */
  readonly cleared: SegmentNumber | null;
  /**
   * The chain is in doubt. After a refusal: where it stands if the house thinks otherwise about the refused record's
   * number. `ask-house`: the disk has lost it, and the house knows. Null: no doubt.
   */
  readonly or: Head | 'ask-house' | null;
}

/** The place that a chain's next record gets. */
export type Head = Pick<Place, 'sequence' | 'previous'>;

export function newBase(device: string): ChainBase {
  return { device, sequence: 0, previous: null, leaving: null, doneWith: -1, cleared: null, or: null };
}

/** The base from which this segment leaves, and nothing else until it is done with. */
export function leaving(base: ChainBase, segment: SegmentNumber): ChainBase {
  return { ...base, leaving: segment };
}

/** The base once what was leaving was accepted. */
export function accepted(base: ChainBase, letter: Letter): ChainBase {
  return { ...base, ...after(base, letter), ...doneWith(base, letter), or: null };
}

/**
 * The base once what was leaving was refused for good. `consumed`: the house keeps the number of what it refused, so
 * that the chain shows it.
 */
export function refused(base: ChainBase, letter: Letter, consumed: boolean): ChainBase {
  const stays = { sequence: base.sequence, previous: base.previous };
  const [here, or] = consumed ? [after(base, letter), stays] : [stays, after(base, letter)];
  return { ...base, ...here, ...doneWith(base, letter), or };
}

/** What was leaving can be read no more, nor can be said whether the house has it. */
export function lost(base: ChainBase): ChainBase {
  return { ...base, leaving: null, or: 'ask-house' };
}

/** The base where the house says that the chain stands, or else where it may stand too. Null: nobody says another. */
export function recounted(base: ChainBase, house: Head | null): ChainBase | null {
  if (house) return { ...base, ...house, or: 'ask-house' };
  return base.or === null || base.or === 'ask-house' ? null : { ...base, ...base.or, or: null };
}

/** The base in the chain of another device, which begins anew. */
export function adopted(base: ChainBase, device: string): ChainBase {
  return { ...base, device, sequence: 0, previous: null, or: null };
}

function after(base: ChainBase, letter: Letter): Head {
  return { sequence: base.sequence + 1, previous: letter.sha256 };
}

function doneWith(
  base: ChainBase,
  { waiting: { segment } }: Letter,
): Pick<ChainBase, 'leaving' | 'doneWith' | 'cleared'> {
  return { leaving: null, doneWith: Math.max(base.doneWith, segment), cleared: segment };
}
