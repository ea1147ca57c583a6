import type { SegmentNumber } from '@stint/core/segment';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { SegmentEntries } from '../api/queries.ts';
import type { Zone } from '../time/zone.ts';
import { type DiarySearch, withoutOpen } from './search.ts';

const route = getRouteApi('/inside/contracts/$contract/diary/$day');

export interface OpenSegment {
  readonly segment: SegmentNumber | null;
  readonly show: DiarySearch['show'] | null;
  /** Opens something of a segment; Back closes it again. */
  readonly open: (segment: SegmentNumber, show: NonNullable<DiarySearch['show']>) => void;
  /** Shows the same of another segment, without a step back to this one. */
  readonly follow: (segment: SegmentNumber) => void;
  readonly close: () => void;
}

/** Which segment is open, and in what: it stands in the address. */
export function useOpenSegment(): OpenSegment {
  const { segment = null, show = null } = route.useSearch();
  const navigate = route.useNavigate();
  const open = useCallback<OpenSegment['open']>(
    (next, what) =>
      void navigate({
        search: (same) => ({ ...same, segment: next, show: what }),
        resetScroll: false,
        replace: show !== null,
      }),
    [navigate, show],
  );
  const follow = useCallback<OpenSegment['follow']>(
    (next) =>
      void navigate({
        search: (same) => ({ ...same, segment: next }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const close = useCallback(
    () => void navigate({ search: withoutOpen, replace: true, resetScroll: false }),
    [navigate],
  );
  return { segment, show, open, follow, close };
}

/** What every sheet and dialog of a segment is given. */
export interface OfSegment {
  readonly segment: SegmentNumber;
  readonly entries: SegmentEntries;
  readonly opened: OpenSegment;
  readonly zone: Zone;
}
