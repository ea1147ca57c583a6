import { getRouteApi } from '@tanstack/react-router';
import { isFiltering } from './filter.ts';

const route = getRouteApi('/inside/contracts/$contract/diary/$day');

/** Is a part of the diary left out here? Then a place without anything may hold something. */
export function useIsFiltered(): boolean {
  return route.useSearch({ select: isFiltering });
}
