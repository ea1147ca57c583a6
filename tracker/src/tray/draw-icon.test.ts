import { describe, expect, it } from 'vitest';
import { COLOURS, type Colour, drawIcon, ICON_SIZES } from './draw-icon.ts';
import type { Face } from './face.ts';

const FACES: Face[] = (['running', 'stopped', 'paused'] as const).flatMap((clock) =>
  (['none', 'offline', 'unprotected', 'trouble'] as const).map((sign) => ({ clock, sign })),
);

/** Where something is drawn, whatever its colour: white on a tile is a hole in it. */
function silhouette(face: Face, size: number): boolean[] {
  const { rgba } = drawIcon(face, size);
  return Array.from({ length: size * size }, (_, pixel) => {
    const [red = 0, green = 0, blue = 0, opacity = 0] = rgba.subarray(pixel * 4, pixel * 4 + 4);
    return opacity > 127 && Math.min(red, green, blue) < 200;
  });
}

const differing = (a: readonly boolean[], b: readonly boolean[]): number =>
  a.filter((dark, pixel) => dark !== b[pixel]).length / a.length;

describe('the icons', () => {
  it.each(ICON_SIZES)('at %i pixels all faces differ in shape, not only in colour', (size) => {
    const shapes = FACES.map((face) => silhouette(face, size));
    for (const [index, shape] of shapes.entries()) {
      for (const other of shapes.slice(index + 1)) expect(differing(shape, other)).toBeGreaterThan(0.02);
    }
  });

  it('stand out from light and from dark panels: 3 to 1 at the least', () => {
    for (const [name, colour] of Object.entries(COLOURS)) {
      for (const panel of [
        [0xf6, 0xf6, 0xf6],
        [0x26, 0x26, 0x26],
      ] as const) {
        expect([name, contrast(colour, panel) >= 3]).toEqual([name, true]);
      }
    }
  });

  it('have nothing at their edges that a panel would cut, and clear corners', () => {
    for (const size of ICON_SIZES) {
      const { rgba } = drawIcon({ clock: 'running', sign: 'none' }, size);
      expect(rgba.length).toBe(size * size * 4);
      expect([rgba[3], rgba[size * 4 - 1], rgba.at(-1)]).toEqual([0, 0, 0]);
    }
  });
});

function contrast(a: Colour, b: Colour): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
