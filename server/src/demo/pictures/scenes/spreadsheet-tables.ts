import { everyone } from '../people.ts';
import { products } from '../products.ts';
import { nth, seeded } from '../random.ts';
import { shopColours } from '../storefront.ts';
import { grouped } from '../words.ts';

export interface Column {
  readonly title: string;
  readonly width: number;
  readonly right?: boolean;
}

export interface Cell {
  readonly words: string;
  /** What the formula bar shows when the cell is chosen. */
  readonly formula?: string;
  readonly tone?: 'good' | 'warn' | 'bad';
  /** A bar behind the words, 0 to 1. */
  readonly share?: number;
  readonly swatch?: string;
}

export interface Table {
  readonly name: string;
  readonly tabs: readonly string[];
  readonly columns: readonly Column[];
  /** The figure that the chart shows for a row. */
  readonly figure: (row: number) => number;
  readonly label: (row: number) => string;
  readonly cells: (row: number) => readonly Cell[];
}

/** The table that somebody working under this memo would fill. */
export function tableFor(memo: string): Table {
  if (/stock|import|csv|warehouse|product/i.test(memo)) return stock(memo);
  if (/colou?r|header|theme|contrast|design/i.test(memo)) return contrasts(memo);
  return seeded('table', memo).pick([orders, stock, orders])(memo);
}

function orders(memo: string): Table {
  const of = (row: number) => {
    const chance = seeded('order', memo, row);
    const goods = 900 + chance.int(24_000);
    const shipping = goods > 6000 ? 0 : 490;
    const tax = Math.round((goods + shipping) * nth([0.19, 0.2, 0.23, 0], row));
    return { chance, goods, shipping, tax, due: goods + shipping + tax };
  };
  return {
    name: 'Orders of the week',
    tabs: ['Orders', 'Refunds', 'By country', 'Notes'],
    columns: [
      { title: 'Order', width: 90 },
      { title: 'Country', width: 80 },
      { title: 'Lines', width: 64, right: true },
      { title: 'Goods', width: 104, right: true },
      { title: 'Shipping', width: 96, right: true },
      { title: 'VAT', width: 96, right: true },
      { title: 'To pay', width: 112, right: true },
      { title: 'State', width: 104 },
      { title: 'Packed by', width: 104 },
    ],
    figure: (row) => of(row).due,
    label: (row) => String(2041 + row),
    cells: (row) => {
      const { chance, goods, shipping, tax, due } = of(row);
      const state = chance.pick(['sent', 'sent', 'paid', 'packed', 'cancelled']);
      return [
        { words: String(2041 + row) },
        { words: nth(['DE', 'FR', 'IE', 'US'], row) },
        { words: String(1 + chance.int(6)) },
        { words: money(goods) },
        { words: money(shipping), formula: `=IF(D${row + 2}>60;0;4,90)` },
        { words: money(tax), formula: `=ROUND((D${row + 2}+E${row + 2})*VAT(B${row + 2});2)` },
        {
          words: money(due),
          formula: `=D${row + 2}+E${row + 2}+F${row + 2}`,
          share: Math.min(1, due / 30_000),
        },
        { words: state, tone: state === 'sent' ? 'good' : state === 'cancelled' ? 'bad' : 'warn' },
        { words: chance.pick(everyone.slice(3)).name },
      ];
    },
  };
}

function stock(memo: string): Table {
  const sizes = ['', ' small', ' large', ', set of 3'];
  const name = (row: number) => `${nth(products, row).name}${nth(sizes, Math.floor(row / 8))}`;
  const of = (row: number) => {
    const chance = seeded('stock', memo, row);
    const { price } = nth(products, row);
    return { chance, price, shed: chance.int(160), ordered: chance.int(4) * 20 };
  };
  return {
    name: 'Stock list',
    tabs: ['Shed', 'Ordered', 'Prices', 'Import log'],
    columns: [
      { title: 'SKU', width: 100 },
      { title: 'Name', width: 206 },
      { title: 'Shed', width: 74, right: true },
      { title: 'Ordered', width: 86, right: true },
      { title: 'Price', width: 92, right: true },
      { title: 'Value', width: 120, right: true },
      { title: 'Bulky', width: 70 },
      { title: 'Import', width: 112 },
    ],
    figure: (row) => of(row).shed,
    label: (row) => nth(products, row).sku.slice(4),
    cells: (row) => {
      const { chance, price, shed, ordered } = of(row);
      const low = shed < 20;
      return [
        { words: `AGT-${Number(nth(products, row).sku.slice(4)) + Math.floor(row / 8)}` },
        { words: name(row) },
        { words: String(shed), ...(low ? { tone: 'bad' as const } : {}) },
        { words: String(ordered) },
        { words: money(price) },
        {
          words: money(price * shed),
          formula: `=C${row + 2}*E${row + 2}`,
          share: Math.min(1, (price * shed) / 600_000),
        },
        { words: /barrow|reel/i.test(name(row)) ? 'yes' : 'no' },
        chance.chance(0.15) ? { words: 'refused', tone: 'warn' } : { words: 'read', tone: 'good' },
      ];
    },
  };
}

function contrasts(memo: string): Table {
  const of = (row: number) => {
    const colours = nth(shopColours, row);
    const pair = nth(['header', 'button', 'hero', 'link'], Math.floor(row / 6));
    const ground =
      { header: colours.header, button: colours.accent, hero: colours.hero, link: '#ffffff' }[pair] ??
      colours.hero;
    const words =
      { header: colours.onHeader, button: colours.onAccent, hero: colours.ink, link: colours.accent }[pair] ??
      colours.ink;
    const ratio = 3.2 + seeded('ratio', memo, row).next() * 9;
    return { colours, pair, ground, words, ratio };
  };
  return {
    name: 'Contrast of all pairs',
    tabs: ['Pairs', 'Seasons', 'Print', 'What Mira saw'],
    columns: [
      { title: 'Theme', width: 96 },
      { title: 'Pair', width: 90 },
      { title: 'Ground', width: 118 },
      { title: 'Words', width: 118 },
      { title: 'Ratio', width: 104, right: true },
      { title: 'Needed', width: 80, right: true },
      { title: 'Result', width: 92 },
      { title: 'Greyscale', width: 100 },
      { title: 'Looked at by', width: 112 },
    ],
    figure: (row) => of(row).ratio * 100,
    label: (row) => of(row).colours.name,
    cells: (row) => {
      const { colours, pair, ground, words, ratio } = of(row);
      return [
        { words: colours.name },
        { words: pair },
        { words: ground, swatch: ground },
        { words, swatch: words },
        { words: ratio.toFixed(2), formula: `=CONTRAST(C${row + 2};D${row + 2})`, share: ratio / 14 },
        { words: pair === 'header' ? '3.0' : '4.5' },
        ratio >= 4.5 ? { words: 'passes', tone: 'good' } : { words: 'too close', tone: 'bad' },
        { words: ratio > 6 ? 'clear' : 'so so' },
        { words: nth(everyone, row * 3).name },
      ];
    },
  };
}

function money(cents: number): string {
  return `${grouped(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, '0')}`;
}
