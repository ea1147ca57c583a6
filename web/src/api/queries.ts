import { formatInstant, type Instant } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import { listBonusRequests } from '@stint/wire/bonus';
import { demoSignIns, listPayouts, readPurses } from '@stint/wire/books';
import { listContracts, readContract } from '@stint/wire/contracts';
import { readSession } from '@stint/wire/desk';
import { type DiaryEntry, listWeeks, readDiary, readWeek } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import { listPaymentMethods } from '@stint/wire/payment-methods';
import { whoAmI } from '@stint/wire/people';
import type { Answer } from '@stint/wire/route';
import { readTotals } from '@stint/wire/totals';
import { queryOptions, replaceEqualDeep } from '@tanstack/react-query';
import { ask, isSignedOut } from './house.ts';

/** Who is signed in; null when nobody is. */
export const me = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) =>
    ask(whoAmI, { signal }).catch((error: unknown) => {
      if (isSignedOut(error)) return null;
      throw error;
    }),
  staleTime: 300_000,
});

export const signIns = queryOptions({
  queryKey: ['demo-sign-ins'],
  queryFn: ({ signal }) => ask(demoSignIns, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const contracts = queryOptions({
  queryKey: ['contracts'],
  queryFn: ({ signal }) => ask(listContracts, { signal }),
});

export const contractOf = (contract: string) =>
  queryOptions({
    queryKey: ['contract', contract],
    queryFn: ({ signal }) => ask(readContract, { params: { contract }, signal }),
  });

/**
 * The diary of a span of whole segments, by segment number; in one segment tracked, manual, deleted. `as` the client: with
 * the client's eyes.
 */
export const diaryOf = (contract: string, { from, to }: Span, as?: 'client') =>
  queryOptions({
    queryKey: ['diary', contract, from, to, ...(as ? [as] : [])],
    queryFn: async ({ signal }): Promise<DiaryBySegment> => {
      const query = { from: formatInstant(from), to: formatInstant(to), ...(as ? { as } : {}) };
      const { entries, superseded, overlaps } = await ask(readDiary, { params: { contract }, query, signal });
      return Object.assign(bySegment(entries, { from, to }), { superseded, overlaps });
    },
    structuralSharing: (before, now) =>
      keptWhereEqual(before as DiaryBySegment | undefined, now as DiaryBySegment),
  });

/** What each of these spans comes to, one after the other. With all of a week it is old. */
export const totalsOf = (contract: string, at: readonly Instant[]) =>
  queryOptions({
    queryKey: ['week', contract, 'totals', ...at],
    queryFn: async ({ signal }) => {
      const query = { at: at.map(formatInstant).join() };
      return (await ask(readTotals, { params: { contract }, query, signal })).spans;
    },
  });

export const weekOfContract = (contract: string, week: string) =>
  queryOptions({
    queryKey: ['week', contract, week],
    queryFn: ({ signal }) => ask(readWeek, { params: { contract, week }, signal }),
  });

export const weeksOf = (contract: string) =>
  queryOptions({
    queryKey: ['weeks', contract],
    queryFn: ({ signal }) => ask(listWeeks, { params: { contract }, signal }),
  });

export const bonusRequests = queryOptions({
  queryKey: ['bonus-requests'],
  queryFn: ({ signal }) => ask(listBonusRequests, { signal }),
});

export const purses = queryOptions({
  queryKey: ['purses'],
  queryFn: ({ signal }) => ask(readPurses, { signal }),
});

export const payouts = queryOptions({
  queryKey: ['payouts'],
  queryFn: ({ signal }) => ask(listPayouts, { signal }),
});

export const paymentMethodsOf = (organisation: string) =>
  queryOptions({
    queryKey: ['payment-methods', organisation],
    queryFn: ({ signal }) => ask(listPaymentMethods, { params: { organisation }, signal }),
  });

/** Which of the reader's own trackers tracks now. */
export const deskSession = queryOptions({
  queryKey: ['desk-session'],
  queryFn: async ({ signal }) => (await ask(readSession, { signal })).session,
});

/** What a segment holds, as the wire tells it; never empty. */
export type SegmentEntries = readonly [DiaryEntry, ...DiaryEntry[]];

export interface DiaryBySegment extends ReadonlyMap<number, SegmentEntries> {
  /** Manual time that gave way to a tracked segment (M4). */
  readonly superseded?: Answer<typeof readDiary>['superseded'];
  /** What another tracker of the same person had brought before (T6); told to the freelancer alone. */
  readonly overlaps?: Answer<typeof readDiary>['overlaps'];
}

/**
 * What is as it was stays the same object: of a thousand cells those alone are drawn anew that have changed, and nothing
 * where nothing has.
 */
function keptWhereEqual(before: DiaryBySegment | undefined, now: DiaryBySegment): DiaryBySegment {
  if (!before || before === now) return now;
  const entries = [...now].map(
    ([segment, fresh]) => [segment, replaceEqualDeep(before.get(segment), fresh)] as const,
  );
  const beside = {
    superseded: replaceEqualDeep(before.superseded ?? [], now.superseded ?? []),
    overlaps: replaceEqualDeep(before.overlaps ?? [], now.overlaps ?? []),
  };
  const isSame =
    before.size === now.size &&
    entries.every(([segment, one]) => before.get(segment) === one) &&
    beside.superseded === (before.superseded ?? beside.superseded) &&
    beside.overlaps === (before.overlaps ?? beside.overlaps);
  return isSame ? before : Object.assign(new Map(entries), beside);
}

function bySegment(entries: readonly DiaryEntry[], span: Span): Map<number, SegmentEntries> {
  const diary = new Map<number, SegmentEntries>();
  for (const entry of entries) {
    const start = toInstant(entry.start);
    if (start < span.from || start >= span.to) continue;
    const before = diary.get(segmentOf(start));
    diary.set(segmentOf(start), before ? [...before, entry] : [entry]);
  }
  return diary;
}
