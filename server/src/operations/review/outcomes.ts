import { type Decision, decisionOf, type Share, shareLess } from '@stint/core/dispute';
import { NO_SHARE, sharesOfLines, stipendInDispute, sumOfShares } from '@stint/core/dispute-shares';
import type { DiaryEntry, EntryReason } from '@stint/core/timesheet';
import type { DisputedRow, DisputeRow } from '../../store/disputes.ts';
import type { RulingRow } from '../../store/rulings.ts';
import { shareOf } from './dispute-letter.ts';
import type { DisputedWeek } from './disputed-week.ts';

/** A line of a dispute, with what comes of it and what hangs on it. */
export interface DecidedLine {
  readonly line: DisputedRow;
  readonly entry: DiaryEntry;
  readonly reasons: readonly EntryReason[];
  /** All that was decided of it, the last of which stands. Empty: its verdict foretells it (D2). */
  readonly rulings: readonly RulingRow[];
  readonly outcome: Decision;
  readonly share: Share;
  /** The week's stipend, on one line: on the first that is refunded, else on the first (B6). Else nothing. */
  readonly stipend: Share;
}

/** D2: what comes of each line: by its last ruling, else by the verdict that both sides could see. */
export function outcomesOf(
  { timesheet, terms }: Pick<DisputedWeek, 'timesheet' | 'terms'>,
  row: DisputeRow,
  lines: readonly DisputedRow[],
  rulings: readonly RulingRow[],
): DecidedLine[] {
  const whole = shareOf(row);
  const stipend = row.stipend > 0n ? stipendInDispute(terms, timesheet, whole, lines) : NO_SHARE;
  const shares = sharesOfLines(terms, timesheet, shareLess(whole, stipend), lines);
  const entries = new Map(timesheet.entries.map((entry) => [`${entry.segment} ${entry.kind}`, entry]));
  const decided = lines.map((line, index) => {
    const entry = entries.get(`${line.segment} ${line.kind}`);
    const share = shares[index];
    if (!entry || !share) throw new Error('a disputed line that is not in its timesheet');
    const own = rulings.filter(({ segment, kind }) => segment === line.segment && kind === line.kind);
    const outcome = own.at(-1)?.outcome ?? decisionOf(entry.reasons);
    return { line, entry, reasons: entry.reasons, rulings: own, outcome, share, stipend: NO_SHARE };
  });
  const bearer = decided.find(({ outcome }) => outcome === 'refunded') ?? decided[0];
  return decided.map((one) => (one === bearer ? { ...one, stipend } : one));
}

/** What comes to this in all: of the lines, and of the stipend that goes with them. */
export function sumThatIs(lines: readonly DecidedLine[], outcome: Decision): Share {
  return sumOfShares(thoseThatAre(lines, outcome).flatMap(({ share, stipend }) => [share, stipend]));
}

/** The lines that come to this. */
export function thoseThatAre(lines: readonly DecidedLine[], outcome: Decision): DecidedLine[] {
  return lines.filter((line) => line.outcome === outcome);
}
