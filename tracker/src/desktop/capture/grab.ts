import sharp from 'sharp';
import { desktopEnvironment } from '../../config.ts';
import { sessionBusAddress } from '../dbus/address.ts';
import type { DisplayAddress } from '../x11/connection.ts';
import { grabByX11 } from '../x11/image.ts';
import type { Frame } from './frame.ts';

/**
 * Every monitor, from left to right: by the native library, which finds the display by its environment,
 * else from `x11`, if there is one to ask. Rejects when neither works. A Linux desktop without X11 to ask has a
 * portal, perhaps: that gives the whole desktop as one, and where it refuses, nothing else is tried.
 */
export async function grabMonitors(x11: DisplayAddress | null): Promise<Frame[]> {
  const whole = x11 === null && process.platform === 'linux' ? await grabWhole() : null;
  if (whole !== null) return whole;
  const frames = await grabByScreenshots().catch(async (first: unknown) => {
    if (x11 === null) throw first;
    return await grabByX11(x11).catch((second: unknown) => {
      throw new AggregateError([first, second], `${String(first)}; ${String(second)}`);
    });
  });
  if (frames.length === 0) throw new Error('no monitor found');
  return fromLeftToRight(frames);
}

export function fromLeftToRight(frames: readonly Frame[]): Frame[] {
  return frames.toSorted((a, b) => a.x - b.x || a.y - b.y);
}

/** Loaded late: X11 has no need of a bus. */
async function grabWhole(): Promise<Frame[] | null> {
  const { grabByPortal } = await import('../portal/grab.ts');
  return await grabByPortal(sessionBusAddress(desktopEnvironment()), Date.now);
}

/** Loaded late: where its native part does not load, X11 is asked. */
async function grabByScreenshots(): Promise<Frame[]> {
  const { Monitor } = await import('node-screenshots');
  return await Promise.all(
    Monitor.all().map(async (monitor) => {
      const image = await monitor.captureImage();
      const { width, height } = image;
      const rgba = await image.toRaw();
      const rgb = await sharp(rgba, { raw: { width, height, channels: 4 } })
        .removeAlpha()
        .raw()
        .toBuffer();
      return { x: monitor.x(), y: monitor.y(), width, height, rgb };
    }),
  );
}
