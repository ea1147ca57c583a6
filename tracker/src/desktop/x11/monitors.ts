import type { Crtc, RandR, ScreenResources } from 'x11';
import type { Connection } from './connection.ts';

/** A monitor's place on the X screen, in pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The monitors that show something; two that show the same (mirrored) count once. Without RandR the whole screen is one. */
export async function readMonitors(connection: Connection): Promise<Area[]> {
  const areas = await readCrtcs(connection).catch(() => []);
  const distinct = new Map(areas.map((area) => [`${area.x},${area.y} ${area.width}x${area.height}`, area]));
  return distinct.size > 0 ? [...distinct.values()] : [wholeScreen(connection)];
}

async function readCrtcs(connection: Connection): Promise<Area[]> {
  const randr = await connection.ask<RandR>((answer) => connection.client.require('randr', answer));
  const { crtcs, config_timestamp } = await connection.ask<ScreenResources>((answer) =>
    randr.GetScreenResources(connection.root, answer),
  );
  const infos = await Promise.all(
    crtcs.map((crtc) => connection.ask<Crtc>((answer) => randr.GetCrtcInfo(crtc, config_timestamp, answer))),
  );
  return infos
    .filter((info) => info.mode !== 0 && info.output.length > 0)
    .map(({ x, y, width, height }) => ({ x, y, width, height }));
}

function wholeScreen({ display, root }: Connection): Area {
  const screen = display.screen.find((each) => each.root === root);
  return { x: 0, y: 0, width: screen?.pixel_width ?? 0, height: screen?.pixel_height ?? 0 };
}
