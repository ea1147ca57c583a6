import type { ServerResponse } from 'node:http';
import type { PictureKind } from '../spool/entry.ts';
import type { Tracker } from '../tracker.ts';
import type { PanelDesktop } from './deeds/desktop.ts';
import { writeJson, writePicture } from './letters.ts';

export type ReadDesk = Pick<Tracker, 'picture' | 'rules' | 'status'>;

/** What the window asks for: the state, once a second; pictures of finished segments; rules; what is in front. */
export async function read(
  path: string,
  response: ServerResponse,
  desk: ReadDesk,
  desktop: PanelDesktop,
): Promise<void> {
  if (path === '/state') return writeJson(response, 200, desk.status());
  if (path === '/rules') return writeJson(response, 200, desk.rules());
  if (path === '/front') return writeJson(response, 200, await desktop.front());
  if (path === '/autostart')
    return writeJson(response, 200, { on: (await desktop.autostart?.isOn()) ?? null });
  const [, contract, segment, monitor, kind] = PICTURE.exec(path) ?? [];
  if (contract === undefined || !isKind(kind)) return void response.writeHead(404).end();
  writePicture(response, await desk.picture(contract, Number(segment), Number(monitor), kind));
}

const PICTURE = /^\/pictures\/([\w-]{1,100})\/(\d{1,10})\/(\d{1,2})\/(\w+)$/;

function isKind(kind: string | undefined): kind is PictureKind {
  return kind === 'picture' || kind === 'thumbnail';
}
