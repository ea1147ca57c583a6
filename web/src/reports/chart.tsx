import { useComputedColorScheme } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useOnPaper } from '../parts/on-paper.ts';
import type { ChartModel } from './chart-model.ts';
import styles from './charts.module.css';
import { Legend } from './legend.tsx';
import { optionsOf } from './plot.ts';

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

/** Draws into a box, as wide as it is. `place` puts the cursor on a step. */
function usePlot(model: ChartModel, dark: boolean, onCursor: (at: number | null) => void) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);
  useEffect(() => {
    const within = box.current;
    if (!within) return;
    const { options, columns } = optionsOf(model, { within, dark, onCursor });
    const drawn = new uPlot(options, columns, within);
    describe(drawn, model);
    plot.current = drawn;
    const watch = new ResizeObserver(() => drawn.setSize({ width: within.clientWidth, height: HEIGHT }));
    watch.observe(within);
    return () => {
      watch.disconnect();
      drawn.destroy();
      plot.current = null;
    };
  }, [model, dark, onCursor]);
  const place = (at: number | null): void => {
    const drawn = plot.current;
    if (!drawn) return;
    drawn.setCursor(
      { left: at === null ? -10 : drawn.valToPos(at, 'x'), top: at === null ? -10 : 10 },
      false,
    );
  };
  return { box, place };
}

function describe({ ctx }: uPlot, { title, says }: ChartModel): void {
  ctx.canvas.setAttribute('role', 'img');
  ctx.canvas.setAttribute('aria-label', `${title}. ${says}`);
}

const HEIGHT = 220;
