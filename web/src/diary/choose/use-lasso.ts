import type { SegmentNumber } from '@stint/core/segment';
import { type RefObject, useEffect, useRef } from 'react';
import type { ChoiceStore } from './choice-store.ts';
import { nearest, type Place, scrollStep } from './lasso.ts';
import { useChoiceStore } from './use-choice.ts';

/**
 * Dragging with a mouse or a pen chooses the cells of a ground (each with `data-segment`), in time order. A touch
 * scrolls, as everywhere. `onEnd` is told where the pointer was let go.
 */
export function useLasso(ground: RefObject<HTMLElement | null>, onEnd: (last: SegmentNumber) => void): void {
  const store = useChoiceStore();
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  useEffect(
    () => (ground.current ? lassoOn(ground.current, store, (last) => end.current(last)) : undefined),
    [ground, store],
  );
}

interface Drag {
  readonly pointer: number;
  readonly from: { readonly x: number; readonly y: number };
  readonly segment: SegmentNumber;
  readonly adding: boolean;
  readonly extending: boolean;
  /** Null until it has moved far enough to be none of a click. */
  places: readonly Place[] | null;
  x: number;
  y: number;
  last: SegmentNumber;
  frame: number;
}

/** Pixels: less is the tremble of a click. */
const TREMBLE = 5;

function lassoOn(ground: HTMLElement, store: ChoiceStore, onEnd: (last: SegmentNumber) => void): () => void {
  let drag: Drag | null = null;
  const down = (event: PointerEvent) => {
    drag = event.button === 0 && event.pointerType !== 'touch' ? dragFrom(event) : null;
  };
  const move = (event: PointerEvent) => {
    if (!drag || event.pointerId !== drag.pointer) return;
    drag.x = event.clientX;
    drag.y = event.clientY;
    if (!drag.places && !begin(drag)) return;
    drag.frame ||= requestAnimationFrame(draw);
  };
  const begin = (begun: Drag): boolean => {
    if (Math.hypot(begun.x - begun.from.x, begun.y - begun.from.y) < TREMBLE) return false;
    begun.places = placesIn(ground);
    ground.setPointerCapture(begun.pointer);
    ground.dataset.dragging = '';
    getSelection()?.removeAllRanges();
    if (!begun.extending) store.begin(begun.segment, begun.adding);
    return true;
  };
  const draw = () => {
    if (!drag?.places) return;
    drag.frame = 0;
    const step = scrollStep(drag.y, topOfPage(), innerHeight);
    const scrolled = scrollY;
    if (step !== 0) scrollBy(0, step);
    const corner = ground.getBoundingClientRect();
    const segment = nearest(drag.places, drag.x - corner.left, drag.y - corner.top);
    if (segment !== null && segment !== drag.last) {
      drag.last = segment;
      store.extendTo(segment);
    }
    if (scrollY !== scrolled) drag.frame = requestAnimationFrame(draw);
  };
  const leave = (event: PointerEvent) => {
    if (!drag || event.pointerId !== drag.pointer) return;
    const ended = drag;
    if (ended.frame) draw();
    cancelAnimationFrame(ended.frame);
    drag = null;
    delete ground.dataset.dragging;
    if (!ended.places) return;
    // The click that ends a drag opens nothing.
    addEventListener('click', stop, { capture: true, once: true });
    requestAnimationFrame(() => removeEventListener('click', stop, { capture: true }));
    if (event.type === 'pointerup') onEnd(ended.last);
  };
  const listeners = [
    ['pointerdown', down],
    ['pointermove', move],
    ['pointerup', leave],
    ['pointercancel', leave],
  ] as const;
  for (const [name, listener] of listeners) ground.addEventListener(name, listener);
  // A picture would be dragged away by itself.
  ground.addEventListener('dragstart', prevent);
  return () => {
    cancelAnimationFrame(drag?.frame ?? 0);
    for (const [name, listener] of listeners) ground.removeEventListener(name, listener);
    ground.removeEventListener('dragstart', prevent);
  };
}

function dragFrom(event: PointerEvent): Drag | null {
  const { target, clientX: x, clientY: y } = event;
  const cell = target instanceof Element ? target.closest('[data-segment]') : null;
  if (!cell || (target instanceof Element && target.closest('a, button, input'))) return null;
  const segment = Number(cell.getAttribute('data-segment'));
  return {
    pointer: event.pointerId,
    from: { x, y },
    segment,
    adding: event.ctrlKey || event.metaKey,
    extending: event.shiftKey,
    places: null,
    x,
    y,
    last: segment,
    frame: 0,
  };
}

/** Measured once a drag: nothing on the ground moves while it is dragged over. */
function placesIn(ground: HTMLElement): Place[] {
  const corner = ground.getBoundingClientRect();
  return [...ground.querySelectorAll('[data-segment]')].map((cell) => {
    const { left, top, right, bottom } = cell.getBoundingClientRect();
    return {
      segment: Number(cell.getAttribute('data-segment')),
      left: left - corner.left,
      top: top - corner.top,
      right: right - corner.left,
      bottom: bottom - corner.top,
    };
  });
}

/** Below the head that stays when the page scrolls. */
function topOfPage(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
}

function stop(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}

function prevent(event: Event): void {
  event.preventDefault();
}
