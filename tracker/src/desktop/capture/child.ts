// One capture, then the end: `node child.ts FOLDER [DISPLAY COOKIE-FILE]`. Prints one line of JSON, a `Report`.
// A process of its own, because the 200 MB that a capture takes go back to the system only with it.
import { hash } from 'node:crypto';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import type { CapturedPicture, CaptureFault } from '../ports.ts';
import { encodePicture, encodeThumbnail } from './encode.ts';
import { fileNamesOf, keepFiles } from './files.ts';
import type { Frame } from './frame.ts';
import { grabMonitors } from './grab.ts';

const [, , folder = '', display, cookieFile] = process.argv;
const x11 = display === undefined ? null : { display, cookieFile };
const report = await captureInto(folder).catch(faultOf);
process.stdout.write(`${JSON.stringify(report)}\n`);

async function captureInto(into: string): Promise<CapturedPicture[]> {
  const frames = await grabMonitors(x11);
  // The instant is caught; the rest may wait for the freelancer's own work.
  setPriority(10);
  const pictures: CapturedPicture[] = [];
  const files = new Map<string, Buffer>();
  for (const [monitor, frame] of frames.entries()) {
    pictures.push(await encodeMonitor(into, monitor, frame, files));
  }
  await keepFiles(into, files);
  return pictures;
}

async function encodeMonitor(
  into: string,
  monitor: number,
  frame: Frame,
  files: Map<string, Buffer>,
): Promise<CapturedPicture> {
  const picture = await encodePicture(frame);
  const thumbnail = await encodeThumbnail(frame);
  const names = fileNamesOf(monitor);
  files.set(names.picture, picture).set(names.thumbnail, thumbnail);
  return {
    monitor,
    picture: join(into, names.picture),
    width: frame.width,
    height: frame.height,
    bytes: picture.length,
    sha256: hash('sha256', picture),
    thumbnail: join(into, names.thumbnail),
    thumbnailBytes: thumbnail.length,
    thumbnailSha256: hash('sha256', thumbnail),
    blurred: false,
    maskedPermille: 0,
  };
}

function faultOf(error: unknown): CaptureFault {
  const full =
    error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  return { code: full ? 'disk-full' : 'capture-failed', detail: String(error).slice(0, 500) };
}
