import type { SegmentNumber } from '@stint/core/segment';
import type { ChoiceStore } from './choice-store.ts';
import { nearest, type Place, scrollStep } from './lasso.ts';

/** A pointer that is held down on a cell. */
interface Held {
  readonly pointer: number;
  readonly from: { readonly x: number; readonly y: number };
  readonly segment: SegmentNumber;
  readonly adding: boolean;
  readonly extending: boolean;
  x: number;
  y: number;
  /** Null until it has moved far enough to be none of a click. */
  drag: Drag | null;
}

interface Drag {
  /** Measured once: nothing on the ground moves while it is dragged over. */
  readonly places: readonly Place[];
  /** Below the head that stays when the page scrolls. */
  readonly top: number;
  last: SegmentNumber;
  frame: number;
}

/** Pixels: less is the tremble of a click. */
const TREMBLE = 5;

/** Chooses the cells of a ground that a mouse or a pen is dragged over. Answers how to leave it. */
export function lassoOn(
  ground: HTMLElement,
  store: ChoiceStore,
  onEnd: (last: SegmentNumber) => void,
): () => void {
  let held: Held | null = null;
  const down = (event: PointerEvent) => {
    held = event.button === 0 && event.pointerType !== 'touch' ? heldBy(event) : null;
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== held?.pointer) return;
    held.x = event.clientX;
    held.y = event.clientY;
    if (!held.drag && Math.hypot(held.x - held.from.x, held.y - held.from.y) < TREMBLE) return;
    held.drag ??= begin(ground, store, held);
    held.drag.frame ||= requestAnimationFrame(draw);
  };
  const draw = () => {
    if (!held?.drag) return;
    held.drag.frame = 0;
    if (step(ground, store, held, held.drag)) held.drag.frame = requestAnimationFrame(draw);
  };
  const leave = (event: PointerEvent) => {
    if (event.pointerId !== held?.pointer) return;
    const { drag } = held;
    if (drag?.frame) {
      cancelAnimationFrame(drag.frame);
      step(ground, store, held, drag);
    }
    held = null;
    delete ground.dataset.dragging;
    if (!drag) return;
    holdBackClick();
    if (event.type === 'pointerup') onEnd(drag.last);
  };
  const listeners = { pointerdown: down, pointermove: move, pointerup: leave, pointercancel: leave } as const;
  return listen(ground, listeners, () => cancelAnimationFrame(held?.drag?.frame ?? 0));
}

function heldBy(event: PointerEvent): Held | null {
  const { target, clientX: x, clientY: y } = event;
  const cell = target instanceof Element ? target.closest('[data-segment]') : null;
  if (!cell || (target instanceof Element && target.closest('a, button, input, summary'))) return null;
  return {
    pointer: event.pointerId,
    from: { x, y },
    segment: Number(cell.getAttribute('data-segment')),
    adding: event.ctrlKey || event.metaKey,
    extending: event.shiftKey,
    x,
    y,
    drag: null,
  };
}

function begin(ground: HTMLElement, store: ChoiceStore, held: Held): Drag {
  ground.setPointerCapture(held.pointer);
  ground.dataset.dragging = '';
  getSelection()?.removeAllRanges();
  if (!held.extending) store.begin(held.segment, held.adding);
  const top = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  return { places: placesIn(ground), top, last: held.segment, frame: 0 };
}

/** One frame: the choice goes to where the pointer is. At the edge the page scrolls, and another frame is needed. */
function step(ground: HTMLElement, store: ChoiceStore, { x, y }: Held, drag: Drag): boolean {
  const before = scrollY;
  const by = scrollStep(y, drag.top, innerHeight);
  if (by !== 0) scrollBy(0, by);
  const corner = ground.getBoundingClientRect();
  const segment = nearest(drag.places, x - corner.left, y - corner.top);
  if (segment !== null && segment !== drag.last) {
    drag.last = segment;
    store.extendTo(segment);
  }
  return scrollY !== before;
}

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

/** The click that ends a drag opens nothing. */
function holdBackClick(): void {
  const stop = (event: Event) => {
    event.stopPropagation();
    event.preventDefault();
  };
  addEventListener('click', stop, { capture: true, once: true });
  requestAnimationFrame(() => removeEventListener('click', stop, { capture: true }));
}

type Listeners = Readonly<Record<string, (event: PointerEvent) => void>>;

/** Answers how to leave it. A picture would be dragged away by itself: it is not. */
function listen(ground: HTMLElement, listeners: Listeners, onLeave: () => void): () => void {
  const prevent = (event: Event) => event.preventDefault();
  const all = Object.entries({ ...listeners, dragstart: prevent }) as [string, EventListener][];
  for (const [name, listener] of all) ground.addEventListener(name, listener);
  return () => {
    onLeave();
    for (const [name, listener] of all) ground.removeEventListener(name, listener);
  };
}
