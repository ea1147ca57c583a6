import type { ChartModel } from './chart-model.ts';
import { colourOf, fillPiece, OTHERS } from './paint.ts';

/** What is drawn on, in the pixels of the canvas. */
export interface Drawn {
  readonly ctx: CanvasRenderingContext2D;
  readonly bbox: { readonly width: number };
  readonly valToPos: (value: number, scale: 'x' | 'y', canvasPixels: true) => number;
}

/** How much room the picture has, and what is beside its bars. */
export const PLACES = { height: 220, top: 10, right: 8, bottom: 28, left: 62 };

/** How many steps there are, what each comes to, the highest, and where the scale ends. */
export function scaleOf({ steps, parts, top: fixed }: ChartModel) {
  const sums = steps.map((_, at) => parts.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  const top = fixed ?? Math.max(1, ...sums);
  return { count: steps.length, sums, top, end: fixed ?? top * 1.06 };
}

/** Those of the pages, by name: paper is drawn by day while the screen may still be dark. */
export function inksOf(dark: boolean) {
  return dark ? NIGHT : DAY;
}

const DAY = { ink: '#626e6a', line: '#dde2de', ground: '#ffffff' };
const NIGHT = { ink: '#94a19c', line: '#2b3532', ground: '#181f1d' };

/** As many days as have room, always the first. */
export function splits(count: number, width: number): number[] {
  const every = Math.max(1, Math.ceil((count * 56) / Math.max(width, 1)));
  return Array.from({ length: Math.ceil(count / every) }, (_, place) => place * every);
}

/** Four lines or so, on round values: whole hours, or 0, 2.5 … 10, or 1, 2 and 5 of money. */
export function levels(top: number, { id, top: fixed }: ChartModel): number[] {
  if (fixed !== null) return [0, 2.5, 5, 7.5, 10].map((level) => (level * fixed) / 10);
  const step = id === 'hours' ? roundHours(top / 4) : roundNumber(top / 4);
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, place) => place * step);
}

function roundHours(seconds: number): number {
  const steps = [600, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400];
  return steps.find((step) => step >= seconds) ?? 86_400 * roundNumber(seconds / 86_400);
}

function roundNumber(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return ([1, 2, 5, 10].find((times) => times * power >= value) ?? 10) * power;
}

interface Look {
  readonly dark: boolean;
  readonly ground: string;
}

export function draw(plot: Drawn, model: ChartModel, look: Look): void {
  if (model.form === 'bars') bars(plot, model, look);
  else points(plot, model, look);
}

/** One bar for each step: the parts one on the other, what is manual of each on top of it. */
function bars(plot: Drawn, { steps, parts }: ChartModel, look: Look): void {
  const room = plot.bbox.width / steps.length;
  const width = Math.max(1, Math.min(room * 0.72, 46 * devicePixelRatio));
  steps.forEach((_, at) => {
    const x = Math.round(plot.valToPos(at, 'x', true) - width / 2);
    let below = 0;
    parts.forEach(({ values, manual, others }, place) => {
      const part = others ? OTHERS : place;
      const value = values[at] ?? 0;
      const byHand = Math.min(manual[at] ?? 0, value);
      for (const [size, isManual] of [
        [value - byHand, false],
        [byHand, true],
      ] as const) {
        const [foot, head] = [below, below + size].map((level) =>
          Math.round(plot.valToPos(level, 'y', true)),
        );
        const piece = { x, y: head ?? 0, width, height: (foot ?? 0) - (head ?? 0) };
        fillPiece(plot.ctx, piece, { part, manual: isManual, ...look });
        below += size;
      }
    });
  });
}

/** A point for each step with something, and a line where two stand side by side. */
function points(plot: Drawn, { parts }: ChartModel, { dark, ground }: Look): void {
  const { ctx } = plot;
  const [part] = parts;
  if (!part) return;
  const at = (step: number, value: number) =>
    [plot.valToPos(step, 'x', true), plot.valToPos(value, 'y', true)] as const;
  ctx.save();
  ctx.strokeStyle = colourOf(0, dark);
  ctx.lineWidth = 2 * devicePixelRatio;
  ctx.beginPath();
  part.values.forEach((value, step) => {
    const before = part.values[step - 1] ?? null;
    if (value === null) return;
    if (before === null) ctx.moveTo(...at(step, value));
    else ctx.lineTo(...at(step, value));
  });
  ctx.stroke();
  ctx.fillStyle = ground;
  part.values.forEach((value, step) => {
    if (value === null) return;
    ctx.beginPath();
    ctx.arc(...at(step, value), 4 * devicePixelRatio, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  });
  ctx.restore();
}

/** All of it, for what is loaded later: it is handed over, so that it stays in one file with who draws first. */
export const DRAWING = { draw, inksOf, levels, PLACES, scaleOf, splits };
export type Drawing = typeof DRAWING;
