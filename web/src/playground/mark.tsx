import { type Instant, MINUTE_SECONDS } from '@stint/core/instant';
import { SEGMENT_SECONDS } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { timeExact } from '../time/spoken.ts';
import styles from './mark.module.css';
import type { Mark } from './marks.ts';
import { place } from './place.ts';
import { SignOf } from './sign.tsx';

interface MarkHandleProps {
  readonly mark: Mark;
  readonly row: number;
  readonly frame: Span;
  readonly day: Span;
  readonly at: (clientX: number) => Instant;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  /** `gesture`: moves of one drag, or of one key that is held down, are one step to undo. */
  readonly onMove: (to: Instant, gesture: string) => void;
  readonly onRemove: () => void;
  readonly onDragging: (dragging: boolean) => void;
}

/** One thing on the timeline, moved by mouse, finger, pen or keys. */
export function MarkHandle(props: MarkHandleProps) {
  const { mark, row, frame, chosen, onChoose } = props;
  const drag = useDrag(props);
  const press = useKeys(props);
  const { from, to } = mark.within ?? frame;
  const bar = mark.to === null ? {} : place(frame, mark.at, mark.to - mark.at);
  return (
    <div
      role="slider"
      tabIndex={0}
      className={mark.to === null ? styles.handle : styles.bar}
      data-sign={mark.sign}
      data-lane={mark.lane}
      data-chosen={chosen || undefined}
      data-refused={mark.refused || undefined}
      style={{ ...place(frame, mark.at), ...bar, '--row': row } as React.CSSProperties}
      title={`${mark.says} ${timeExact(mark.at, 'UTC')}`}
      aria-label={mark.refused ? `${mark.says}, refused` : mark.says}
      aria-orientation="horizontal"
      aria-valuemin={from}
      aria-valuemax={Math.max(to, mark.at)}
      aria-valuenow={mark.at}
      aria-valuetext={timeExact(mark.at, 'UTC')}
      onFocus={onChoose}
      onKeyDown={press}
      {...drag}
    >
      <SignOf sign={mark.sign} />
    </div>
  );
}

let gestures = 0;

/** A drag by whole steps, with Shift by ten seconds; the mark stays under the finger where it was taken. */
function useDrag({ mark, frame, at, onMove, onDragging }: MarkHandleProps) {
  const held = useRef<{ grip: number; gesture: string } | null>(null);
  const end = (event: PointerEvent<HTMLElement>) => {
    if (!held.current) return;
    held.current = null;
    event.currentTarget.releasePointerCapture(event.pointerId);
    onDragging(false);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      gestures += 1;
      held.current = { grip: at(event.clientX) - mark.at, gesture: `drag ${gestures}` };
      onDragging(true);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!held.current) return;
      const step = event.shiftKey ? FINE : mark.held.of === 'snapshot' ? FINE : mark.step;
      const to = stepped(at(event.clientX) - held.current.grip, step);
      const next = inside(to, mark.within ?? frame);
      if (next !== mark.at) onMove(next, held.current.gesture);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

const FINE = 10;

/** Arrows move by a minute, with Shift by ten seconds; Page Up and Page Down by ten minutes; Delete takes it away. */
function useKeys({ mark, day, onMove, onRemove }: MarkHandleProps) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      // What is focused goes away: the next Tab goes on from the timeline.
      event.currentTarget.closest('section')?.focus();
      return onRemove();
    }
    const to = byKey(event, mark, day);
    if (to === null) return;
    event.preventDefault();
    if (!event.repeat) gestures += 1;
    const target = event.currentTarget;
    if (to !== mark.at) onMove(to, `key ${gestures}`);
    requestAnimationFrame(() => target.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  };
}

function byKey({ key, shiftKey }: KeyboardEvent, mark: Mark, day: Span): Instant | null {
  const least = mark.step > MINUTE_SECONDS ? mark.step : shiftKey ? FINE : mark.step;
  const by = { ArrowRight: least, ArrowUp: least, ArrowLeft: -least, ArrowDown: -least }[key];
  const page = { PageUp: SEGMENT_SECONDS, PageDown: -SEGMENT_SECONDS }[key];
  const room = mark.within ?? day;
  const to = { Home: mark.within?.from, End: mark.within?.to }[key];
  if (to !== undefined) return to;
  const seconds = by ?? page;
  return seconds === undefined ? null : inside(mark.at + seconds, room);
}

function stepped(at: number, step: number): Instant {
  return Math.round(at / step) * step;
}

function inside(at: Instant, { from, to }: Span): Instant {
  return Math.min(Math.max(at, from), to);
}
