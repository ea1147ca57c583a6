import { segmentStart } from '@stint/core/segment';
import type { CapturedPicture } from '../desktop/ports.ts';
import type { RecordDraft } from '../record.ts';
import { keepPicture } from './keep-picture.ts';
import { testVault } from './vault.ts';
import { ANA } from './world.ts';

/** Segment number of Monday 2026-11-16T09:00Z. */
export const NINE = 2_991_366;

/** Ten minutes of work on a contract, with one picture when it is handed in. */
export function draft(
  contract: string,
  segment: number,
  pictures: readonly CapturedPicture[] = [],
): RecordDraft {
  const from = segmentStart(segment);
  const taken = pictures.length > 0;
  return {
    v: 2,
    freelancer: ANA,
    contract,
    segment,
    stretches: [{ from, to: from + 600, end: 'continues' }],
    activity: Array.from({ length: 10 }, () => [12, 1, 0]),
    memos: [{ from, memo: 'Header colours' }],
    snapshotAt: taken ? from + 300 : null,
    app: taken ? 'Editor' : null,
    title: taken ? 'main.ts' : null,
    pictures: pictures.map((picture) => ({
      monitor: picture.monitor,
      sha256: picture.sha256,
      bytes: picture.bytes,
      width: picture.width,
      height: picture.height,
      thumbnail: { sha256: picture.thumbnailSha256, bytes: picture.thumbnailBytes },
      blurred: picture.blurred,
      maskedPermille: picture.maskedPermille,
    })),
    withheld: null,
    capabilities: {
      counts: true,
      idle: true,
      window: true,
      picture: 'each-monitor',
      monitors: 1,
      backend: 'x11',
    },
  };
}

/** A picture of `bytes` bytes on the disk, as a capture leaves it; what is in it nobody here asks. */
export async function somePicture(
  folder: string,
  of: { readonly contract: string; readonly segment: number },
  bytes = 2000,
): Promise<CapturedPicture> {
  const name = `${of.contract}-${of.segment}`;
  const picture = Buffer.alloc(bytes, name);
  const drawn = { width: 64, height: 40, picture, thumbnail: picture.subarray(0, 100) };
  return keepPicture(folder, { ...of, vault: testVault(), blurred: false }, drawn, name);
}
