import { createContext, useContext, useSyncExternalStore } from 'react';
import { Temporal } from './temporal.ts';
import type { Zone } from './zone.ts';

const KEPT_AS = 'stint-zone';
const CHOICES = ['mine', 'utc', 'theirs'] as const;
const listeners = new Set<() => void>();

/** By whose clock days and times are drawn. */
export type ZoneChoice = (typeof CHOICES)[number];

/** Somebody's clock. */
export interface TheirZone {
  readonly name: string;
  readonly zone: Zone;
}

/** The zone of this computer. */
export const mine: Zone = Temporal.Now.timeZoneId();

/** The clock of the other side, on pages of a contract where it is known. */
export const TheirZoneContext = createContext<TheirZone | null>(null);

interface ChosenZone {
  readonly zone: Zone;
  /** `theirs` only where the other side's clock is known. */
  readonly choice: ZoneChoice;
  readonly theirs: TheirZone | null;
  readonly choose: (choice: ZoneChoice) => void;
}

/** The zone in which days and times are drawn: mine, UTC, or the other side's. It changes no amount. */
export function useZone(): ChosenZone {
  const known = useContext(TheirZoneContext);
  const theirs = known && isKnown(known.zone) ? known : null;
  const kept = useSyncExternalStore(listen, keptChoice);
  const choice = kept === 'theirs' && theirs === null ? 'mine' : kept;
  const zone = choice === 'utc' ? 'UTC' : choice === 'theirs' ? (theirs?.zone ?? mine) : mine;
  return { zone, choice, theirs, choose };
}

/** The zone that was chosen, as far as it is known without the other side's. */
export function keptZone(): Zone | null {
  const choice = keptChoice();
  return choice === 'theirs' ? null : choice === 'utc' ? 'UTC' : mine;
}

function choose(choice: ZoneChoice): void {
  localStorage.setItem(KEPT_AS, choice);
  for (const tell of listeners) tell();
}

function keptChoice(): ZoneChoice {
  return CHOICES.find((choice) => choice === localStorage.getItem(KEPT_AS)) ?? 'mine';
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

const known = new Map<Zone, boolean>();

/** Another browser may have named a zone that this one has not heard of. */
function isKnown(zone: Zone): boolean {
  const before = known.get(zone);
  if (before !== undefined) return before;
  let now = true;
  try {
    Temporal.Now.zonedDateTimeISO(zone);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    now = false;
  }
  known.set(zone, now);
  return now;
}
