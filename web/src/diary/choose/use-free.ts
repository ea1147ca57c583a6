import type { SegmentNumber } from '@stint/core/segment';
import { SEGMENT_SECONDS } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import { toInstant } from '@stint/wire/letters';
import { useMemo } from 'react';
import type { DiaryBySegment } from '../../api/queries.ts';
import { useContract } from '../../contract/context.ts';
import { useManualTerms } from '../../contract/manual-terms.ts';
import { useNow } from '../../time/house-clock.ts';
import { freeIn } from './reach.ts';

/** Where the reader could write time in by hand: nowhere, for whoever only looks. */
export function useFree(span: Span, diary: DiaryBySegment | undefined): ReadonlySet<SegmentNumber> {
  const { side, contract } = useContract();
  const terms = useManualTerms();
  // By the segment that runs, and nothing finer.
  const now = Math.floor(useNow() / SEGMENT_SECONDS) * SEGMENT_SECONDS;
  const { first, changes } = terms.manualTime;
  const mayWrite = side === 'freelancer' && (first || changes.some(({ value }) => value));
  const { starts, endedAt } = contract;
  return useMemo(() => {
    if (!mayWrite || !diary) return NONE;
    const ended = endedAt === null ? null : toInstant(endedAt);
    return freeIn(span, diary, { terms, starts: toInstant(starts), ended, now });
  }, [mayWrite, span, diary, terms, starts, endedAt, now]);
}

const NONE: ReadonlySet<SegmentNumber> = new Set();
