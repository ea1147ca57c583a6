import type { Pay } from '@stint/core/contract';
import { formatInstant } from '@stint/core/instant';
import { formatMoney, parseMoney, payFor } from '@stint/core/money';
import { segmentOf, segmentStart } from '@stint/core/segment';
import { secondsOf } from '@stint/core/span';
import { labelOf, memoOf, type TrackedSegment } from '@stint/core/tracked';
import type { RecordDraft } from '@stint/tracker/record';
import type { Contract } from '@stint/wire/contracts';
import type { DiaryEntry } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import { countedSeconds, type Waiting } from '../keep/waiting.ts';
import type { Sums } from './house.ts';
import type { ViewRow } from './view.ts';

const MOST_ROWS = 8;

/** The last finished segments, the newest first: what waits here, then what the house has of the chosen contract. */
export function rowsOf(
  waiting: readonly Waiting[],
  contracts: readonly Contract[],
  sums: Sums | null,
  now: number,
): ViewRow[] {
  const here = waiting.map((each) => waitingRow(each, contracts, now));
  const known = new Set(here.map(({ contract, segment }) => `${contract}/${segment}`));
  const there = (sums?.entries ?? [])
    .filter(({ kind }) => kind !== 'manual')
    .map((entry) => houseRow(entry, sums?.contract ?? '', contracts))
    .filter(({ contract, segment }) => !known.has(`${contract}/${segment}`));
  return [...here, ...there].sort((a, b) => b.segment - a.segment).slice(0, MOST_ROWS);
}

/** What is finished here, counts, and is in none of the house's sums yet. */
export function unheardSeconds(
  waiting: readonly Waiting[],
  { contract, entries }: Sums,
  pay: Pay,
  from: number,
): number {
  const heard = new Set(entries.filter(({ kind }) => kind !== 'manual').map(({ start }) => start));
  return waiting
    .filter(({ draft }) => draft.contract === contract && draft.segment >= segmentOf(from))
    .filter(({ draft }) => !heard.has(formatInstant(segmentStart(draft.segment))))
    .reduce((sum, each) => sum + countedSeconds(each, pay), 0);
}

function waitingRow(waiting: Waiting, contracts: readonly Contract[], now: number): ViewRow {
  const { draft, leavesAt, deleted, sensed, record } = waiting;
  const terms = contracts.find(({ id }) => id === draft.contract)?.terms;
  const counted = countedSeconds(waiting, terms?.pay ?? 'segment');
  return {
    contract: draft.contract,
    segment: draft.segment,
    trackedSeconds: secondsOf(draft.stretches),
    memo: memoOf(asTracked(draft)),
    label: labelOf(asTracked(draft)),
    snapshot: draft.snapshotAt !== null,
    withheld: draft.withheld,
    masked: draft.pictures.some(({ maskedPermille }) => maskedPermille > 0),
    picture: draft.pictures.length > 0 && !deleted ? 'here' : null,
    sensed,
    waits: true,
    privateUntil: record === null && leavesAt > now ? leavesAt : null,
    deleted,
    countedSeconds: counted,
    protected: null,
    reasons: [],
    cost: costOf(terms?.rate, terms?.currency, counted),
  };
}

function houseRow(entry: DiaryEntry, contract: string, contracts: readonly Contract[]): ViewRow {
  const terms = contracts.find(({ id }) => id === contract)?.terms;
  const pictures = entry.seen?.pictures ?? [];
  return {
    contract,
    segment: segmentOf(toInstant(entry.start)),
    trackedSeconds: entry.trackedSeconds,
    memo: entry.memo,
    label: entry.label,
    snapshot: entry.snapshotAt !== null,
    withheld: entry.seen?.withheld ?? null,
    masked: pictures.some(({ maskedPermille }) => maskedPermille > 0),
    picture: pictures.some(({ arrived }) => arrived) ? 'house' : null,
    sensed: null,
    waits: false,
    privateUntil: null,
    deleted: entry.kind === 'deleted',
    countedSeconds: entry.countedSeconds,
    protected: entry.protected,
    reasons: entry.reasons,
    cost: costOf(entry.rate, terms?.currency, entry.billedSeconds),
  };
}

function costOf(rate: string | undefined, currency: string | undefined, seconds: number): ViewRow['cost'] {
  const minor = parseMoney(rate ?? '', currency ?? '');
  if (minor === null || currency === undefined) return null;
  return { seconds, money: formatMoney(payFor(minor, seconds), currency) };
}

/** T3: the memo that owns it is found by core. */
function asTracked({ segment, stretches, memos, snapshotAt }: RecordDraft): TrackedSegment {
  return {
    segment,
    stretches,
    memos,
    snapshotAt,
    activeMinutes: [],
    activityMeasured: false,
    pictureWithheld: false,
    editedMemo: null,
    late: false,
  };
}
