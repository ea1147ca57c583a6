import type uPlot from 'uplot';
import type { ChartModel } from './chart-model.ts';
import type { Drawing } from './drawing.ts';

interface Canvas {
  readonly within: HTMLElement;
  readonly dark: boolean;
  readonly onCursor: (at: number | null) => void;
}

/** uPlot gives scales, axes and a cursor; bars and points are drawn here, for it knows no pattern and no stack. */
export function optionsOf(
  model: ChartModel,
  { within, dark, onCursor }: Canvas,
  drawing: Drawing,
): { options: uPlot.Options; columns: uPlot.AlignedData } {
  const { draw, inksOf, PLACES, scaleOf } = drawing;
  const { ink, line, ground } = inksOf(dark);
  const { count, sums, top, end } = scaleOf(model);
  const options: uPlot.Options = {
    width: within.clientWidth,
    height: PLACES.height,
    padding: [PLACES.top, PLACES.right, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: {
      x: { time: false, range: [-0.5, count - 0.5] },
      y: { range: [0, end] },
    },
    axes: axesOf(model, { top, ink, line }, drawing),
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

function axesOf(
  model: ChartModel,
  { top, ink, line }: { top: number; ink: string; line: string },
  { levels, PLACES, splits }: Drawing,
): uPlot.Axis[] {
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
      size: PLACES.bottom,
      splits: (plot) => splits(count, plot.bbox.width / devicePixelRatio),
      values: (_, at) => at.map((step) => model.steps[step]?.short ?? ''),
    },
    {
      ...axis,
      size: PLACES.left,
      splits: () => levels(top, model),
      values: (_, at) => at.map(model.mark),
    },
  ];
}
