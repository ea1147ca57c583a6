import type { DiaryEntry } from '@stint/wire/diary';
import type { DiaryBySegment, SegmentEntries } from '../../api/queries.ts';

/** What one can look for; those of one line are alternatives to each other. */
export const MARKS = [
  ['tracked', 'manual'],
  ['protected', 'not-protected'],
  ['uncounted', 'over-limit', 'low-activity', 'memo-missing'],
] as const;
export type Mark = (typeof MARKS)[number][number];

/** Which entries are shown; all of them where nothing is asked for. It stands in the address. */
export interface DiaryFilter {
  /** An activity label of the terms; empty: those without one. */
  readonly label?: string;
  /** What the memo holds, in any case of its letters. */
  readonly memo?: string;
  /** Marks with commas between them. */
  readonly is?: string;
}

export function readFilter({ label, memo, is }: Record<string, unknown>): DiaryFilter {
  const marks = typeof is === 'string' ? marksOf({ is }) : [];
  return {
    ...(isText(label) ? { label: String(label) } : {}),
    ...(isText(memo) && memo !== '' ? { memo: String(memo) } : {}),
    ...(marks.length > 0 ? { is: marks.join(',') } : {}),
  };
}

export function marksOf({ is = '' }: DiaryFilter): Mark[] {
  const said = is.split(',');
  return MARKS.flat().filter((mark) => said.includes(mark));
}

export function isFiltering({ label, memo, is }: DiaryFilter): boolean {
  return label !== undefined || memo !== undefined || is !== undefined;
}

/** The same address with everything shown. */
export function withoutFilter<Search extends DiaryFilter>(search: Search): Omit<Search, keyof DiaryFilter> {
  const { label: _, memo: __, is: ___, ...rest } = search;
  return rest;
}

/** The part of a diary that is asked for: segments without an entry of it are left out. */
export function filtered(diary: DiaryBySegment, filter: DiaryFilter): DiaryBySegment {
  if (!isFiltering(filter)) return diary;
  const isShown = matcherOf(filter);
  const shown = new Map<number, SegmentEntries>();
  for (const [segment, entries] of diary) {
    const [first, ...others] = entries.filter(isShown);
    if (first) shown.set(segment, others.length + 1 === entries.length ? entries : [first, ...others]);
  }
  return Object.assign(shown, { superseded: diary.superseded ?? [], overlaps: diary.overlaps ?? [] });
}

/** Marks of one line are alternatives; the lines, the label and the memo all have to be true. */
export function matcherOf(filter: DiaryFilter): (entry: DiaryEntry) => boolean {
  const marks = marksOf(filter);
  const lines = MARKS.map((line) => line.filter((mark) => marks.includes(mark))).filter(
    (line) => line.length > 0,
  );
  const wanted = filter.memo?.toLocaleLowerCase();
  return (entry) =>
    (filter.label === undefined || (entry.label ?? '') === filter.label) &&
    (wanted === undefined || entry.memo.toLocaleLowerCase().includes(wanted)) &&
    lines.every((line) => line.some((mark) => HAS[mark](entry)));
}

const HAS: Readonly<Record<Mark, (entry: DiaryEntry) => boolean>> = {
  tracked: ({ kind }) => kind === 'tracked',
  manual: ({ kind }) => kind === 'manual',
  protected: (entry) => entry.protected === true,
  'not-protected': (entry) => entry.protected === false,
  uncounted: ({ kind, countedSeconds }) => kind === 'tracked' && countedSeconds === 0,
  'over-limit': ({ billedSeconds, countedSeconds }) => billedSeconds < countedSeconds,
  'low-activity': ({ reasons }) => reasons.includes('low-activity'),
  'memo-missing': ({ reasons }) => reasons.includes('memo-missing'),
};

function isText(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}
