import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useEffect } from 'react';
import type { DiaryBySegment } from '../api/queries.ts';
import { atFirstTouch } from '../parts/first-touch.ts';
import type { Zone } from '../time/zone.ts';
import type { OpenSegment } from './open.ts';

const openDialogs = () => import('./dialogs.tsx');
const openWhy = () => import('./why-sheet.tsx');
const Film = lazy(() => import('./film/film.tsx').then((loaded) => ({ default: loaded.Film })));
const Dialogs = lazy(() => openDialogs().then((loaded) => ({ default: loaded.Dialogs })));
const WhyAside = lazy(() => openWhy().then((loaded) => ({ default: loaded.WhyAside })));

interface OpenedProps {
  readonly diary: DiaryBySegment;
  /** The part of it that the filter lets through. */
  readonly shown: DiaryBySegment;
  readonly opened: OpenSegment;
  readonly zone: Zone;
}

/** What is open of a segment: its Why? beside the day (below it, on a phone), its picture, its memo, its deletion. */
export function OpenedSegment({ diary, shown, opened, zone }: OpenedProps) {
  const { segment, show } = opened;
  const wide = useMediaQuery('(min-width: 1181px)', undefined, { getInitialValueInEffect: false });
  // They are fetched before they are asked for. If that fails, opening one fetches it again.
  useEffect(() => atFirstTouch(() => void Promise.allSettled([openDialogs(), openWhy()])), []);
  const entries = segment === null ? undefined : diary.get(segment);
  if (segment === null || show === null || !entries) return null;
  const same = { segment, entries, opened, zone };
  if (show === 'film') {
    return (
      <Suspense>
        <Film {...same} diary={shown} />
      </Suspense>
    );
  }
  return (
    <Suspense>
      {wide && show === 'why' ? <WhyAside {...same} /> : <Dialogs {...same} diary={diary} />}
    </Suspense>
  );
}
