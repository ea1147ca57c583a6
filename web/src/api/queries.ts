import { formatInstant } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import { listBonusRequests } from '@stint/wire/bonus';
import { demoSignIns, listPayouts, readBalances, readLedger, readPurses } from '@stint/wire/books';
import { listContracts, readContract } from '@stint/wire/contracts';
import { readSession } from '@stint/wire/desk';
import { listDevices, readGrant } from '@stint/wire/device';
import { type DiaryEntry, listWeeks, readDiary, readWeek } from '@stint/wire/diary';
import { listDownloads } from '@stint/wire/downloads';
import { readFeedback } from '@stint/wire/feedback';
import { toInstant } from '@stint/wire/letters';
import { listMilestones } from '@stint/wire/milestones';
import { listPaymentMethods } from '@stint/wire/payment-methods';
import { listPeople, whoAmI } from '@stint/wire/people';
import type { Answer } from '@stint/wire/route';
import { type Consequences, readConsequences, readTimeline } from '@stint/wire/timeline';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
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

/** What happened on a contract, the newest first, page by page. */
export const timelinePages = (contract: string) =>
  infiniteQueryOptions({
    queryKey: ['timeline', contract],
    queryFn: ({ pageParam, signal }) =>
      ask(readTimeline, {
        params: { contract },
        query: pageParam === null ? {} : { before: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** The newest versions of a contract's terms, the newest first. */
export const versionsOf = (contract: string) =>
  queryOptions({
    queryKey: ['timeline', contract, 'terms'],
    queryFn: async ({ signal }) =>
      (await ask(readTimeline, { params: { contract }, query: { of: 'terms' }, signal })).items,
  });

/** What a deed would do if it were done now: read anew each time somebody is about to do it. */
export const consequencesOf = (contract: string, of: Consequences['of']) =>
  queryOptions({
    queryKey: ['consequences', contract, of],
    queryFn: ({ signal }) => ask(readConsequences, { params: { contract }, query: { of }, signal }),
    staleTime: 0,
    gcTime: 0,
  });

export const milestonesOf = (contract: string) =>
  queryOptions({
    queryKey: ['milestones', contract],
    queryFn: ({ signal }) => ask(listMilestones, { params: { contract }, signal }),
  });

export const feedbackOf = (contract: string) =>
  queryOptions({
    queryKey: ['feedback', contract],
    queryFn: ({ signal }) => ask(readFeedback, { params: { contract }, signal }),
  });

/** The diary of a span of whole segments, by segment number; in one segment tracked, manual, deleted. */
export const diaryOf = (contract: string, { from, to }: Span) =>
  queryOptions({
    queryKey: ['diary', contract, from, to],
    queryFn: async ({ signal }): Promise<DiaryBySegment> => {
      const query = { from: formatInstant(from), to: formatInstant(to) };
      const { entries, superseded, overlaps } = await ask(readDiary, { params: { contract }, query, signal });
      return Object.assign(bySegment(entries, { from, to }), { superseded, overlaps });
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

export const grantOf = (userCode: string) =>
  queryOptions({
    queryKey: ['grant', userCode],
    queryFn: ({ signal }) => ask(readGrant, { params: { userCode }, signal }),
    staleTime: 0,
  });

/** Which of the reader's own trackers tracks now. */
export const deskSession = queryOptions({
  queryKey: ['desk-session'],
  queryFn: async ({ signal }) => (await ask(readSession, { signal })).session,
});

export const devices = queryOptions({
  queryKey: ['devices'],
  queryFn: ({ signal }) => ask(listDevices, { signal }),
});

/** The trackers that this house offers. */
export const downloads = queryOptions({
  queryKey: ['downloads'],
  queryFn: ({ signal }) => ask(listDownloads, { signal }),
});

export const people = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => ask(listPeople, { signal }),
});

export const balances = queryOptions({
  queryKey: ['balances'],
  queryFn: ({ signal }) => ask(readBalances, { signal }),
});

export const ledgerPages = infiniteQueryOptions({
  queryKey: ['ledger'],
  queryFn: ({ pageParam, signal }) => ask(readLedger, { query: { after: pageParam, limit: 100 }, signal }),
  initialPageParam: 0,
  getNextPageParam: ({ next }) => next,
});

/** What a segment holds, as the wire tells it; never empty. */
export type SegmentEntries = readonly [DiaryEntry, ...DiaryEntry[]];

export interface DiaryBySegment extends ReadonlyMap<number, SegmentEntries> {
  /** Manual time that gave way to a tracked segment (M4). */
  readonly superseded?: Answer<typeof readDiary>['superseded'];
  /** What another tracker of the same person had brought before (T6); told to the freelancer alone. */
  readonly overlaps?: Answer<typeof readDiary>['overlaps'];
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
