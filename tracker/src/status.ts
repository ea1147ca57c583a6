import { isBlank } from '@stint/core/diary';
import { formatInstant, type Instant, MINUTE_SECONDS } from '@stint/core/instant';
import { formatMoney, parseMoney, payFor } from '@stint/core/money';
import { SEGMENT_MINUTES, SEGMENT_SECONDS, segmentEnd, segmentOf, segmentStart } from '@stint/core/segment';
import { sayReason } from '@stint/core/sentences';
import type { OpenSession } from '@stint/core/session';
import { clip, secondsOf } from '@stint/core/span';
import type { Contract } from '@stint/wire/contracts';
import type { DiaryEntry } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import type { AgentLook } from './agent.ts';
import { standingOf } from './contracts.ts';
import { type Desk, sessionsOf } from './desk/desk.ts';
import type { Sums } from './house.ts';
import type { LastSegment } from './last.ts';
import type { Status, StatusLast, StatusSegment } from './status-page.ts';

/** Everything that panel and command line are told from. A snapshot of the running segment is nowhere in it (T2). */
export interface StatusFacts {
  readonly look: AgentLook;
  readonly contracts: readonly Contract[];
  readonly sums: Sums | null;
  readonly last: LastSegment | null;
  readonly lastWaits: boolean;
  readonly rest: Omit<
    Status,
    | 'now'
    | 'tracking'
    | 'segment'
    | 'contracts'
    | 'today'
    | 'week'
    | 'last'
    | 'ending'
    | 'disk'
    | 'heldSeconds'
    | 'segments'
  >;
}

export function statusOf(facts: StatusFacts): Status {
  const { look, contracts, sums } = facts;
  const last = facts.last && lastLine(facts.last, facts);
  const { desk, now } = look;
  const open = desk.open;
  const contract = open && contracts.find(({ id }) => id === open.contract);
  return {
    now: formatInstant(now),
    tracking: open && {
      ...namesOf(contracts, open.contract),
      memo: memoOf(open),
      since: formatInstant(open.start),
      seconds: now - open.start,
    },
    segment: open && contract ? segmentLine(desk, open, contract, sums, now) : null,
    contracts: contracts.map((each) => ({
      ...namesOf(contracts, each.id),
      standing: standingOf(each, now),
    })),
    today: sums && countedSeconds(sums.today),
    week: sums && {
      contract: sums.contract,
      countedSeconds: sums.week.totals.countedSeconds,
      limitMinutes: sums.week.limitMinutes,
    },
    last,
    segments: last ? [last] : [],
    ending: look.ending && {
      ...namesOf(contracts, look.ending.contract),
      at: formatInstant(look.ending.at),
      reason: look.ending.reason,
      memo: look.ending.memo,
    },
    disk: look.disk,
    heldSeconds: look.heldSeconds,
    ...facts.rest,
  };
}

/** What this segment has so far, and what it needs to be protected. Never whether its instant has passed (T2). */
function segmentLine(
  desk: Desk,
  open: OpenSession,
  { terms, clientVerifiedAt, id }: Contract,
  sums: Sums | null,
  now: Instant,
): StatusSegment {
  const segment = segmentOf(now);
  const frame = { from: segmentStart(segment), to: now };
  const parts = sessionsOf(desk)
    .filter((session) => session.contract === id)
    .flatMap(({ start, end }) => clip({ from: start, to: end }, frame) ?? []);
  const measured = !desk.unmeasured.includes(segment);
  const limit = sums?.contract === id ? sums.week.limitMinutes : null;
  const counted = sums?.contract === id ? sums.week.totals.countedSeconds : 0;
  return {
    start: formatInstant(frame.from),
    end: formatInstant(segmentEnd(segment)),
    trackedSeconds: secondsOf(parts),
    activeMinutes: measured ? activeMinutes(desk, id, segment) : null,
    minActiveMinutes: terms.minActiveMinutes,
    hasMemo: !isBlank(memoOf(open)),
    clientVerified: clientVerifiedAt !== null && toInstant(clientVerifiedAt) <= now,
    withinLimit: limit === null || counted + SEGMENT_SECONDS <= limit * MINUTE_SECONDS,
    pay: terms.pay,
  };
}

function activeMinutes(desk: Desk, contract: string, segment: number): number {
  const first = segment * SEGMENT_MINUTES;
  const minutes = desk.counts
    .filter((each) => each.contract === contract && each.minute >= first)
    .map(({ minute }) => minute);
  const second = desk.second && segmentOf(desk.second.at) === segment ? desk.second.at : null;
  return new Set(second === null ? minutes : [...minutes, Math.floor(second / MINUTE_SECONDS)]).size;
}

/** The last finished segment, with the house's verdict once it is in, and what deleting it would cost. */
function lastLine(last: LastSegment, { contracts, sums, lastWaits }: StatusFacts): StatusLast {
  const contract = contracts.find(({ id }) => id === last.contract);
  const entry = sums?.contract === last.contract ? entryAt(sums.today, last.segment) : null;
  const counted = entry?.countedSeconds ?? last.countedSeconds;
  const billed = entry?.billedSeconds ?? last.countedSeconds;
  const currency = contract?.terms.currency ?? '';
  const rate = parseMoney(entry?.rate ?? contract?.terms.rate ?? '', currency);
  return {
    ...namesOf(contracts, last.contract),
    segment: last.segment,
    start: formatInstant(segmentStart(last.segment)),
    end: formatInstant(segmentEnd(last.segment)),
    trackedSeconds: last.trackedSeconds,
    activeMinutes: last.activeMinutes,
    memo: entry?.memo ?? last.memo,
    snapshot: last.snapshot,
    thumbnail: last.thumbnail,
    waits: lastWaits,
    privateUntil: null,
    withheld: null,
    monitors: 0,
    maskedPermille: 0,
    countedSeconds: counted,
    protected: entry?.protected ?? null,
    reasons: (entry?.reasons ?? []).map((reason) => {
      const { rule, sentence } = sayReason(reason, contract?.terms.pay ?? 'segment');
      return { code: reason, sentence: `${sentence} (${rule})` };
    }),
    cost:
      rate === null
        ? null
        : { seconds: billed, money: formatMoney(payFor(rate, billed), currency), currency },
  };
}

function entryAt(today: readonly DiaryEntry[], segment: number): DiaryEntry | null {
  const start = formatInstant(segmentStart(segment));
  return today.find((entry) => entry.start === start && entry.kind !== 'manual') ?? null;
}

function countedSeconds(entries: readonly DiaryEntry[]): number {
  return entries.reduce((sum, entry) => sum + entry.countedSeconds, 0);
}

function memoOf(open: OpenSession): string {
  return open.memos.at(-1)?.memo ?? '';
}

function namesOf(
  contracts: readonly Contract[],
  id: string,
): { contract: string; title: string; client: string } {
  const known = contracts.find((contract) => contract.id === id);
  return { contract: id, title: known?.title ?? id, client: known?.organisation.name ?? '' };
}
