import { againstIt, type DisputeState, decidesAt } from '@stint/core/dispute';
import { formatDay, formatInstant } from '@stint/core/instant';
import { segmentStart } from '@stint/core/segment';
import type { DiaryEntry } from '@stint/wire/diary';
import type { Evidence, Ruling } from '@stint/wire/evidence';
import type { DisputedRow, DisputeRow } from '../../store/disputes.ts';
import { refuseClientDeed, type Visible } from '../contracts/visible.ts';
import { disputeLetter, shareLetter, stateOf, timesOf } from './dispute-letter.ts';
import type { DecidedLine } from './outcomes.ts';

/** A dispute with its lines. `inTime`: the week's diary without what came late. */
export interface DisputeRead {
  readonly row: DisputeRow;
  readonly own: readonly DisputedRow[];
  readonly decided: readonly DecidedLine[];
  readonly inTime: readonly DiaryEntry[];
}

type Words = Omit<Evidence, 'rest' | 'refunded' | 'paid' | 'refund' | 'entries'>;

/** Who said what of a dispute, when, and what comes of each of its segments. */
export function wordsOfEvidence(
  visible: Visible,
  { row, own, decided, inTime }: DisputeRead,
  now: number,
): Words {
  const state = stateOf(row, now);
  const decides = decidesAt(timesOf(row));
  const decidedAt = row.decided_at ?? (state === 'decided' ? decides : null);
  return {
    dispute: disputeLetter(row, own, inTime, now),
    title: visible.title,
    client: visible.organisation.name,
    freelancer: visible.freelancer.name,
    week: formatDay(Number(row.week)),
    currency: row.currency,
    side: visible.side,
    may: mayNow(visible, state),
    answer: answerOf(visible, row, state),
    decidesAt: formatInstant(decides),
    decidedAt: decidedAt === null ? null : formatInstant(Number(decidedAt)),
    lines: decided.map((one) => lineOf(one, inTime, row.currency)),
    stipend: row.stipend > 0n ? stipendIn(decided, row.currency) : null,
  };
}

/** Which deeds the table of a dispute leaves to this reader now (D2). */
function mayNow(visible: Visible, state: DisputeState): Evidence['may'] {
  const isHeld = state === 'open' || state === 'contested';
  return [
    ...(visible.side === 'freelancer' && state === 'open' ? (['answer'] as const) : []),
    ...(isHeld && refuseClientDeed(visible, 'review') === null ? (['withdraw'] as const) : []),
    ...(visible.side === 'operator' && state === 'contested' ? (['overrule'] as const) : []),
  ];
}

/** Silence answers at the end of the three days, whether it was written or not. */
function answerOf(visible: Visible, row: DisputeRow, state: DisputeState): Evidence['answer'] {
  const at = row.answered_at ?? (state === 'contested' || state === 'decided' ? row.answer_by : null);
  if (at === null) return null;
  const by = row.answered_by === null ? null : visible.freelancer.name;
  return { at: formatInstant(Number(at)), by, says: row.answer_says };
}

function stipendIn(decided: readonly DecidedLine[], currency: string): Evidence['stipend'] {
  const bearer = decided.find(({ stipend }) => stipend.total > 0n);
  return bearer ? { share: shareLetter(bearer.stipend, currency), outcome: bearer.outcome } : null;
}

function lineOf(
  { line, reasons, rulings, outcome, share }: DecidedLine,
  inTime: readonly DiaryEntry[],
  currency: string,
): Evidence['lines'][number] {
  const start = formatInstant(segmentStart(line.segment));
  const entry = inTime.find((one) => one.start === start && one.kind === line.kind);
  if (!entry) throw new Error('a disputed line that is not in its diary');
  return {
    reason: line.reason,
    says: line.says,
    seconds: line.seconds,
    at: formatInstant(Number(line.at)),
    share: shareLetter(share, currency),
    outcome,
    against: againstIt(reasons),
    rulings: rulings.map((ruling): Ruling => {
      const { by, outcome: then, says, name, at } = ruling;
      return { by, outcome: then, says, name, at: formatInstant(at) };
    }),
    entry,
  };
}
