import { formatInstant, type Instant } from '@stint/core/instant';
import type { OpenSession } from '@stint/core/session';
import type { Contract } from '@stint/wire/contracts';
import type { AgentLook } from './agent.ts';
import { namesOf } from './contracts.ts';
import { isLabelRequired, labelNow, labelsOf } from './desk/label.ts';
import { standingOf } from './desk/standing.ts';
import type { Sums } from './house.ts';
import type { RecentWork } from './recent-work.ts';
import { type FinishedSegment, finishedLine } from './status-finished.ts';
import type { Status, StatusContract, StatusTracking } from './status-page.ts';
import { memoNow, runningSegment, settlingSpan } from './status-running.ts';
import { countedSums } from './status-sums.ts';

/** Everything that panel and command line are told from. A snapshot of the running segment is nowhere in it (T2). */
export interface StatusFacts {
  readonly look: AgentLook;
  readonly contracts: readonly Contract[];
  readonly chosen: string | null;
  readonly recent: Pick<RecentWork, 'label' | 'lastWorked' | 'memos' | 'memosToPick' | 'place'>;
  readonly sums: Sums | null;
  /** By contract: for the verdicts of what is finished. */
  readonly heard: ReadonlyMap<string, Sums>;
  /** The newest first. */
  readonly finished: readonly FinishedSegment[];
  readonly rest: Omit<
    Status,
    | 'chosen'
    | 'contracts'
    | 'disk'
    | 'ending'
    | 'heldSeconds'
    | 'last'
    | 'now'
    | 'recentMemos'
    | 'segment'
    | 'segments'
    | 'settling'
    | 'today'
    | 'tracking'
    | 'week'
  >;
}

export function statusOf(facts: StatusFacts): Status {
  const { look, contracts, sums, heard, finished, chosen, recent } = facts;
  const { desk, now } = look;
  const { open } = desk;
  const contract = open && contracts.find(({ id }) => id === open.contract);
  const counted =
    sums &&
    countedSums(
      sums,
      finished,
      contracts.find(({ id }) => id === sums.contract),
      desk,
      now,
    );
  const week = counted?.week ?? null;
  const segments = finished
    .slice(0, MOST_SHOWN)
    .map((each) => finishedLine(each, contracts, heard.get(each.contract) ?? null));
  return {
    now: formatInstant(now),
    tracking: open && trackingLine(open, contracts, now),
    segment:
      open && contract
        ? runningSegment(desk, open, contract, week?.contract === contract.id ? week : null, now)
        : null,
    settling: settlingSpan(desk, now),
    contracts: byRecency(contracts, recent).map((each) => contractLine(each, recent, now)),
    chosen,
    recentMemos: recent.memosToPick(chosen),
    today: counted?.today ?? null,
    week,
    last: segments[0] ?? null,
    segments,
    ending: look.ending && {
      ...namesOf(contracts, look.ending.contract),
      at: formatInstant(look.ending.at),
      reason: look.ending.reason,
      memo: look.ending.memo,
      label: look.ending.label ?? null,
    },
    disk: look.disk,
    heldSeconds: look.heldSeconds,
    ...facts.rest,
  };
}

/** Days offline wait in their thousands. */
const MOST_SHOWN = 24;

function trackingLine(open: OpenSession, contracts: readonly Contract[], now: Instant): StatusTracking {
  return {
    ...namesOf(contracts, open.contract),
    memo: memoNow(open),
    label: labelNow(open),
    memoSince: formatInstant(open.memos.at(-1)?.from ?? open.start),
    since: formatInstant(open.start),
    seconds: now - open.start,
  };
}

function contractLine(
  contract: Contract,
  recent: Pick<RecentWork, 'label' | 'lastWorked' | 'memos'>,
  now: Instant,
): StatusContract {
  const { terms, id } = contract;
  const standing = standingOf(contract, now);
  const at = {
    active: null,
    'contract-ended': contract.endedAt,
    'contract-not-started': contract.starts,
    'contract-paused': contract.pausedAt ?? null,
  }[standing];
  const worked = recent.lastWorked(id);
  return {
    ...namesOf([contract], id),
    standing,
    ...(standing === 'contract-paused' && contract.pausedFor === 'payment'
      ? { waitsForPayment: true as const }
      : {}),
    standingAt: at,
    lastWorked: worked === null ? null : formatInstant(worked),
    memos: recent.memos(id),
    labels: labelsOf(contract),
    labelRequired: isLabelRequired(contract),
    label: lastLabel(contract, recent),
    pay: terms.pay,
    snapshots: terms.snapshots,
    idleMinutes: terms.idleMinutes,
    minActiveMinutes: terms.minActiveMinutes,
    privateWindowMinutes: terms.privateWindowMinutes,
    activityUnmeasured: terms.activityUnmeasured,
  };
}

/** One that the terms do not have is not offered. */
function lastLabel(contract: Contract, recent: Pick<RecentWork, 'label'>): string | null {
  const last = recent.label(contract.id);
  return labelsOf(contract).some(({ name }) => name === last) ? last : null;
}

function byRecency(contracts: readonly Contract[], recent: Pick<RecentWork, 'place'>): readonly Contract[] {
  return contracts.toSorted((a, b) => recent.place(a.id) - recent.place(b.id));
}
