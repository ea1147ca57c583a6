import { type Part, partsOf, STIPEND_GROUP } from '@stint/core/apportion';
import { formatDay } from '@stint/core/instant';
import type { SegmentNumber } from '@stint/core/segment';
import type { DiaryEntry } from '@stint/core/timesheet';
import type { Asked } from './asked.ts';
import type { Sums } from './sums.ts';
import type { SweptWeek } from './sweep.ts';

/** What one group did on one day of a week, and what of the week's invoice is its. */
export interface Piece {
  readonly day: string;
  readonly group: string;
  readonly entries: readonly DiaryEntry[];
  readonly parts: readonly Part[];
}

/** How a report reads entries. */
export interface Reading {
  readonly asked: Asked;
  readonly dayOf: (segment: SegmentNumber) => string;
  readonly groupOf: (entry: DiaryEntry, day: string, swept: SweptWeek) => string;
  /** Where a week's stipend stands, which is of no entry (B6). */
  readonly stipendGroupOf: (day: string, swept: SweptWeek) => string;
}

/**
 * A week in pieces: of the days and labels that are asked for, in time order. Tombstones are no work. A stipend stands on
 * its Monday, and has no label.
 */
export function piecesOf(swept: SweptWeek, { asked, dayOf, groupOf, stipendGroupOf }: Reading): Piece[] {
  const entries = swept.timesheet.entries.filter(({ kind }) => kind !== 'deleted');
  const isAsked = (entry: DiaryEntry): boolean =>
    asked.labels.length === 0 || asked.labels.includes(entry.label ?? '');
  const placeOf = (entry: DiaryEntry) => {
    const day = dayOf(entry.segment);
    const isInside = asked.from <= day && day <= asked.to && isAsked(entry);
    return { day, group: isInside ? groupOf(entry, day, swept) : null };
  };
  const nameOf = ({ day, group }: { day: string; group: string | null }): string =>
    group === null ? day : `${day} ${group}`;
  const monday = formatDay(swept.week);
  const parts = Map.groupBy(swept.invoice ? partsOf(swept.invoice, entries, placeOf, monday) : [], nameOf);
  const placed = entries.map((entry) => ({ entry, place: placeOf(entry) }));
  const inside = placed.filter(({ place }) => place.group !== null);
  const worked = [...Map.groupBy(inside, ({ place }) => nameOf(place))].flatMap(([name, some]) => {
    const [first] = some;
    if (!first || first.place.group === null) return [];
    const { day, group } = first.place;
    return { day, group, entries: some.map(({ entry }) => entry), parts: parts.get(name) ?? [] };
  });
  const stipend = parts.get(nameOf({ day: monday, group: STIPEND_GROUP })) ?? [];
  const isAskedFor = asked.labels.length === 0 && asked.from <= monday && monday <= asked.to;
  if (stipend.length === 0 || !isAskedFor) return worked;
  return [...worked, { day: monday, group: stipendGroupOf(monday, swept), entries: [], parts: stipend }];
}

export function addPiece(sums: Sums, { entries, parts }: Piece, { visible, issued }: SweptWeek): void {
  sums.addEntries(entries);
  for (const part of parts) sums.addPart(part, visible.contract.currency, issued);
}
