import type { Face } from './face.ts';
import {
  disc,
  enlarged,
  grown,
  line,
  outline,
  type Point,
  polygon,
  roundedBox,
  type Shape,
} from './shapes.ts';

/** Red, green, blue and opacity of each pixel, row by row; 4 bytes a pixel. */
export interface Picture {
  readonly size: number;
  readonly rgba: Uint8Array;
}

export const ICON_SIZES = [16, 22, 24, 32, 48] as const;

/**
 * The icon of one face: a tile that is full while the clock runs, hollow while it does not, and has two bars while it
 * is paused; with a sign in its corner, each of its own shape. Every colour stands out on light and on dark panels.
 */
export function drawIcon(face: Face, size: number): Picture {
  // Some panels make the largest smaller: one that is twice another stays as sharp.
  const times = size > MOST_PLAIN ? 2 : 1;
  const plain = [...clockLayers(face, size / times), ...signLayers(face.sign, size / times)];
  const layers = plain.map(({ shape, colour }) => ({ shape: enlarged(shape, times), colour }));
  const rgba = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      rgba.set(pixelOf(layers, x + 0.5, y + 0.5), (y * size + x) * 4);
    }
  }
  return { size, rgba };
}

const MOST_PLAIN = 24;

export type Colour = readonly [red: number, green: number, blue: number];

export const COLOURS = {
  running: [0x0d, 0x8f, 0x77],
  paused: [0xb0, 0x6c, 0x0a],
  stopped: [0x7b, 0x86, 0x90],
  offline: [0x66, 0x7f, 0xa6],
  unprotected: [0xc4, 0x74, 0x08],
  trouble: [0xd9, 0x46, 0x3c],
} as const satisfies Record<string, Colour>;

const WHITE: Colour = [255, 255, 255];

interface Layer {
  readonly shape: Shape;
  /** Null: what lies below is taken away. */
  readonly colour: Colour | null;
}

function clockLayers({ clock, sign }: Face, size: number): Layer[] {
  const inset = Math.round(size * 0.07);
  const far = size - inset;
  // An even width around the middle of an even size falls on whole pixels.
  const width = 2 * Math.round(size / 17);
  const tile = roundedBox([inset, inset], [far, far], size * 0.22);
  const hands = handsOf(size, width, sign !== 'none');
  switch (clock) {
    case 'running':
      return [{ shape: tile, colour: COLOURS.running }, ...hands.map((shape) => ({ shape, colour: WHITE }))];
    case 'stopped':
      return [outline(tile, width), ...hands].map((shape) => ({ shape, colour: COLOURS.stopped }));
    case 'paused':
      return [
        { shape: tile, colour: COLOURS.paused },
        ...barsOf(size, width, sign !== 'none').map((shape) => ({ shape, colour: WHITE })),
      ];
  }
}

/** Three o'clock. Moved up and aside where a sign covers the lower right corner. */
function handsOf(size: number, width: number, signed: boolean): Shape[] {
  const [x, y] = signed ? [Math.round(size * 0.35), Math.round(size * 0.43)] : [size / 2, size / 2];
  const up = line([x, y], [x, y - Math.round(size * (signed ? 0.2 : 0.25))], width);
  return [up, line([x, y], [x + Math.round(size * (signed ? 0.17 : 0.19)), y], width)];
}

/** Moved up and aside where a sign covers the lower right corner. */
function barsOf(size: number, width: number, signed: boolean): Shape[] {
  const gap = Math.max(1, Math.round(size * 0.055));
  const middle = size / 2 - (signed ? Math.round(size * 0.12) : 0);
  const top = Math.round(size * (signed ? 0.22 : 0.28));
  const bottom = size - Math.round(size * (signed ? 0.38 : 0.28));
  return [middle - gap - width, middle + gap].map((left) =>
    roundedBox([left, top], [left + width, bottom], width / 4),
  );
}

function signLayers(sign: Face['sign'], size: number): Layer[] {
  if (sign === 'none') return [];
  const radius = size * 0.28;
  const centre: Point = [size - radius, size - radius];
  const stroke = Math.max(1.5, size * 0.075);
  const layers = signAt(sign, centre, radius, stroke);
  const [first] = layers;
  // A clear border, so that the sign stands out from the tile as it does from the panel.
  return first ? [{ shape: grown(first.shape, size * 0.07), colour: null }, ...layers] : [];
}

function signAt(sign: Face['sign'], [cx, cy]: Point, radius: number, stroke: number): Layer[] {
  const at = (x: number, y: number): Point => [cx + x * radius, cy + y * radius];
  switch (sign) {
    case 'none':
      return [];
    case 'offline':
      return [
        { shape: disc([cx, cy], radius * 0.95), colour: COLOURS.offline },
        { shape: line(at(-0.42, 0.42), at(0.42, -0.42), stroke), colour: WHITE },
      ];
    case 'unprotected': {
      const shield = polygon(SHIELD.map(([x, y]) => at(x, y)));
      return [
        { shape: shield, colour: null },
        { shape: outline(shield, stroke * 1.1), colour: COLOURS.unprotected },
      ];
    }
    case 'trouble':
      return [
        {
          shape: grown(polygon([at(0, -0.75), at(0.82, 0.72), at(-0.82, 0.72)]), radius * 0.15),
          colour: COLOURS.trouble,
        },
        { shape: line(at(0, -0.35), at(0, 0.2), stroke * 0.9), colour: WHITE },
        { shape: disc(at(0, 0.56), stroke * 0.5), colour: WHITE },
      ];
  }
}

/** The shield of the panel, as a polygon around the origin. */
const SHIELD: readonly Point[] = [
  [0, -1],
  [0.86, -0.7],
  [0.86, -0.06],
  [0.78, 0.32],
  [0.58, 0.62],
  [0.3, 0.86],
  [0, 1],
  [-0.3, 0.86],
  [-0.58, 0.62],
  [-0.78, 0.32],
  [-0.86, -0.06],
  [-0.86, -0.7],
];

function pixelOf(layers: readonly Layer[], x: number, y: number): readonly number[] {
  let [red, green, blue, opacity] = [0, 0, 0, 0];
  for (const { shape, colour } of layers) {
    const covered = Math.min(1, Math.max(0, 0.5 - shape(x, y)));
    if (colour === null) {
      opacity *= 1 - covered;
    } else {
      const below = opacity * (1 - covered);
      const sum = covered + below;
      const mixed = (over: number, under: number): number =>
        sum === 0 ? 0 : (over * covered + under * below) / sum;
      [red, green, blue] = [mixed(colour[0], red), mixed(colour[1], green), mixed(colour[2], blue)];
      opacity = sum;
    }
  }
  return [red, green, blue, opacity * 255].map(Math.round);
}
