import type { Moment, Place } from '../desktop.ts';
import type { Icon } from '../icons.ts';
import { at, disc, pane, rect, text } from '../paint.ts';
import { productArt, products } from '../products.ts';
import { nth, seeded } from '../random.ts';
import { card, header, phoneStorefront, type ShopColours, shopColours, storefront } from '../storefront.ts';

/** What lies on the canvas, its layers, and which of them is chosen. */
export interface Sheet {
  readonly name: string;
  readonly drawn: string;
  readonly layers: readonly Layer[];
  readonly chosen: Place & { readonly name: string };
  readonly colours: ShopColours;
}

interface Layer {
  readonly name: string;
  readonly depth: number;
  readonly sign: Icon;
}

/** Four segments on one sheet; with each, one more piece of it is there. */
export function sheetOf(moment: Moment): Sheet {
  const { memo, seed } = moment;
  const first = /card|button|product/i.test(memo) ? 2 : /phone|page|home/i.test(memo) ? 1 : 0;
  const sheet = nth([headers, homes, cards], first + Math.floor(seed / 4));
  return sheet(moment, seed % 4, coloursOf(memo, Math.floor(seed / 4)));
}

type Drawn = (moment: Moment, done: number, colours: readonly ShopColours[]) => Sheet;

function coloursOf(memo: string, turn: number): readonly ShopColours[] {
  const first = seeded('sheet colours', memo).int(6) + turn;
  return shopColours.map((_, place) => nth(shopColours, place + first));
}

const headers: Drawn = ({ theme, seed }, done, colours) => {
  const count = 3 + done;
  const drawn = colours.slice(0, count).map((variant, place) => {
    const y = 66 + place * 112;
    return [
      text(`Header / ${variant.name}`, 40, y - 9, { fill: theme.dim, size: 12.5 }),
      at(40, y, header(variant), 0.66),
      at(40, y + 42, pane(0, 0, 960, 46, rect(0, 0, 960, 46, variant.hero)), 0.66),
      swatches(variant, 712, y + 2),
    ].join('');
  });
  const at1 = count - 1;
  const variant = nth(colours, at1);
  return {
    name: 'Header colours',
    drawn: drawn.join('') + (count < 5 ? mood(seed) : ''),
    colours: variant,
    chosen: { name: `Header / ${variant.name}`, x: 40, y: 66 + at1 * 112, width: 633, height: 43 },
    layers: colours
      .slice(0, count)
      .flatMap(({ name }, place) => [
        layer(`Header / ${name}`, 0, 'frame'),
        ...(place === at1
          ? [layer('Logo', 1, 'leaf'), layer('Links', 1, 'letter'), layer('Basket', 1, 'cart')]
          : []),
        ...(place === at1 ? [layer('Ground', 1, 'square')] : []),
      ]),
  };
};

// Things from the shed to hold the colours against.
function mood(seed: number): string {
  return [0, 1, 2, 3, 4, 5, 6]
    .map((place) => productArt(nth(products, place + seed), 40 + place * 136, 584, 124, 12))
    .join('');
}

function swatches(colours: ShopColours, x: number, y: number): string {
  const inks = [colours.header, colours.onHeader, colours.hero, colours.accent, colours.ink];
  return inks
    .map((ink, place) => {
      const left = x + place * 56;
      return (
        rect(left, y, 48, 48, ink, { r: 8, stroke: '#00000022' }) +
        text(ink.slice(1, 7), left + 24, y + 64, { fill: '#8a8f98', size: 10, face: 'mono', align: 'middle' })
      );
    })
    .join('');
}

const homes: Drawn = ({ theme }, done, colours) => {
  const [variant, other] = [nth(colours, done), nth(colours, done + 1)];
  const chosen = nth(
    [
      { name: 'Hero', x: 40, y: 116, width: 576, height: 180 },
      { name: 'Header', x: 40, y: 78, width: 576, height: 38 },
      { name: 'Phone', x: 660, y: 78, width: 270, height: 600 },
      { name: 'Card 2', x: 201, y: 339, width: 122, height: 164 },
    ],
    done,
  );
  return {
    name: 'Home and phone',
    colours: variant,
    chosen,
    drawn: [
      text('Home / 960', 40, 66, { fill: theme.dim, size: 12.5 }),
      at(40, 78, pane(0, 0, 960, 1100, storefront(variant, 1100, 0, done)), 0.6),
      text('Phone / 360', 660, 66, { fill: theme.dim, size: 12.5 }),
      at(660, 78, pane(0, 0, 360, 800, phoneStorefront(variant, 800, done)), 0.75),
      done > 1 ? at(950, 78, pane(0, 0, 360, 800, phoneStorefront(other, 800, done)), 0.75) : '',
    ].join(''),
    layers: [
      layer('Home', 0, 'frame'),
      layer('Header', 1, 'square'),
      layer('Hero', 1, 'square'),
      layer('Shelf', 1, 'blocks'),
      ...[1, 2, 3, 4].map((number) => layer(`Card ${number}`, 2, 'square')),
      layer('Phone', 0, 'frame'),
      layer('Bar', 1, 'square'),
      layer('Welcome', 1, 'square'),
      layer('Two by two', 1, 'blocks'),
      ...(done > 1 ? [layer('Phone, other colours', 0, 'frame')] : []),
    ],
  };
};

const states = ['Rest', 'Pointed at', 'In the basket', 'Sold out'];

const cards: Drawn = ({ theme, seed }, done, colours) => {
  const rows = colours.slice(0, 2 + (done > 1 ? 1 : 0)).map((variant, row) => {
    const y = 74 + row * 216;
    const shown = states.map((_, column) =>
      at(40 + column * 150, y, card(variant, row * 2 + column + seed, 0, 0, 204), 0.66),
    );
    return [
      text(`Card / ${variant.name}`, 40, y - 10, { fill: theme.dim, size: 12.5 }),
      ...shown,
      ...buttons(variant, 668, y),
    ].join('');
  });
  const column = done;
  return {
    name: 'Cards and buttons',
    colours: nth(colours, 0),
    drawn: rows.join('') + palette(colours, 40, 704),
    chosen: { name: `Card / ${states[column] ?? ''}`, x: 40 + column * 150, y: 74, width: 135, height: 180 },
    layers: [
      layer('Cards', 0, 'frame'),
      ...states.map((state) => layer(`Card / ${state}`, 1, 'square')),
      layer('Buttons', 0, 'frame'),
      layer('First', 1, 'square'),
      layer('Second', 1, 'square'),
      layer('Quiet', 1, 'square'),
      layer('Palette', 0, 'circle'),
    ],
  };
};

function buttons(colours: ShopColours, x: number, y: number): string[] {
  return ['Add to basket', 'Pay now', 'Keep looking'].map((words, place) => {
    const [ground, ink] = nth(
      [
        [colours.accent, colours.onAccent],
        [colours.header, colours.onHeader],
        [colours.hero, colours.ink],
      ] as const,
      place,
    );
    return (
      rect(x, y + place * 62, 190, 46, ground, { r: 23 }) +
      text(words, x + 95, y + 29 + place * 62, { fill: ink, size: 15, face: 'bold', align: 'middle' })
    );
  });
}

function palette(colours: readonly ShopColours[], x: number, y: number): string {
  return colours
    .map(({ accent, header: ground }, place) =>
      disc(x + 20 + place * 64, y + 26, 22, place % 2 ? accent : ground),
    )
    .join('');
}

function layer(name: string, depth: number, sign: Icon): Layer {
  return { name, depth, sign };
}
