import { type Moment, placeOf, type Scene, windowAt } from '../desktop.ts';
import { type Icon, icon } from '../icons.ts';
import { pane, rect, rule, text } from '../paint.ts';
import { nth, seeded } from '../random.ts';
import type { Theme } from '../themes.ts';
import { chart } from './spreadsheet-chart.ts';
import { type Cell, type Column, type Table, tableFor } from './spreadsheet-tables.ts';

/** A spreadsheet that fills row by row; a chart of its figures lies beside it. */
export const spreadsheet: Scene = {
  app: 'Sheets',
  title: ({ memo }) => `${tableFor(memo).name} — Acme Garden Tools`,
  draw: (moment) =>
    windowAt(
      placeOf('spreadsheet', moment),
      `${spreadsheet.title(moment)} — Sheets`,
      moment.theme,
      (width, height) =>
        [
          pane(0, head, width, height - head - foot, grid(moment, width, height - head - foot)),
          bars(moment, width),
          tabs(moment, width, height),
        ].join(''),
    ),
};

const head = 118;
const foot = 34;
const numbersWidth = 46;
const line = 26;

/** Rows that are filled: three more with each segment, from the top again after some time. */
function filled({ seed }: Moment): number {
  return 14 + (seed % 9) * 3;
}

function chosenColumn({ memo, seed }: Moment): number {
  return seeded('column', memo, Math.floor(seed / 2)).int(tableFor(memo).columns.length);
}

function bars(moment: Moment, width: number): string {
  const { theme, memo } = moment;
  const row = filled(moment) - 1;
  const cell = nth(tableFor(memo).cells(row), chosenColumn(moment));
  const signs: readonly Icon[] = [
    'back',
    'chevron',
    'files',
    'pen',
    'letter',
    'square',
    'table',
    'menu',
    'star',
    'search',
  ];
  return [
    rect(0, 0, width, head, theme.side),
    ...['File', 'Edit', 'View', 'Insert', 'Format', 'Data', 'Help'].map((name, place) =>
      text(name, 18 + place * 62, 22, { fill: theme.text, size: 13 }),
    ),
    ...signs.map((sign, place) => icon(sign, 20 + place * 38, 43, theme.dim, 17)),
    rect(420, 38, 140, 27, theme.back, { r: 5, stroke: theme.line }),
    text('Plain Sans', 432, 56, { fill: theme.text, size: 13 }),
    rect(570, 38, 56, 27, theme.back, { r: 5, stroke: theme.line }),
    text('11', 582, 56, { fill: theme.text, size: 13 }),
    rule(0, 74, width, 74, theme.line),
    rect(14, 82, 70, 28, theme.back, { r: 4, stroke: theme.line }),
    text(`${letterOf(chosenColumn(moment))}${row + 2}`, 26, 101, {
      fill: theme.text,
      size: 13,
      face: 'medium',
    }),
    text('fx', 100, 101, { fill: theme.accent, size: 14, face: 'monoItalic' }),
    rect(126, 82, width - 142, 28, theme.back, { r: 4, stroke: theme.line }),
    text(cell.formula ?? cell.words, 138, 101, { fill: theme.text, size: 13, face: 'mono' }),
    rule(0, head - 1, width, head - 1, theme.line),
  ].join('');
}

function letterOf(column: number): string {
  return String.fromCharCode(65 + column);
}

function grid(moment: Moment, width: number, height: number): string {
  const { theme, memo } = moment;
  const table = tableFor(memo);
  const rows = Math.ceil(height / line);
  const edges = edgesOf(table.columns, width);
  const top = Math.max(0, filled(moment) - rows + 8);
  return [
    rect(0, 0, width, height, theme.back),
    rect(0, 0, width, line, theme.side),
    rect(0, 0, numbersWidth, height, theme.side),
    ...Array.from({ length: rows }, (_, row) =>
      rule(0, (row + 1) * line, width, (row + 1) * line, theme.line),
    ),
    ...edges.map((x) => rule(x, 0, x, height, theme.line)),
    ...edges.slice(0, -1).map((x, column) =>
      text(letterOf(column), (x + (edges[column + 1] ?? x)) / 2, 18, {
        fill: theme.dim,
        size: 12,
        align: 'middle',
      }),
    ),
    ...Array.from({ length: rows - 1 }, (_, row) =>
      text(String(row + 1 + (row === 0 ? 0 : top)), numbersWidth / 2, (row + 1) * line + 18, {
        fill: theme.dim,
        size: 12,
        align: 'middle',
      }),
    ),
    ...table.columns.map(({ title }, column) =>
      text(title, (edges[column] ?? 0) + 8, line + 18, { fill: theme.text, size: 13.5, face: 'bold' }),
    ),
    ...Array.from({ length: Math.min(rows, filled(moment) - top) }, (_, row) =>
      cells(table, top + row, (row + 2) * line, edges, theme),
    ),
    selection(moment, edges, top),
    chart(moment, table, filled(moment), width - 440, 200),
  ].join('');
}

/** The left edges of all columns, filled up with plain ones to the window's end. */
function edgesOf(columns: readonly Column[], width: number): number[] {
  const edges = [numbersWidth];
  for (const column of columns) edges.push((edges.at(-1) ?? 0) + column.width);
  while ((edges.at(-1) ?? width) < width) edges.push((edges.at(-1) ?? 0) + 96);
  return edges;
}

function cells(table: Table, row: number, y: number, edges: readonly number[], theme: Theme): string {
  return table
    .cells(row)
    .map((cell, column) => {
      const { width, right } = nth(table.columns, column);
      const x = edges[column] ?? 0;
      const left = right ? x + width - 8 : x + (cell.swatch ? 32 : 8);
      return [
        cell.share === undefined
          ? ''
          : rect(x + 2, y + 3, (width - 4) * cell.share, line - 5, theme.accent, { opacity: 0.22 }),
        cell.swatch === undefined ? '' : rect(x + 8, y + 6, 16, 15, cell.swatch, { r: 3, stroke: theme.dim }),
        text(cell.words, left, y + 18, {
          fill: toneOf(cell, theme),
          size: 13.5,
          align: right ? 'end' : 'start',
          within: width - 12,
        }),
      ].join('');
    })
    .join('');
}

function toneOf({ tone }: Cell, theme: Theme): string {
  return tone === undefined ? theme.text : theme[tone];
}

function selection(moment: Moment, edges: readonly number[], top: number): string {
  const { theme } = moment;
  const column = chosenColumn(moment);
  const [x = 0, next = 0] = edges.slice(column, column + 2);
  const y = (filled(moment) - 1 - top + 2) * line;
  const height = (1 + (moment.seed % 2) * 3) * line;
  return [
    rect(x, y - height + line, next - x, height, theme.accent, { opacity: 0.12 }),
    rect(x, y - height + line, next - x, height, 'none', { stroke: theme.accent, thick: 2 }),
    rect(next - 4, y + line - 4, 8, 8, theme.accent, { stroke: theme.back }),
  ].join('');
}

function tabs(moment: Moment, width: number, height: number): string {
  const { theme, memo } = moment;
  const y = height - foot;
  const { tabs: names, figure } = tableFor(memo);
  const sum = Array.from({ length: filled(moment) }, (_, row) => figure(row)).reduce(
    (all, one) => all + one,
    0,
  );
  return [
    rect(0, y, width, foot, theme.side),
    rule(0, y, width, y, theme.line),
    icon('plus', 16, y + 10, theme.dim, 14),
    ...names.map((name, place) => {
      const x = 46 + place * 124;
      return (
        (place === 0 ? rect(x, y, 120, foot, theme.back) + rect(x, y + foot - 3, 120, 3, theme.accent) : '') +
        text(name, x + 60, y + 22, {
          fill: place === 0 ? theme.text : theme.dim,
          size: 13,
          face: place === 0 ? 'medium' : 'sans',
          align: 'middle',
        })
      );
    }),
    text(
      `Rows: ${filled(moment)}    Average: ${(sum / filled(moment) / 100).toFixed(2)}    Sum: ${(sum / 100).toFixed(2)}`,
      width - 24,
      y + 22,
      {
        fill: theme.dim,
        size: 12.5,
        align: 'end',
      },
    ),
  ].join('');
}
