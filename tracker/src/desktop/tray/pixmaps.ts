import { drawIcon, ICON_SIZES, type Picture } from '../../tray/draw-icon.ts';
import type { Face } from '../../tray/face.ts';

/** D-Bus `(iiay)`: width, height, and the pixels as opacity, red, green, blue. */
export type Pixmap = readonly [width: number, height: number, argb: Buffer];

const drawn = new Map<string, readonly Pixmap[]>();

/** One face in every size, drawn once. */
export function pixmapsOf({ clock, sign }: Face): readonly Pixmap[] {
  const key = `${clock} ${sign}`;
  const known = drawn.get(key);
  if (known) return known;
  const pixmaps = ICON_SIZES.map((size): Pixmap => [size, size, argbOf(drawIcon({ clock, sign }, size))]);
  drawn.set(key, pixmaps);
  return pixmaps;
}

function argbOf({ rgba }: Picture): Buffer {
  const argb = Buffer.alloc(rgba.length);
  for (let at = 0; at < rgba.length; at += 4) {
    argb[at] = rgba[at + 3] ?? 0;
    argb.set(rgba.subarray(at, at + 3), at + 1);
  }
  return argb;
}
