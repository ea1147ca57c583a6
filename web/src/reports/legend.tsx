import { useEffect, useRef } from 'react';
import type { ChartModel } from './chart-model.ts';
import styles from './charts.module.css';
import { fillPiece, OTHERS } from './paint.ts';

/** What each colour and pattern is, and its value where the cursor stands. A slider says the same aloud. */
export function Legend({ model, at, dark }: { model: ChartModel; at: number | null; dark: boolean }) {
  const { parts, steps, tell } = model;
  const isManual = parts.some(({ manual }) => manual.some((seconds) => seconds > 0));
  const sum = at === null ? null : parts.reduce((before, { values }) => before + (values[at] ?? 0), 0);
  return (
    <div className={styles.legend} aria-hidden="true">
      <p className={styles.step}>
        {at === null ? (
          <span>Point at the chart, or use the arrow keys, for each value.</span>
        ) : (
          <>
            <strong>{steps[at]?.long}</strong>
            {parts.length > 1 && sum !== null && <strong>{tell(sum)}</strong>}
          </>
        )}
      </p>
      <ul>
        {parts.map(({ name, values, manual, others }, part) => (
          <li key={name}>
            {model.form === 'bars' && <Swatch part={others ? OTHERS : part} dark={dark} />}
            <bdi>{name}</bdi>
            {at !== null && (values[at] ?? 0) > 0 && <b>{tell(values[at] ?? 0)}</b>}
            {at !== null && (manual[at] ?? 0) > 0 && <small>manual {tell(manual[at] ?? 0)}</small>}
          </li>
        ))}
        {isManual && (
          <li>
            <Swatch part={0} dark={dark} manual />
            <span>hatched: manual</span>
          </li>
        )}
      </ul>
    </div>
  );
}

const SIZE = 14;

function Swatch({ part, dark, manual = false }: { part: number; dark: boolean; manual?: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !canvas.current) return;
    const size = Math.round(SIZE * devicePixelRatio);
    canvas.current.width = size;
    canvas.current.height = size;
    const ground = getComputedStyle(canvas.current).getPropertyValue('--surface').trim();
    fillPiece(context, { x: 0, y: 0, width: size, height: size }, { part, manual, dark, ground });
  }, [part, dark, manual]);
  return <canvas ref={canvas} className={styles.swatch} style={{ width: SIZE, height: SIZE }} />;
}
