import { at, disc, oval, rect, shape, stroke } from './paint.ts';

export interface Product {
  readonly name: string;
  readonly sku: string;
  /** Cents. */
  readonly price: number;
  readonly stock: number;
  readonly ground: string;
  /** Drawn in a square of 100 units. */
  readonly art: string;
}

/** The product's picture on its ground, `size` pixels wide and high. */
export function productArt({ ground, art }: Product, x: number, y: number, size: number, r = 6): string {
  return rect(x, y, size, size, ground, { r }) + at(x, y, art, size / 100);
}

export function priceOf({ price }: Product): string {
  return `$${Math.floor(price / 100)}.${String(price % 100).padStart(2, '0')}`;
}

const wateringCan = [
  stroke('M62 40c22 -14 30 8 12 26', '#2c6e63', 5),
  shape('M34 40h34l6 38h-46z', '#3a8f80'),
  shape('M34 52l-20 -16l5 -4l17 10z', '#2c6e63'),
  stroke('M10 38l9 -8', '#2c6e63', 5),
  oval(51, 40, 17, 4, '#2c6e63'),
].join('');

const spade = [
  shape('M48 14h6v44h-6z', '#b98552'),
  stroke('M42 14h18', '#8a5f36', 6),
  shape('M38 56h26v16c0 10 -8 14 -13 18c-5 -4 -13 -8 -13 -18z', '#7f8b97'),
  shape('M51 56h13v16c0 10 -8 14 -13 18z', '#97a3ae'),
].join('');

const shears = [
  shape('M46 50l-10 -36c-6 10 -6 24 4 38z', '#aab4bd'),
  shape('M54 50l10 -36c6 10 6 24 -4 38z', '#8e99a3'),
  stroke('M46 50c-2 14 -14 20 -16 34M54 50c2 14 14 20 16 34', '#c2452f', 8),
  disc(50, 51, 5, '#5c6670'),
].join('');

const pot = [
  shape('M28 52h44l-7 34h-30z', '#c46a3f'),
  shape('M25 46h50v10h-50z', '#d67b4d'),
  stroke('M50 46v-18', '#4b7f3b', 3.5),
  shape('M50 32c-16 2 -22 -8 -22 -18c14 0 22 6 22 18z', '#5d9a48'),
  shape('M50 36c14 2 20 -6 21 -16c-13 0 -20 6 -21 16z', '#7ab55f'),
].join('');

const gloves = [
  shape(
    'M30 84v-24c-10 -8 -14 -16 -10 -20s8 2 11 6v-22c0 -6 8 -6 8 0v-4c0 -6 8 -6 8 0v6c0 -5 8 -5 8 0v34c0 10 -3 14 -3 24z',
    '#e0a63a',
  ),
  rect(29, 74, 24, 12, '#8a5f36', { r: 3 }),
  shape(
    'M60 80v-22c-4 -10 -2 -14 2 -14s4 4 4 8v-14c0 -5 6 -5 6 0v-2c0 -5 7 -5 7 0v24c0 8 -3 12 -3 20z',
    '#c98f28',
  ),
].join('');

const seeds = [
  rect(28, 18, 44, 64, '#f2e6c9', { r: 3 }),
  rect(28, 18, 44, 14, '#5d9a48', { r: 3 }),
  disc(50, 54, 13, '#d8542f'),
  shape('M50 42c-6 -8 -2 -12 0 -14c2 2 6 6 0 14z', '#4b7f3b'),
  stroke('M36 74h28', '#b7a678', 3),
].join('');

const hose = [
  disc(50, 50, 28, 'none', { stroke: '#3f8f4f', thick: 8 }),
  disc(50, 50, 17, 'none', { stroke: '#57a866', thick: 7 }),
  disc(50, 50, 7, '#e2b23c'),
  stroke('M76 60c8 6 8 16 2 24', '#3f8f4f', 7),
  rect(70, 80, 14, 8, '#e2b23c', { r: 2 }),
].join('');

const barrow = [
  shape('M20 38h54l-12 26h-32z', '#3d7fb5'),
  stroke('M60 40l32 -10', '#8a5f36', 5),
  stroke('M34 62l-6 14M58 62l6 18', '#5c6670', 4),
  disc(28, 76, 10, '#39424b'),
  disc(28, 76, 4, '#aab4bd'),
].join('');

export const products: readonly Product[] = [
  { name: 'Watering can 5 l', sku: 'AGT-1042', price: 2450, stock: 64, ground: '#dff0ea', art: wateringCan },
  { name: 'Border spade', sku: 'AGT-1107', price: 3900, stock: 18, ground: '#e9ecef', art: spade },
  { name: 'Pruning shears', sku: 'AGT-2210', price: 2799, stock: 122, ground: '#f7e4de', art: shears },
  { name: 'Terracotta pot', sku: 'AGT-3001', price: 1250, stock: 240, ground: '#f5e9dc', art: pot },
  { name: 'Leather gloves', sku: 'AGT-4410', price: 1899, stock: 75, ground: '#fbf1d8', art: gloves },
  { name: 'Tomato seeds', sku: 'AGT-5023', price: 395, stock: 810, ground: '#e3f0da', art: seeds },
  { name: 'Hose reel 20 m', sku: 'AGT-1203', price: 5490, stock: 9, ground: '#e2f2e3', art: hose },
  { name: 'Wheelbarrow', sku: 'AGT-1300', price: 8900, stock: 12, ground: '#dfeaf4', art: barrow },
];
