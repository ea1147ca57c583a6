import { type Decision, decisionOf, type Share } from '@stint/core/dispute';
import { sharesOfLines } from '@stint/core/dispute-shares';
import type { DiaryEntry, EntryReason, Timesheet } from '@stint/core/timesheet';
import type { LoadedContract } from '../../store/contracts.ts';
import type { DisputedRow, DisputeRow } from '../../store/disputes.ts';
import type { RulingRow } from '../../store/rulings.ts';
import { shareOf } from './dispute-letter.ts';

/** A line of a dispute, with what comes of it and what hangs on it. */
export interface DecidedLine {
  readonly line: DisputedRow;
  readonly entry: DiaryEntry;
  readonly reasons: readonly EntryReason[];
  /** All that was decided of it, the last of which stands. Empty: its verdict foretells it (D2). */
  readonly rulings: readonly RulingRow[];
  readonly outcome: Decision;
  readonly share: Share;
}

/** D2: what comes of each line: by its last ruling, else by the verdict that both sides could see. */
export function outcomesOf(
  { contract }: LoadedContract,
  timesheet: Timesheet,
  row: DisputeRow,
  lines: readonly DisputedRow[],
  rulings: readonly RulingRow[],
): DecidedLine[] {
  const shares = sharesOfLines(contract, timesheet, shareOf(row), lines);
  const entries = new Map(timesheet.entries.map((entry) => [`${entry.segment} ${entry.kind}`, entry]));
  return lines.map((line, index) => {
    const entry = entries.get(`${line.segment} ${line.kind}`);
    const share = shares[index];
    if (!entry || !share) throw new Error('a disputed line that is not in its timesheet');
    const own = rulings.filter(({ segment, kind }) => segment === line.segment && kind === line.kind);
    const outcome = own.at(-1)?.outcome ?? decisionOf(entry.reasons);
    return { line, entry, reasons: entry.reasons, rulings: own, outcome, share };
  });
}

/** The lines that come to this. */
export function thoseThatAre(lines: readonly DecidedLine[], outcome: Decision): DecidedLine[] {
  return lines.filter((line) => line.outcome === outcome);
}
