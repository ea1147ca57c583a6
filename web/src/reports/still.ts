import type { ChartModel } from './chart-model.ts';
import { type Drawn, draw, inksOf, levels, PLACES, scaleOf, splits } from './drawing.ts';

/** Draws a chart as uPlot would, without its cursor: what is seen until somebody points at it. */
export function drawStill(
  canvas: HTMLCanvasElement,
  model: ChartModel,
  { dark, width }: { readonly dark: boolean; readonly width: number },
): void {
  const ctx = canvas.getContext('2d');
  if (!ctx || width === 0) return;
  const ratio = devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(PLACES.height * ratio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${PLACES.height}px`;
  const { ground } = inksOf(dark);
  const drawn = placesOf(ctx, model, width);
  drawAxes(drawn, model, dark);
  draw(drawn, model, { dark, ground });
}

function placesOf(ctx: CanvasRenderingContext2D, model: ChartModel, width: number): Drawn {
  const ratio = devicePixelRatio;
  const { count, end } = scaleOf(model);
  const across = (width - PLACES.left - PLACES.right) * ratio;
  const down = (PLACES.height - PLACES.top - PLACES.bottom) * ratio;
  return {
    ctx,
    bbox: { width: across },
    valToPos: (value, scale) =>
      scale === 'x'
        ? PLACES.left * ratio + ((value + 0.5) / count) * across
        : PLACES.top * ratio + (1 - value / end) * down,
  };
}

/** What uPlot leaves between the picture and the words beside it. */
const GAP = 5;

function drawAxes({ ctx, bbox, valToPos }: Drawn, model: ChartModel, dark: boolean): void {
  const ratio = devicePixelRatio;
  const { ink, line } = inksOf(dark);
  const { count, top } = scaleOf(model);
  ctx.font = `${12 * ratio}px "Inter Variable", sans-serif`;
  ctx.fillStyle = ink;
  ctx.strokeStyle = line;
  ctx.lineWidth = ratio;
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  for (const level of levels(top, model)) {
    const y = Math.round(valToPos(level, 'y', true));
    ctx.fillText(model.mark(level), (PLACES.left - GAP) * ratio, y);
    ctx.beginPath();
    ctx.moveTo(PLACES.left * ratio, y);
    ctx.lineTo(PLACES.left * ratio + bbox.width, y);
    ctx.stroke();
  }
  ctx.textAlign = 'center';
  ctx.textBaseline = 'top';
  const foot = (PLACES.height - PLACES.bottom + GAP) * ratio;
  for (const step of splits(count, bbox.width / ratio)) {
    ctx.fillText(model.steps[step]?.short ?? '', valToPos(step, 'x', true), foot);
  }
}
