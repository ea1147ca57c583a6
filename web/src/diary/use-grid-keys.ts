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

/** Arrow keys move the focus, with Shift the choice too; letters do what the segment allows; what is open follows. */
export function useGridKeys(rows: readonly Row[], diary: DiaryBySegment, opened: OpenSegment) {
  const ref = useRef<HTMLDivElement>(null);
  const store = useChoiceStore();
  const { undo } = useUndo();
  const [focused, onFocus] = useState<SegmentNumber | null>(null);
  const current = currentOf(rows, [opened.segment, focused]);
  const onKeyDown = (event: KeyboardEvent) => {
    const isOnCell = event.target instanceof Element && event.target.matches('[data-segment]');
    if (current === null || !isOnCell) return;
    const step = stepOfKey(event);
    const deed = deedOfKey(event);
    if (!step && !deed) return;
    event.preventDefault();
    if (step) {
      const next = stepFrom(current, step, rows);
      if (event.shiftKey) extend(store, current, next);
      onFocus(next);
      if (opened.segment !== null && diary.has(next)) opened.follow(next);
      ref.current?.querySelector<HTMLElement>(`[data-segment="${next}"]`)?.focus();
    } else if (deed === 'undo') undo();
    else if (deed) doDeed(deed, current, { store, diary, opened });
  };
  useFocusBack(ref, opened);
  return { current, onFocus, ref, onKeyDown };
}

interface Places {
  readonly store: ChoiceStore;
  readonly diary: DiaryBySegment;
  readonly opened: OpenSegment;
}

function doDeed(
  deed: Exclude<KeyDeed, 'undo'>,
  current: SegmentNumber,
  { store, diary, opened }: Places,
): void {
  const { worked } = store.reach();
  const isHeld = diary.has(current);
  const many = store.get().chosen.size > 0;
  switch (deed) {
    case 'toggle':
      return store.toggle(current);
    case 'all':
      return store.choose(worked);
    case 'close':
      return many ? store.clear() : opened.close();
    case 'manual':
      return askForManual(store, current);
    case 'look':
      if (isHeld) opened.open(current, lookAt(diary, current));
      else askForManual(store, current);
      return;
    case 'minutes':
      if (isHeld) toggleMinutes(opened.show === 'why');
      if (isHeld && opened.show !== 'why') opened.open(current, 'why');
      return;
    case 'memo':
    case 'delete':
      if (many) store.ask(deed === 'memo' ? 'memos' : 'delete');
      else if (isHeld) opened.open(current, deed);
      return;
    case 'why':
      if (isHeld) opened.open(current, 'why');
  }
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
