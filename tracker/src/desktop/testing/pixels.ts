import sharp from 'sharp';
import type { DisplayAddress } from '../x11/connection.ts';
import { grabByX11 } from '../x11/image.ts';

/** `xterm -bg BLUE`, and what it may come out as after lossy WebP. */
export const BLUE = '#3264c8';

export function isBlue(pixel: readonly number[]): boolean {
  return [0x32, 0x64, 0xc8].every((colour, channel) => Math.abs(colour - (pixel[channel] ?? -99)) <= 6);
}

export async function pixelOf(webp: Buffer, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(webp).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return pixelAt(data, info.width, x, y);
}

export async function pixelOfScreen(
  address: DisplayAddress,
  monitor: number,
  x: number,
  y: number,
): Promise<number[]> {
  const frame = (await grabByX11(address))[monitor];
  return frame === undefined ? [] : pixelAt(frame.rgb, frame.width, x, y);
}

function pixelAt(rgb: Buffer, width: number, x: number, y: number): number[] {
  return [...rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
}
