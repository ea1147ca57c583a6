import { visibleAreas } from '../../privacy/placing.ts';
import type { Region } from '../../privacy/rules.ts';
import { type Connection, connect, type DisplayAddress } from '../x11/connection.ts';
import { grabFrames } from '../x11/image.ts';
import type { Area } from '../x11/monitors.ts';
import { readWindows } from '../x11/windows.ts';
import type { Patch } from './blur.ts';
import type { Frame } from './frame.ts';
import { fromLeftToRight, grabMonitors } from './grab.ts';

/** A frame, and what of it is to be blurred before anything else is done with it. */
export interface MaskedFrame {
  readonly frame: Frame;
  readonly patches: readonly Patch[];
}

export interface Masks {
  readonly apps: readonly string[];
  readonly regions: readonly Region[];
}

/**
 * Every monitor, with what the masks cover. Rejects where an app's windows cannot be placed: then there is no picture,
 * rather than one without its masks.
 */
export async function grabMasked(x11: DisplayAddress | null, masks: Masks): Promise<MaskedFrame[]> {
  const [frames, areas] =
    masks.apps.length === 0 ? [await grabMonitors(x11), []] : await grabWithWindows(x11, masks.apps);
  return frames.map((frame, monitor) => ({
    frame,
    patches: [
      ...areas.map((area) => within(frame, area)),
      ...masks.regions.filter((region) => region.monitor === monitor).map((region) => patchOf(frame, region)),
    ],
  }));
}

/** By X11 alone, in whose pixels the windows are told. A window on the way is masked where it was and where it is. */
async function grabWithWindows(
  x11: DisplayAddress | null,
  apps: readonly string[],
): Promise<[Frame[], Area[]]> {
  if (x11 === null) throw new Error('no windows can be seen here, so none can be masked');
  const connection = await connect(x11);
  try {
    const before = await areasOf(connection, apps);
    const frames = fromLeftToRight(await grabFrames(connection));
    return [frames, [...before, ...(await areasOf(connection, apps))]];
  } finally {
    connection.close();
  }
}

async function areasOf(connection: Connection, apps: readonly string[]): Promise<Area[]> {
  return visibleAreas(await readWindows(connection), apps);
}

function within({ x, y }: Frame, area: Area): Patch {
  return { left: area.x - x, top: area.y - y, width: area.width, height: area.height };
}

/** Rounded outwards. */
export function patchOf({ width, height }: Pick<Frame, 'width' | 'height'>, region: Region): Patch {
  const [left, right] = [region.left, region.left + region.width].map((each) => (each * width) / 1000);
  const [top, bottom] = [region.top, region.top + region.height].map((each) => (each * height) / 1000);
  return {
    left: left ?? 0,
    top: top ?? 0,
    width: (right ?? 0) - (left ?? 0),
    height: (bottom ?? 0) - (top ?? 0),
  };
}
