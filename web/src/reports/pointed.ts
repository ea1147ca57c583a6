import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { ChartModel } from './chart-model.ts';
import type { Drawing } from './drawing.ts';
import { optionsOf } from './plot.ts';

/** A chart that can be pointed at. */
export interface Pointed {
  readonly canvas: HTMLCanvasElement;
  /** Puts the cursor on a step. */
  place(at: number | null): void;
  fit(): void;
  end(): void;
}

/** Draws a chart with a cursor into a box, as wide as it is. Loaded with the first sign of somebody who would use it. */
export function pointed(
  model: ChartModel,
  canvas: { within: HTMLElement; dark: boolean; onCursor: (at: number | null) => void },
  drawing: Drawing,
): Pointed {
  const { within } = canvas;
  const { options, columns } = optionsOf(model, canvas, drawing);
  const drawn = new uPlot(options, columns, within);
  return {
    canvas: drawn.ctx.canvas,
    place: (at) => {
      const left = at === null ? -10 : drawn.valToPos(at, 'x');
      drawn.setCursor({ left, top: at === null ? -10 : 10 }, false);
    },
    fit: () => drawn.setSize({ width: within.clientWidth, height: drawing.PLACES.height }),
    end: () => drawn.destroy(),
  };
}
