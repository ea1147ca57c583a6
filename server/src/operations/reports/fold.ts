import { createHash } from 'node:crypto';
import { STIPEND_GROUP } from '@stint/core/apportion';
import { formatDay } from '@stint/core/instant';
import type { DiaryEntry } from '@stint/core/timesheet';
import { LIMITS } from '@stint/wire/limits';
import type { ReportBy } from '@stint/wire/reports';
import type { House } from '../../house.ts';
import type { Asked } from './asked.ts';
import { addPiece, piecesOf } from './pieces.ts';
import type { Worked } from './scope.ts';
import { Sums } from './sums.ts';
import { type SweptWeek, sweep } from './sweep.ts';
import { dayOfSegment } from './zone-days.ts';

/** Everything of one key: its sums, and those of each step of the chart. */
export class Group {
  readonly key: string;
  readonly sums = new Sums();
  readonly steps = new Map<number, Sums>();

  constructor(key: string) {
    this.key = key;
  }

  at(step: number): Sums {
    const sums = this.steps.get(step) ?? new Sums();
    this.steps.set(step, sums);
    return sums;
  }

  add(other: Group): void {
    this.sums.add(other.sums);
    for (const [step, sums] of other.steps) this.at(step).add(sums);
  }
}

/** A report before it is put into letters. */
export interface Folded {
  readonly groups: readonly Group[];
  /** What came after there were as many groups as one answer holds: its keys, hashed, and its sums. */
  readonly others: { readonly group: Group; readonly keys: ReadonlySet<string> };
  readonly totals: Group;
}

/** Reads a report, week after week, into groups: as many as one answer holds, and all after them together. */
export async function fold(
  house: House,
  scope: readonly Worked[],
  asked: Asked,
  stepOf: (day: string, week: number) => number,
): Promise<Folded> {
  const groups = new Map<string, Group>();
  const others = { group: new Group(''), keys: new Set<string>() };
  const totals = new Group('');
  const groupFor = (key: string): Group => {
    const before = groups.get(key);
    if (before) return before;
    if (groups.size >= LIMITS.reportRows) {
      others.keys.add(createHash('sha256').update(key).digest('base64').slice(0, 16));
      return others.group;
    }
    const group = new Group(key);
    groups.set(key, group);
    return group;
  };
  const reading = {
    asked,
    dayOf: dayOfSegment(asked.zone),
    groupOf: GROUP_OF[asked.by],
    stipendGroupOf: STIPEND_GROUP_OF[asked.by],
  };
  for await (const swept of sweep(house, scope)) {
    for (const piece of piecesOf(swept, reading)) {
      const step = stepOf(piece.day, swept.week);
      for (const group of [groupFor(piece.group), totals]) {
        addPiece(group.sums, piece, swept);
        addPiece(group.at(step), piece, swept);
      }
    }
  }
  return { groups: [...groups.values()], others, totals };
}

/** A stipend has no memo and no label: there it has a row of its own (B6). */
const STIPEND_GROUP_OF: Readonly<Record<ReportBy, (day: string, swept: SweptWeek) => string>> = {
  contract: (_day, { visible }) => visible.id,
  person: (_day, { visible }) => visible.freelancer.id,
  memo: () => STIPEND_GROUP,
  label: () => STIPEND_GROUP,
  day: (day) => day,
  week: (_day, { week }) => formatDay(week),
};

const GROUP_OF: Readonly<Record<ReportBy, (entry: DiaryEntry, day: string, swept: SweptWeek) => string>> = {
  contract: (_entry, _day, { visible }) => visible.id,
  person: (_entry, _day, { visible }) => visible.freelancer.id,
  memo: ({ memo }) => memo.trim(),
  label: ({ label }) => label ?? '',
  day: (_entry, day) => day,
  week: (_entry, _day, { week }) => formatDay(week),
};
