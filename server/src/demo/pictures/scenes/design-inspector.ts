import type { Moment } from '../desktop.ts';
import { icon } from '../icons.ts';
import { disc, rect, rule, text } from '../paint.ts';
import { seeded } from '../random.ts';
import { shopColours } from '../storefront.ts';
import { sheetOf } from './design-sheets.ts';

/** The chosen layer's place, colours and words, and a colour picker. */
export function inspector(moment: Moment, x: number, width: number, height: number): string {
  const { theme } = moment;
  return [
    rect(x, 48, width, height, theme.side),
    rule(x, 48, x, height, theme.line),
    ...['Design', 'Prototype', 'Code'].map((tab, place) =>
      text(tab, x + 18 + place * 78, 76, {
        fill: place === 0 ? theme.text : theme.faint,
        size: 13,
        face: place === 0 ? 'bold' : 'sans',
      }),
    ),
    rule(x, 90, x + width, 90, theme.line),
    numbers(moment, x),
    fills(moment, x, width),
    picker(moment, x + 18, 348, width - 36),
    library(moment, x, 596),
  ].join('');
}

function numbers(moment: Moment, x: number): string {
  const { theme } = moment;
  const { chosen } = sheetOf(moment);
  const fields: readonly (readonly [name: string, value: number])[] = [
    ['X', chosen.x * 1.8],
    ['Y', chosen.y * 1.8],
    ['W', chosen.width * 1.8],
    ['H', chosen.height * 1.8],
  ];
  return fields
    .map(([name, value], place) => {
      const [left, top] = [x + 18 + (place % 2) * 112, 106 + Math.floor(place / 2) * 38];
      return (
        rect(left, top, 104, 30, theme.back, { r: 6, stroke: theme.line }) +
        text(name, left + 10, top + 20, { fill: theme.faint, size: 12 }) +
        text(String(Math.round(value)), left + 30, top + 20, { fill: theme.text, size: 12.5 })
      );
    })
    .join('');
}

function fills(moment: Moment, x: number, width: number): string {
  const { theme } = moment;
  const { colours } = sheetOf(moment);
  const rows = [
    ['Fill', colours.header],
    ['Words', colours.onHeader],
    ['Accent', colours.accent],
  ] as const;
  return [
    rule(x, 190, x + width, 190, theme.line),
    text('Colours', x + 18, 214, { fill: theme.text, size: 13, face: 'bold' }),
    icon('plus', x + width - 34, 203, theme.dim, 14),
    ...rows.map(([name, colour], place) => {
      const y = 228 + place * 36;
      return [
        rect(x + 18, y, 26, 26, colour, { r: 6, stroke: theme.line }),
        text(colour.toUpperCase(), x + 56, y + 17.5, { fill: theme.text, size: 12.5, face: 'mono' }),
        text(name, x + width - 20, y + 17.5, { fill: theme.dim, size: 12, align: 'end' }),
      ].join('');
    }),
  ].join('');
}

function picker(moment: Moment, x: number, y: number, width: number): string {
  const { theme, memo, seed } = moment;
  const { colours } = sheetOf(moment);
  const chance = seeded('picker', memo, seed);
  const hue = Array.from({ length: 22 }, (_, place) =>
    rect(
      x + (place * width) / 22,
      y + 172,
      width / 22 + 0.5,
      12,
      `hsl(${Math.round((place * 360) / 22)},75%,55%)`,
    ),
  );
  return [
    `<linearGradient id="hue"><stop stop-color="#fff"/><stop offset="1" stop-color="${colours.accent}"/></linearGradient>`,
    '<linearGradient id="shade" x2="0" y2="1"><stop stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000"/></linearGradient>',
    rect(x, y, width, 160, 'url(#hue)', { r: 8 }),
    rect(x, y, width, 160, 'url(#shade)', { r: 8 }),
    disc(x + 20 + chance.int(width - 40), y + 14 + chance.int(90), 8, 'none', { stroke: '#fff', thick: 3 }),
    ...hue,
    disc(x + 10 + chance.int(width - 20), y + 178, 8, colours.accent, { stroke: '#fff', thick: 3 }),
    text('Contrast', x, y + 214, { fill: theme.dim, size: 12.5 }),
    text(`${(4.6 + chance.next() * 7).toFixed(1)} : 1`, x + width, y + 214, {
      fill: theme.good,
      size: 13,
      face: 'bold',
      align: 'end',
    }),
  ].join('');
}

function library({ theme }: Moment, x: number, y: number): string {
  return [
    rule(x, y - 10, x + 256, y - 10, theme.line),
    text('Library', x + 18, y + 14, { fill: theme.text, size: 13, face: 'bold' }),
    ...shopColours.map(({ name, header, accent }, place) => {
      const top = y + 28 + Math.floor(place / 2) * 44;
      const left = x + 18 + (place % 2) * 112;
      return [
        disc(left + 12, top + 16, 11, header, { stroke: theme.line }),
        disc(left + 26, top + 16, 11, accent, { stroke: theme.line }),
        text(name, left + 46, top + 20.5, { fill: theme.dim, size: 12.5 }),
      ].join('');
    }),
  ].join('');
}
