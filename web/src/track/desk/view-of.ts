import { isBlank } from '@stint/core/diary';
import { DAY_SECONDS, MINUTE_SECONDS } from '@stint/core/instant';
import { SEGMENT_SECONDS, segmentOf, segmentStart } from '@stint/core/segment';
import { clip, secondsOf } from '@stint/core/span';
import { weekOf } from '@stint/core/week';
import { type Desk, sessionsOf } from '@stint/tracker/desk/desk';
import type { Machine } from '@stint/tracker/desk/events';
import { labelNow } from '@stint/tracker/desk/label';
import { standingOf } from '@stint/tracker/desk/standing';
import { heldSeconds } from '@stint/tracker/desk/time';
import type { Contract } from '@stint/wire/contracts';
import { toInstant } from '@stint/wire/letters';
import type { Waiting } from '../keep/waiting.ts';
import { awaysOf } from './aways.ts';
import type { Sums } from './house.ts';
import { rowsOf, unheardSeconds } from './rows.ts';
import type { View, ViewEnding, ViewSegment, ViewTracking } from './view.ts';

/** Everything that the page is drawn from. */
export interface ViewFacts {
  readonly machine: Machine;
  readonly contracts: readonly Contract[];
  readonly chosen: string | null;
  readonly sums: Sums | null;
  readonly waiting: readonly Waiting[];
  /** Why the tracker stopped by itself, where its machine does not know. */
  readonly stopped: ViewEnding | null;
  readonly sensed: number | null;
  readonly rest: Omit<
    View,
    | 'now'
    | 'contracts'
    | 'standings'
    | 'chosen'
    | 'tracking'
    | 'segment'
    | 'today'
    | 'week'
    | 'rows'
    | 'ending'
    | 'aways'
    | 'waiting'
    | 'heldSeconds'
  >;
}

export function viewOf(facts: ViewFacts): View {
  const { machine, contracts, chosen, waiting } = facts;
  const { now } = machine.time;
  const { open } = machine.desk;
  const sums = facts.sums?.contract === chosen ? facts.sums : null;
  const counted = sums && countedOf(sums, facts);
  return {
    now,
    contracts,
    standings: Object.fromEntries(contracts.map((each) => [each.id, standingOf(each, now)])),
    chosen,
    tracking: open && trackingOf(open),
    segment: segmentOfDesk(facts, counted?.week ?? null),
    today: counted?.today ?? null,
    week: counted?.week ?? null,
    rows: rowsOf(waiting, contracts, sums, now),
    ending: open ? null : (facts.stopped ?? machine.ending),
    aways: awaysOf(machine.aways, (id) => contracts.find((each) => each.id === id) ?? null, now),
    waiting: waiting.length,
    heldSeconds: open ? 0 : heldSeconds(machine.time),
    ...facts.rest,
  };
}

function trackingOf(open: NonNullable<Desk['open']>): ViewTracking {
  const { contract, start, memos } = open;
  return { contract, memo: memos.at(-1)?.memo ?? '', label: labelNow(open), since: start };
}

/** What this segment has so far, and what it needs to be protected. Never whether its instant has passed (T2). */
function segmentOfDesk({ machine, contracts, sensed }: ViewFacts, week: View['week']): ViewSegment | null {
  const { open } = machine.desk;
  const contract = open && contracts.find(({ id }) => id === open.contract);
  if (!open || !contract) return null;
  const { now } = machine.time;
  const { terms, clientVerifiedAt } = contract;
  const tracked = unsealedSeconds(machine, contract.id, segmentStart(segmentOf(now)));
  const limit = week?.limitMinutes ?? null;
  const before = (week?.countedSeconds ?? 0) - (terms.pay === 'exact' ? tracked : 0);
  const adds = terms.pay === 'exact' ? tracked : SEGMENT_SECONDS;
  return {
    segment: segmentOf(now),
    trackedSeconds: tracked,
    sensed,
    hasMemo: !isBlank(trackingOf(open).memo),
    clientVerified: clientVerifiedAt !== null && toInstant(clientVerifiedAt) <= now,
    withinLimit: limit === null || before + adds <= limit * MINUTE_SECONDS,
    unmeasuredIsProtected: terms.activityUnmeasured === 'protected',
    pay: terms.pay,
  };
}

/**
 * What counts of the chosen contract: as the house said, with what is finished here and not in its answer yet. Under
 * `segment` pay nothing of a segment that runs is in it, so that no total tells of its snapshot (T2).
 */
function countedOf(sums: Sums, facts: ViewFacts): { today: number; week: NonNullable<View['week']> } {
  const { machine, contracts, waiting } = facts;
  const { now } = machine.time;
  const pay = contracts.find(({ id }) => id === sums.contract)?.terms.pay ?? 'segment';
  const here = (from: number): number =>
    unheardSeconds(waiting, sums, pay, from) +
    (pay === 'exact' ? unsealedSeconds(machine, sums.contract, from) : 0);
  const day = now - (now % DAY_SECONDS);
  const today = sums.entries
    .filter(({ start }) => toInstant(start) >= day)
    .reduce((sum, entry) => sum + entry.countedSeconds, 0);
  const { totals, limitMinutes } = sums.week;
  return {
    today: today + here(day),
    week: { countedSeconds: totals.countedSeconds + here(weekOf(now)), limitMinutes },
  };
}

/** Tracked seconds of a contract from an instant on that no record holds yet. */
function unsealedSeconds({ desk, time }: Machine, contract: string, from: number): number {
  const frame = { from: Math.max(from, segmentStart(desk.sealed + 1)), to: time.now };
  const parts = sessionsOf(desk)
    .filter((session) => session.contract === contract)
    .flatMap(({ start, end }) => clip({ from: start, to: end }, frame) ?? []);
  return secondsOf(parts);
}
