import type { SegmentNumber } from '@stint/core/segment';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { DiaryBySegment } from '../api/queries.ts';
import type { ChoiceStore } from './choose/choice-store.ts';
import { useChoiceStore } from './choose/use-choice.ts';
import { lookAt } from './face.ts';
import { type Row, stepFrom } from './grid.ts';
import { deedOfKey, type KeyDeed, stepOfKey } from './keys.ts';
import { toggleMinutes } from './minutes-open.ts';
import type { OpenSegment } from './open.ts';
import { useUndo } from './undo/use-undo.ts';
import { segmentOfTarget } from './views/segment-of-target.ts';

/** Arrow keys move the focus, with Shift the choice too; letters do what the segment allows; what is open follows. */
export function useGridKeys(rows: readonly Row[], diary: DiaryBySegment, opened: OpenSegment) {
  const ref = useRef<HTMLDivElement>(null);
  const store = useChoiceStore();
  const { undo } = useUndo();
  const [focused, onFocus] = useState<SegmentNumber | null>(null);
  const current = currentOf(rows, [opened.segment, focused]);
  const onKeyDown = (event: KeyboardEvent) => {
    // By the cell that has the focus: what is open may be another one.
    const isOnCell = event.target instanceof Element && event.target.matches('[data-segment]');
    const here = isOnCell ? segmentOfTarget(event.target) : null;
    if (here === null) return;
    const step = stepOfKey(event);
    const deed = deedOfKey(event);
    if (!step && !deed) return;
    event.preventDefault();
    if (step) {
      const next = stepFrom(here, step, rows);
      if (event.shiftKey) extend(store, here, next);
      onFocus(next);
      if (opened.segment !== null && diary.has(next)) opened.follow(next);
      ref.current?.querySelector<HTMLElement>(`[data-segment="${next}"]`)?.focus();
    } else if (deed === 'undo') undo();
    else if (deed) doDeed(deed, here, { store, diary, opened });
  };
  useFocusBack(ref, opened);
  return { current, onFocus, ref, onKeyDown };
}

interface Places {
  readonly store: ChoiceStore;
  readonly diary: DiaryBySegment;
  readonly opened: OpenSegment;
}

function doDeed(deed: Exclude<KeyDeed, 'undo'>, current: SegmentNumber, places: Places): void {
  const { store, diary, opened } = places;
  const isHeld = diary.has(current);
  const many = store.get().chosen.size > 0;
  const deeds: Readonly<Record<typeof deed, () => void>> = {
    toggle: () => store.toggle(current),
    all: () => store.choose(store.reach().worked),
    close: () => (many ? store.clear() : opened.close()),
    manual: () => askForManual(store, current),
    look: () => (isHeld ? opened.open(current, lookAt(diary, current)) : askForManual(store, current)),
    why: () => isHeld && opened.open(current, 'why'),
    minutes: () => isHeld && showMinutes(current, opened),
    memo: () => (many ? store.ask('memos') : isHeld && opened.open(current, 'memo')),
    delete: () => (many ? store.ask('delete') : isHeld && opened.open(current, 'delete')),
  };
  deeds[deed]();
}

function showMinutes(current: SegmentNumber, opened: OpenSegment): void {
  toggleMinutes(opened.show === 'why');
  if (opened.show !== 'why') opened.open(current, 'why');
}

/** Time by hand in what is chosen; where none of it is free, in the segment that has the focus. */
function askForManual(store: ChoiceStore, current: SegmentNumber): void {
  const { free } = store.reach();
  if (![...store.get().chosen].some((segment) => free.has(segment))) {
    if (!free.has(current)) return;
    store.choose([current]);
  }
  store.ask('manual');
}

/** Shift and an arrow: the choice goes on from where it began last, or begins at the focus. */
function extend(store: ChoiceStore, from: SegmentNumber, to: SegmentNumber): void {
  if (!store.has(from) || store.get().anchor === null) store.begin(from, true);
  store.extendTo(to);
}

/** What was open of a segment closes: the focus is on that segment again. */
function useFocusBack(ref: RefObject<HTMLDivElement | null>, { show, segment }: OpenSegment) {
  const before = useRef<SegmentNumber | null>(null);
  useEffect(() => {
    if (show !== null) before.current = segment;
    else if (before.current !== null) {
      ref.current?.querySelector<HTMLElement>(`[data-segment="${before.current}"]`)?.focus();
      before.current = null;
    }
  }, [ref, show, segment]);
}

function currentOf(rows: readonly Row[], wanted: readonly (SegmentNumber | null)[]): SegmentNumber | null {
  const there = rows.flatMap(({ segments }) => segments.filter((segment) => segment !== null));
  return wanted.find((segment) => segment !== null && there.includes(segment)) ?? there[0] ?? null;
}
