import type uPlot from 'uplot';
import type { ChartModel } from './chart-model.ts';
import { colourOf, fillPiece, OTHERS } from './paint.ts';

interface Canvas {
  readonly within: HTMLElement;
  readonly dark: boolean;
  readonly onCursor: (at: number | null) => void;
}

/** uPlot gives scales, axes and a cursor; bars and points are drawn here, for it knows no pattern and no stack. */
export function optionsOf(
  model: ChartModel,
  { within, dark, onCursor }: Canvas,
): { options: uPlot.Options; columns: uPlot.AlignedData } {
  const { ink, line, ground } = dark ? NIGHT : DAY;
  const count = model.steps.length;
  const sums = model.steps.map((_, at) =>
    model.parts.reduce((sum, { values }) => sum + (values[at] ?? 0), 0),
  );
  const top = model.top ?? Math.max(1, ...sums);
  const options: uPlot.Options = {
    width: within.clientWidth,
    height: 220,
    padding: [10, 8, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: {
      x: { time: false, range: [-0.5, count - 0.5] },
      y: { range: [0, model.top ?? top * 1.06] },
    },
    axes: axesOf(model, top, { ink, line }),
    series: [{}, { points: { show: false }, paths: () => null }],
    hooks: {
      drawSeries: [(plot) => draw(plot, model, { dark, ground })],
      setCursor: [
        ({ cursor: { idx, left } }) => onCursor(left === undefined || left < 0 ? null : (idx ?? null)),
      ],
    },
  };
  return { options, columns: [sums.map((_, at) => at), sums] };
}

/** Those of the pages, by name: paper is drawn by day while the screen may still be dark. */
const DAY = { ink: '#626e6a', line: '#dde2de', ground: '#ffffff' };
const NIGHT = { ink: '#94a19c', line: '#2b3532', ground: '#181f1d' };

function axesOf(model: ChartModel, top: number, { ink, line }: { ink: string; line: string }): uPlot.Axis[] {
  const count = model.steps.length;
  const axis: uPlot.Axis = {
    stroke: ink,
    font: '12px "Inter Variable", sans-serif',
    grid: { stroke: line, width: 1 },
    ticks: { show: false },
  };
  return [
    {
      ...axis,
      grid: { show: false },
      size: 28,
      splits: (plot) => splits(count, plot.bbox.width / devicePixelRatio),
      values: (_, at) => at.map((step) => model.steps[step]?.short ?? ''),
    },
    {
      ...axis,
      size: 62,
      splits: () => levels(top, model),
      values: (_, at) => at.map(model.mark),
    },
  ];
}

/** As many days as have room, always the first. */
function splits(count: number, width: number): number[] {
  const every = Math.max(1, Math.ceil((count * 56) / Math.max(width, 1)));
  return Array.from({ length: Math.ceil(count / every) }, (_, place) => place * every);
}

/** Four lines or so, on round values: whole hours, or 0, 2.5 … 10, or 1, 2 and 5 of money. */
function levels(top: number, { id, top: fixed }: ChartModel): number[] {
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

function draw(plot: uPlot, model: ChartModel, look: Look): void {
  if (model.form === 'bars') bars(plot, model, look);
  else points(plot, model, look);
}

/** One bar for each step: the parts one on the other, what is manual of each on top of it. */
function bars(plot: uPlot, { steps, parts }: ChartModel, look: Look): void {
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
function points(plot: uPlot, { parts }: ChartModel, { dark, ground }: Look): void {
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
