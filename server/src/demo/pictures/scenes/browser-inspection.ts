import { drawLine, readLine } from '../code.ts';
import type { Moment } from '../desktop.ts';
import { icon } from '../icons.ts';
import { rect, rule, text } from '../paint.ts';
import { nth, seeded } from '../random.ts';
import type { ShopColours } from '../storefront.ts';

/** The developer's side of a page: its elements above, the styles of the chosen one below, requests last. */
export function inspection(
  moment: Moment,
  colours: ShopColours,
  x: number,
  width: number,
  height: number,
): string {
  const { theme } = moment;
  return [
    rect(x, 0, width, height, theme.back),
    rect(x, 0, width, 36, theme.side),
    icon('pointer', x + 12, 10, theme.accent),
    ...['Elements', 'Console', 'Network', 'Styles'].map((tab, place) =>
      text(tab, x + 44 + place * 84, 23, {
        fill: place === 0 ? theme.text : theme.dim,
        size: 12.5,
        face: place === 0 ? 'bold' : 'sans',
      }),
    ),
    rule(x, 35, x + width, 35, theme.line),
    elements(moment, x, width),
    styles(moment, colours, x, width),
    requests(moment, x, width, height),
  ].join('');
}

const tree = [
  '<body data-season="autumn">',
  '  <header class="header">',
  '    <a class="home" href="/">',
  '    <nav class="links" aria-label="Shop">',
  '    <form role="search">',
  '    <button class="basket">',
  '  </header>',
  '  <main>',
  '    <section class="hero">',
  '    <section class="shelf">',
  '      <article class="card">',
  '  <footer class="footer">',
];

function elements({ theme, seed }: Moment, x: number, width: number): string {
  const chosen = nth([1, 5, 3, 8, 10], seed);
  return tree
    .map((line, place) => {
      const y = 44 + place * 22;
      return (
        (place === chosen ? rect(x, y, width, 22, theme.chosen) : '') +
        drawLine(readLine(line), x + 16, y + 15.5, theme.code, 13)
      );
    })
    .join('');
}

function styles({ theme, memo, seed }: Moment, colours: ShopColours, x: number, width: number): string {
  const chance = seeded('styles', memo, seed);
  const rows: readonly (readonly [name: string, value: string, swatch?: string])[] = [
    ['background', colours.header, colours.header],
    ['color', colours.onHeader, colours.onHeader],
    ['padding', `${8 + chance.int(3) * 4}px 28px`],
    ['gap', `${16 + chance.int(4) * 4}px`],
    ['border-radius', `${chance.int(3) * 4}px`],
    ['accent-color', colours.accent, colours.accent],
  ];
  return [
    rule(x, 316, x + width, 316, theme.line),
    text('.header {', x + 16, 342, { fill: theme.code.type, size: 13, face: 'mono' }),
    ...rows.map(([name, value, swatch], place) => {
      const y = 366 + place * 24;
      return [
        text(`${name}:`, x + 38, y, { fill: theme.code.word, size: 13, face: 'mono' }),
        swatch ? rect(x + 170, y - 11, 13, 13, swatch, { r: 2, stroke: theme.dim }) : '',
        text(`${value};`, x + 190, y, { fill: theme.code.name, size: 13, face: 'mono' }),
      ].join('');
    }),
    text('}', x + 16, 510, { fill: theme.code.sign, size: 13, face: 'mono' }),
  ].join('');
}

function requests({ theme, memo, seed }: Moment, x: number, width: number, height: number): string {
  const chance = seeded('requests', memo, seed);
  const names = [
    '/',
    'shop.css',
    'shop.js',
    'products?page=1',
    'AGT-1042.webp',
    'basket',
    'AGT-3001.webp',
    'season',
  ];
  const rows = names.slice(0, Math.floor((height - 560) / 23)).map((name, place) => {
    const y = 574 + place * 23;
    const from = chance.int(90);
    return [
      text(name, x + 16, y, { fill: theme.text, size: 12.5, within: 120 }),
      text('200', x + 150, y, { fill: theme.good, size: 12.5 }),
      rect(
        x + 190 + from,
        y - 9,
        14 + chance.int(110),
        9,
        nth([theme.accent, theme.good, theme.warn], place),
        { r: 2 },
      ),
    ].join('');
  });
  return [
    rule(x, 526, x + width, 526, theme.line),
    text('Requests', x + 16, 549, { fill: theme.text, size: 12.5, face: 'bold' }),
    text(`${18 + chance.int(20)} in all · ${300 + chance.int(200)} kB`, x + width - 16, 549, {
      fill: theme.dim,
      size: 12,
      align: 'end',
    }),
    ...rows,
  ].join('');
}
