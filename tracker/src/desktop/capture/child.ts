// One capture, then the end: `node child.ts FOLDER [DISPLAY COOKIE-FILE]`, with a `CaptureOrder` on its standard input.
// Says that it has grabbed, waits for the word to keep it, and prints one line of JSON. A process of its own, because
// the 200 MB that a capture takes go back to the system only with it. Nothing of a frame reaches a disk but encrypted.
import { hash } from 'node:crypto';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pictureRole } from '../../vault/roles.ts';
import { Vault } from '../../vault/vault.ts';
import type { CapturedPicture, CaptureFault } from '../ports.ts';
import { blur, wholeOf } from './blur.ts';
import { encodePicture, encodeThumbnail } from './encode.ts';
import { fileNamesOf, keepFiles } from './files.ts';
import { grabMasked, type MaskedFrame } from './masks.ts';
import { type CaptureOrder, GRABBED, KEEP } from './order.ts';
import { isPlain } from './plain.ts';

const BLANK = 'every monitor shows one plain colour';

const [, , folder = '', display, cookieFile] = process.argv;
const x11 = display === undefined ? null : { display, cookieFile };
const told = createInterface(process.stdin)[Symbol.asyncIterator]();
const order = JSON.parse(await nextLine()) as CaptureOrder;
const vault = new Vault(Buffer.from(order.key, 'base64'), 'file');
const report = await captureInto(folder).catch(faultOf);
if (report) process.stdout.write(`${JSON.stringify(report)}\n`);
process.stdin.destroy();

async function captureInto(into: string): Promise<CapturedPicture[] | CaptureFault | null> {
  const grabbed = await grabMasked(x11, { apps: order.maskedApps, regions: order.maskedRegions });
  process.stdout.write(`${GRABBED}\n`);
  if ((await nextLine()) !== KEEP) return null;
  if (grabbed.every(({ frame }) => isPlain(frame))) return { code: 'picture-blank', detail: BLANK };
  // The instant is caught; the rest may wait for the freelancer's own work.
  setPriority(10);
  const files = new Map<string, Buffer>();
  const pictures: CapturedPicture[] = [];
  for (const [monitor, masked] of grabbed.entries()) {
    pictures.push(await encodeMonitor(into, monitor, masked, files));
  }
  await keepFiles(into, files);
  return pictures;
}

async function nextLine(): Promise<string> {
  const line = await told.next();
  return line.done ? '' : line.value;
}

async function encodeMonitor(
  into: string,
  monitor: number,
  { frame, patches }: MaskedFrame,
  files: Map<string, Buffer>,
): Promise<CapturedPicture> {
  const { contract, segment, blurred } = order;
  const masked = blur(frame, patches);
  if (blurred) blur(frame, [wholeOf(frame)]);
  const picture = await encodePicture(frame);
  const thumbnail = await encodeThumbnail(frame);
  const names = fileNamesOf(monitor);
  const place = { contract, segment, monitor };
  files.set(names.picture, vault.encrypt(pictureRole({ ...place, kind: 'picture' }), picture));
  files.set(names.thumbnail, vault.encrypt(pictureRole({ ...place, kind: 'thumbnail' }), thumbnail));
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
    blurred,
    // Where the terms blur all of it, masks hide no more than both agreed to.
    maskedPermille: blurred ? 0 : masked,
    maskedAreas: blurred ? [] : patches,
  };
}

function faultOf(error: unknown): CaptureFault {
  const full =
    error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  return { code: full ? 'disk-full' : 'capture-failed', detail: String(error).slice(0, 500) };
}
