import { type DiaryFilter, readFilter } from './filter/filter.ts';

const SHOWS = ['why', 'picture', 'memo', 'delete', 'film'] as const;

/** The ways to look at the diary, in the order of their keys: 1, 2, 3, 4. */
export const VIEWS = ['day', 'week', 'month', 'list'] as const;
export type View = (typeof VIEWS)[number];

/**
 * How the diary is looked at, what of it is shown, and which segment is open in what; in the address, so that Back and
 * links work. Missing `view`: the day.
 */
export interface DiarySearch extends DiaryFilter {
  readonly view?: Exclude<View, 'day'>;
  /** With the client's eyes; for the freelancer. */
  readonly as?: 'client';
  readonly segment?: number;
  readonly show?: (typeof SHOWS)[number];
}

export function readSearch(search: Record<string, unknown>): DiarySearch {
  const { segment, show } = search;
  const shown = SHOWS.find((one) => one === show);
  const view = VIEWS.find((one) => one === search.view);
  return {
    ...(view && view !== 'day' ? { view } : {}),
    ...readFilter(search),
    ...(search.as === 'client' ? { as: 'client' } : {}),
    ...(Number.isSafeInteger(segment) ? { segment: Number(segment) } : {}),
    ...(shown ? { show: shown } : {}),
  };
}

/** The same look with nothing open. */
export function withoutOpen(search: DiarySearch): DiarySearch {
  const { segment: _, show: __, ...look } = search;
  return look;
}

/** The same filter in another view; what is open closes. */
export function inView(search: DiarySearch, view: View): DiarySearch {
  const { view: _, ...same } = withoutOpen(search);
  return view === 'day' ? same : { ...same, view };
}
