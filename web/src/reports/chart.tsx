import { useComputedColorScheme } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { atFirstTouch } from '../parts/first-touch.ts';
import { useOnPaper } from '../parts/on-paper.ts';
import type { ChartModel } from './chart-model.ts';
import styles from './charts.module.css';
import { DRAWING } from './drawing.ts';
import { Legend } from './legend.tsx';
import type { Pointed } from './pointed.ts';
import { drawStill } from './still.ts';

/**
 * A chart, its cursor, and what the cursor is on. The picture is said in a sentence; by keys the cursor is a slider that
 * reads each step's values; the table beside it says all of it.
 */
export function Chart({ model }: { model: ChartModel }) {
  const [onPaper] = useOnPaper();
  const dark = useComputedColorScheme('light') === 'dark' && !onPaper;
  const [at, setAt] = useState<number | null>(null);
  const { box, place } = usePlot(model, dark, setAt);
  const last = model.steps.length - 1;
  const move = (event: KeyboardEvent): void => {
    const to = movedTo(event.key, at, last);
    if (to === undefined) return;
    event.preventDefault();
    setAt(to);
    place(to);
  };
  return (
    <div className={styles.chart}>
      <div className={styles.plot}>
        <div ref={box} />
        <div
          className={styles.cursor}
          role="slider"
          tabIndex={0}
          aria-label={`${model.title}: step`}
          aria-valuemin={0}
          aria-valuemax={Math.max(last, 0)}
          aria-valuenow={at ?? 0}
          aria-valuetext={at === null ? model.says : readOut(model, at)}
          onKeyDown={move}
          onBlur={() => {
            setAt(null);
            place(null);
          }}
        />
      </div>
      <Legend model={model} at={at} dark={dark} />
    </div>
  );
}

function movedTo(key: string, at: number | null, last: number): number | null | undefined {
  if (key === 'ArrowRight' || key === 'ArrowUp') return Math.min(last, (at ?? -1) + 1);
  if (key === 'ArrowLeft' || key === 'ArrowDown') return Math.max(0, (at ?? last + 1) - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  return key === 'Escape' ? null : undefined;
}

/** `Mon 16 Nov: 6:40. Relaunch 5:00, of it manual 0:20. Upkeep 1:40.` */
function readOut({ steps, parts, tell }: ChartModel, at: number): string {
  const told = parts.flatMap(({ name, values, manual }) => {
    const value = values[at] ?? null;
    if (value === null || value === 0) return [];
    const byHand = manual[at] ? `, of it manual ${tell(manual[at])}` : '';
    return [`${name} ${tell(value)}${byHand}`];
  });
  return `${steps[at]?.long}: ${told.length === 0 ? 'nothing' : told.join('; ')}`;
}

/**
 * Draws into a box, as wide as it is. What points at it is loaded at the first touch of the page, and takes its place.
 * `place` puts the cursor on a step.
 */
function usePlot(model: ChartModel, dark: boolean, onCursor: (at: number | null) => void) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<Pointed>(null);
  const placed = useRef<number | null>(null);
  useEffect(() => {
    const within = box.current;
    if (!within) return;
    let isLeft = false;
    const still = document.createElement('canvas');
    describe(still, model);
    within.replaceChildren(still);
    const fit = () => plot.current?.fit() ?? drawStill(still, model, { dark, width: within.clientWidth });
    fit();
    const watch = new ResizeObserver(fit);
    watch.observe(within);
    const point = async () => {
      const { pointed } = await import('./pointed.ts');
      if (isLeft) return;
      still.remove();
      let isReady = false;
      const told = (at: number | null) => isReady && onCursor(at);
      plot.current = pointed(model, { within, dark, onCursor: told }, DRAWING);
      describe(plot.current.canvas, model);
      // It knows its places when it has drawn itself, a moment later.
      queueMicrotask(() => {
        isReady = true;
        if (placed.current !== null) plot.current?.place(placed.current);
      });
    };
    const forget = atFirstTouch(() => void point());
    return () => {
      isLeft = true;
      forget();
      watch.disconnect();
      plot.current?.end();
      plot.current = null;
    };
  }, [model, dark, onCursor]);
  const place = (at: number | null): void => {
    placed.current = at;
    plot.current?.place(at);
  };
  return { box, place };
}

function describe(canvas: HTMLCanvasElement, { title, says }: ChartModel): void {
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', `${title}. ${says}`);
}
