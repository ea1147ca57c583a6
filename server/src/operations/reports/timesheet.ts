import { LIMITS } from '@stint/wire/limits';
import type { House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { addPiece, piecesOf } from './pieces.ts';
import { type Found, foundReport } from './read-report.ts';
import { contractLetter } from './report-letter.ts';
import { type Shows, Sums } from './sums.ts';
import { type SweptWeek, sweep } from './sweep.ts';
import type { TimesheetContract, TimesheetLine, TimesheetReport } from './timesheet-report.ts';
import { dayOfSegment } from './zone-days.ts';

/** A report as a timesheet to print. Refusal: `report-too-long`, where nobody would print it. */
export async function timesheetOf(
  house: House,
  found: Found,
  { name, by }: { name: string | null; by: string },
): Promise<TimesheetReport | Refusal> {
  const { asked, scope, shows } = found;
  const sheets = new Map<string, Sheet>();
  const reading = {
    asked,
    dayOf: dayOfSegment(asked.zone),
    stipendGroupOf: () => STIPEND_LINE,
    groupOf: ({ kind, label, memo }: LineName) =>
      JSON.stringify([kind, label, shows.memos ? memo.trim() : '']),
  };
  let [lines, letters] = [0, 0];
  for await (const swept of sweep(house, scope)) {
    for (const piece of piecesOf(swept, reading)) {
      const sheet = sheets.get(swept.visible.id) ?? new Sheet(swept);
      sheets.set(swept.visible.id, sheet);
      const day = sheet.dayOf(piece.day);
      const line = day.lines.get(piece.group) ?? new Sums();
      if (!day.lines.has(piece.group)) {
        lines += 1;
        letters += piece.group.length;
      }
      day.lines.set(piece.group, line);
      for (const sums of [sheet.totals, day.totals, line]) addPiece(sums, piece, swept);
      if (lines > LIMITS.timesheetLines)
        return refuse('report-too-long', { fault: `${LIMITS.timesheetLines} lines are the most of a PDF` });
      // Arabic and Japanese take the typesetter ten times as long as Latin.
      if (letters > LIMITS.timesheetLetters)
        return refuse('report-too-long', { fault: 'its memos are longer than a PDF holds' });
    }
  }
  const contracts = [...sheets.values()].map((sheet) => contractOf(sheet, shows));
  return {
    report: await foundReport(house, found),
    name,
    by,
    contracts: contracts.toSorted((a, b) => a.contract.title.localeCompare(b.contract.title, 'en')),
  };
}

function contractOf(sheet: Sheet, shows: Shows): TimesheetContract {
  return {
    contract: contractLetter(sheet.swept.visible),
    totals: sheet.totals.letter(shows),
    days: sheet.inOrder().map(([day, { totals, lines: of }]) => ({
      day,
      totals: totals.letter(shows),
      lines: [...of].map(([group, sums]): TimesheetLine => ({ ...nameOf(group), ...sums.letter(shows) })),
    })),
  };
}

/** It is of no time: a line with a name and an amount (B6). */
const STIPEND_LINE = JSON.stringify(['tracked', 'Weekly stipend', '']);

interface LineName {
  readonly kind: string;
  readonly label: string | null;
  readonly memo: string;
}

function nameOf(group: string): Pick<TimesheetLine, 'kind' | 'label' | 'memo'> {
  const [kind, label, memo] = JSON.parse(group) as ['tracked' | 'manual', string | null, string];
  return { kind, label, memo };
}

class Sheet {
  readonly swept: SweptWeek;
  readonly totals = new Sums();
  private readonly days = new Map<string, { totals: Sums; lines: Map<string, Sums> }>();

  constructor(swept: SweptWeek) {
    this.swept = swept;
  }

  dayOf(day: string): { totals: Sums; lines: Map<string, Sums> } {
    const known = this.days.get(day) ?? { totals: new Sums(), lines: new Map() };
    this.days.set(day, known);
    return known;
  }

  inOrder(): [string, { totals: Sums; lines: Map<string, Sums> }][] {
    return [...this.days].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
