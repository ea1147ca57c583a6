import sharp from 'sharp';
import type { Frame } from '../capture/frame.ts';
import { openBus } from '../dbus/bus.ts';
import { hasScreenshotPortal, takeScreenshot } from './screenshot.ts';

const TIMEOUT_MS = 25_000;

/**
 * The whole desktop as one frame, by the portal on the session bus at that address (see `takeScreenshot`: the
 * portal writes a plain file, which is removed at once). Null where there is no such portal; rejects where it, or
 * the desktop's owner, gives no picture.
 */
export async function grabByPortal(address: string | null, nowMs: () => number): Promise<Frame[] | null> {
  const bus = await openBus(address);
  if (bus === null) return null;
  try {
    if (!(await hasScreenshotPortal(bus))) return null;
    const image = await takeScreenshot(bus, nowMs, TIMEOUT_MS);
    if ('code' in image) throw new Error(image.detail);
    const { data, info } = await sharp(image)
      .removeAlpha()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return [{ x: 0, y: 0, width: info.width, height: info.height, rgb: data }];
  } finally {
    await bus.close();
  }
}
