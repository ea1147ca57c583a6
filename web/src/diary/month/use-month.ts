import type { Span } from '@stint/core/span';
import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { type DiaryBySegment, diaryOf, type SegmentEntries } from '../../api/queries.ts';
import type { OpenContract } from '../../contract/context.ts';
import type { Reading } from '../../parts/loaded.tsx';

/** The diary of several weeks, read side by side and shown as one; each is the same as in the view of its week. */
export function useWeeks(
  { contract, live, as }: OpenContract,
  weeks: readonly Span[],
): Reading<DiaryBySegment> {
  return useQueries({
    queries: weeks.map((span) => ({
      ...diaryOf(contract.id, span, as),
      refetchInterval: live ? (false as const) : 30_000,
    })),
    combine: asOne,
  });
}

function asOne(results: readonly UseQueryResult<DiaryBySegment>[]): Reading<DiaryBySegment> {
  const diaries = results.flatMap(({ data }) => (data ? [data] : []));
  const error = results.find((one) => one.error)?.error ?? null;
  return {
    data: diaries.length === results.length ? together(diaries) : undefined,
    error,
    // One of them that cannot be read is told, and not waited for.
    isPending: error === null && results.some(({ isPending }) => isPending),
    isFetching: results.some(({ isFetching }) => isFetching),
    dataUpdatedAt: Math.min(...results.map(({ dataUpdatedAt }) => dataUpdatedAt)),
    refetch: () => Promise.all(results.map(({ refetch }) => refetch())),
  };
}

function together(diaries: readonly DiaryBySegment[]): DiaryBySegment {
  return new Map<number, SegmentEntries>(diaries.flatMap((diary) => [...diary]));
}
