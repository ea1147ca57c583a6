import { type Icon, icon } from './icons.ts';
import { at, disc, pane, rect, shape, text } from './paint.ts';
import { priceOf, productArt, products } from './products.ts';
import { nth } from './random.ts';

/** The colours of the shop's header and buttons, which the work is about. */
export interface ShopColours {
  readonly name: string;
  readonly header: string;
  readonly onHeader: string;
  readonly hero: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly ink: string;
}

export const shopColours: readonly ShopColours[] = [
  {
    name: 'Moss',
    header: '#2f5d46',
    onHeader: '#f4fbf6',
    hero: '#dcebdd',
    accent: '#d9822b',
    onAccent: '#ffffff',
    ink: '#22332a',
  },
  {
    name: 'Clay',
    header: '#8f4a2c',
    onHeader: '#fff6ee',
    hero: '#f6e3d3',
    accent: '#3f6d4e',
    onAccent: '#ffffff',
    ink: '#3a2a20',
  },
  {
    name: 'Sky',
    header: '#f6fafd',
    onHeader: '#23445c',
    hero: '#d9ebf6',
    accent: '#23719f',
    onAccent: '#ffffff',
    ink: '#203442',
  },
  {
    name: 'Plum',
    header: '#4a2d52',
    onHeader: '#fbf3fd',
    hero: '#eee0f0',
    accent: '#c4563d',
    onAccent: '#ffffff',
    ink: '#2f2233',
  },
  {
    name: 'Straw',
    header: '#f3dc9a',
    onHeader: '#4a3a0a',
    hero: '#fbf4dc',
    accent: '#4a6b1f',
    onAccent: '#ffffff',
    ink: '#3b3315',
  },
  {
    name: 'Slate',
    header: '#2b3640',
    onHeader: '#eef3f6',
    hero: '#e3e9ed',
    accent: '#2a9d8f',
    onAccent: '#ffffff',
    ink: '#242d34',
  },
];

/** The shop's home page, 960 units wide, as much of it as `height` shows, scrolled by `scroll`. */
export function storefront(colours: ShopColours, height: number, scroll = 0, first = 0): string {
  const page = hero(colours) + shelf(colours, first);
  return (
    rect(0, 0, 960, height, '#ffffff') +
    pane(0, 64, 960, Math.max(0, height - 64), at(0, -scroll, page)) +
    header(colours)
  );
}

/** The shop's home page on a phone, 360 units wide. */
export function phoneStorefront(colours: ShopColours, height: number, first = 0): string {
  const cards = [0, 1, 2, 3].map((place) =>
    card(colours, first + place, 16 + (place % 2) * 168, 330 + Math.floor(place / 2) * 236, 160),
  );
  return [
    rect(0, 0, 360, height, '#ffffff'),
    rect(0, 56, 360, 258, colours.hero),
    hills(colours, 0, 262, 0.375),
    text('Spring starts', 20, 108, { fill: colours.ink, size: 28, face: 'bold' }),
    text('in the shed', 20, 142, { fill: colours.ink, size: 28, face: 'bold' }),
    button(colours, 'Shop tools', 20, 166, 128),
    rect(0, 0, 360, 56, colours.header),
    logo(colours, 16, 16, 'Acme'),
    icon('search', 276, 19, colours.onHeader, 18),
    icon('cart', 316, 18, colours.onHeader, 20),
    ...cards,
  ].join('');
}

export function header(colours: ShopColours): string {
  const links = ['Tools', 'Pots', 'Seeds', 'Watering', 'Guides'];
  const signs: readonly Icon[] = ['search', 'person', 'cart'];
  return [
    rect(0, 0, 960, 64, colours.header),
    logo(colours, 28, 20, 'Acme Garden Tools'),
    ...links.map((link, place) =>
      text(link, 300 + place * 88, 38, {
        fill: colours.onHeader,
        size: 15,
        face: place === 0 ? 'bold' : 'sans',
      }),
    ),
    ...signs.map((sign, place) => icon(sign, 812 + place * 44, 21, colours.onHeader, 22)),
    disc(922, 21, 9, colours.accent),
    text('3', 922, 25, { fill: colours.onAccent, size: 11, face: 'bold', align: 'middle' }),
  ].join('');
}

function logo(colours: ShopColours, x: number, y: number, name: string): string {
  return (
    disc(x + 12, y + 12, 14, colours.accent) +
    icon('leaf', x + 3, y + 3, colours.onAccent, 18) +
    text(name, x + 34, y + 18, { fill: colours.onHeader, size: 17, face: 'bold' })
  );
}

function hero(colours: ShopColours): string {
  return [
    rect(0, 0, 960, 300, colours.hero),
    hills(colours, 0, 160, 1),
    text('Spring starts in the shed', 48, 104, { fill: colours.ink, size: 42, face: 'bold' }),
    text('Hand tools that last a lifetime, sent from our own workshop.', 48, 144, {
      fill: colours.ink,
      size: 17,
    }),
    button(colours, 'Shop hand tools', 48, 176, 172),
    text('Read the planting guide', 246, 201, { fill: colours.accent, size: 15, face: 'medium' }),
    ...[0, 3, 2].map((product, place) =>
      productArt(nth(products, product), 610 + place * 106, 92 + (place % 2) * 44, 96, 48),
    ),
  ].join('');
}

function hills(colours: ShopColours, x: number, y: number, scale: number): string {
  const curves =
    shape('M0 110q240 -90 520 -20t440 -40v90h-960z', colours.accent, 0.18) +
    shape('M0 140v-20q300 -60 560 -10t400 -20v50z', colours.header, 0.25);
  return at(x, y, curves, scale);
}

function shelf(colours: ShopColours, first: number): string {
  const cards = Array.from({ length: 16 }, (_, place) =>
    card(colours, first + place, 48 + (place % 4) * 220, 372 + Math.floor(place / 4) * 290, 204),
  );
  return text('New this week', 48, 348, { fill: colours.ink, size: 22, face: 'bold' }) + cards.join('');
}

/** One product with its price and button, `width` units wide and about 1.36 times as high. */
export function card(colours: ShopColours, which: number, x: number, y: number, width: number): string {
  const product = nth(products, which);
  return [
    rect(x, y, width, width * 1.34, '#ffffff', { r: 8, stroke: '#e3e6e4' }),
    productArt(product, x + 8, y + 8, width - 16),
    text(product.name, x + 12, y + width + 14, {
      fill: colours.ink,
      size: 14,
      face: 'medium',
      within: width - 24,
    }),
    text(priceOf(product), x + 12, y + width + 44, { fill: colours.ink, size: 16, face: 'bold' }),
    rect(x + width - 62, y + width + 26, 50, 26, colours.accent, { r: 13 }),
    text('Add', x + width - 37, y + width + 43, {
      fill: colours.onAccent,
      size: 12,
      face: 'bold',
      align: 'middle',
    }),
  ].join('');
}

function button(colours: ShopColours, words: string, x: number, y: number, width: number): string {
  return (
    rect(x, y, width, 40, colours.accent, { r: 20 }) +
    text(words, x + width / 2, y + 25, { fill: colours.onAccent, size: 15, face: 'bold', align: 'middle' })
  );
}
