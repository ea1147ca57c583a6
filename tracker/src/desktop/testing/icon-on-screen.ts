import { drawIcon, type Picture } from '../../tray/draw-icon.ts';
import type { Face } from '../../tray/face.ts';
import type { Frame } from '../capture/frame.ts';
import type { DisplayAddress } from '../x11/connection.ts';
import { grabByX11 } from '../x11/image.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Rounding, on the way through the panel. */
const TOLERANCE = 4;
/** As far from the upper left corner as icons at the panel's end may lie. */
const REACH = { x: 240, y: 24 };

/** Where a face is drawn at the left end of the panel, pixel by pixel over the panel's colour; from left to right. */
export async function findIcons(address: DisplayAddress, face: Face, size: number): Promise<Place[]> {
  const screen = await grabScreen(address);
  const wanted = over(drawIcon(face, size), pixelAt(screen, screen.width - 1, 2));
  const places: Place[] = [];
  for (let x = 0; x < REACH.x; x += 1) {
    for (let y = 0; y < REACH.y; y += 1) if (isAt(screen, wanted, size, { x, y })) places.push({ x, y });
  }
  return places;
}

export async function grabScreen(address: DisplayAddress): Promise<Frame> {
  const [frame] = await grabByX11(address);
  if (!frame) throw new Error('the display has no monitor');
  return frame;
}

export function pixelAt({ rgb, width }: Frame, x: number, y: number): readonly number[] {
  return [...rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
}

function over({ size, rgba }: Picture, ground: readonly number[]): number[] {
  return Array.from({ length: size * size * 3 }, (_, index) => {
    const [pixel, channel] = [Math.floor(index / 3), index % 3];
    const opacity = (rgba[pixel * 4 + 3] ?? 0) / 255;
    return (rgba[pixel * 4 + channel] ?? 0) * opacity + (ground[channel] ?? 0) * (1 - opacity);
  });
}

function isAt(screen: Frame, wanted: readonly number[], size: number, { x, y }: Place): boolean {
  return wanted.every((value, index) => {
    const [pixel, channel] = [Math.floor(index / 3), index % 3];
    const [px, py] = [x + (pixel % size), y + Math.floor(pixel / size)];
    return Math.abs((screen.rgb[(py * screen.width + px) * 3 + channel] ?? -99) - value) <= TOLERANCE;
  });
}
