import type { Moment } from '../desktop.ts';
import { disc, rect, rule, shape, stroke, text } from '../paint.ts';
import { seeded } from '../random.ts';
import type { Table } from './spreadsheet-tables.ts';

/** The figures of the last ten rows, as bars or as a line. */
export function chart(moment: Moment, table: Table, rows: number, x: number, y: number): string {
  const { theme, memo, seed } = moment;
  const first = Math.max(0, rows - 10);
  const figures = Array.from({ length: 10 }, (_, place) => table.figure(first + place));
  const high = Math.max(...figures, 1);
  const heightOf = (figure: number) => (figure / high) * 210;
  const left = (place: number) => x + 34 + place * 37;
  const asLine = seeded('chart', memo, Math.floor(seed / 5)).chance(0.4);
  const points = figures.map(
    (figure, place) => `${left(place) + 12} ${(y + 290 - heightOf(figure)).toFixed(1)}`,
  );
  return [
    rect(x, y, 412, 330, theme.raised, { r: 6, stroke: theme.line }),
    text(table.name, x + 20, y + 32, { fill: theme.text, size: 15, face: 'bold' }),
    ...[0, 1, 2, 3].map((step) =>
      rule(x + 24, y + 290 - step * 70, x + 396, y + 290 - step * 70, theme.line),
    ),
    asLine
      ? shape(
          `M${left(0) + 12} ${y + 290}L${points.join('L')}L${left(9) + 12} ${y + 290}z`,
          theme.accent,
          0.18,
        ) +
        stroke(`M${points.join('L')}`, theme.accent, 2.5) +
        figures
          .map((figure, place) => disc(left(place) + 12, y + 290 - heightOf(figure), 4, theme.accent))
          .join('')
      : figures
          .map((figure, place) =>
            rect(
              left(place),
              y + 290 - heightOf(figure),
              24,
              heightOf(figure),
              place === 9 ? theme.warn : theme.accent,
              { r: 2 },
            ),
          )
          .join(''),
    ...figures.map((_, place) =>
      text(table.label(first + place), left(place) + 12, y + 310, {
        fill: theme.dim,
        size: 10,
        align: 'middle',
      }),
    ),
  ].join('');
}
