import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { DiaryBySegment } from '../api/queries.ts';
import type { OpenSegment } from './open.ts';
import { inView, VIEWS } from './search.ts';

/** Where letters are text. A choice between buttons is no text. */
const WRITTEN = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';

const route = getRouteApi('/inside/contracts/$contract/diary/$day');

/** 1, 2, 3, 4 are the views; F is the film of the day, from the segment that has the focus. */
export function useViewKeys(opened: OpenSegment, shown: DiaryBySegment | undefined): void {
  const navigate = route.useNavigate();
  const onKey = useRef<(event: KeyboardEvent) => void>(null);
  useEffect(() => {
    onKey.current = (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || isWritten(event.target) || isCovered()) return;
      const view = VIEWS[Number(event.key) - 1];
      if (view) void navigate({ search: (same) => inView(same, view), resetScroll: false });
      else if (event.key.toLowerCase() === 'f') openFilm(opened, shown);
      else return;
      event.preventDefault();
    };
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey.current?.(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** The film of the day, from the segment that has the focus, else from the first. */
export function openFilm(opened: OpenSegment, shown: DiaryBySegment | undefined): void {
  const focused = document.activeElement?.closest('[data-segment]')?.getAttribute('data-segment');
  const segments = [...(shown?.keys() ?? [])];
  const from = segments.find((segment) => segment === Number(focused ?? opened.segment)) ?? segments[0];
  if (from !== undefined) opened.open(from, 'film');
}

function isWritten(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(WRITTEN) !== null;
}

/** Is there a dialog above the page? */
function isCovered(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}
