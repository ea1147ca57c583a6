import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Chance } from './chance.ts';

/** Words that stand in a window's title, a memo and a sign-in, and must stand in no file. */
export const CANARY = {
  title: 'canary-title-77c1',
  memo: 'canary-memo-5f2a',
  token: 'canary-token-c09b',
} as const;

/** A row of pixels that no other screen has, red, green and blue by turns: on the screen it stands again and again. */
export const CANARY_ROW = new Chance('canary pixels').bytes(32 * 3);

/** What is looked for, by what it would be. */
const SOUGHT: readonly (readonly [what: string, bytes: Buffer])[] = [
  ...Object.entries(CANARY).map(([what, word]) => [what, Buffer.from(word)] as const),
  ['a WebP picture', Buffer.from('WEBPVP8')],
  ['pixels, RGB', CANARY_ROW.subarray(0, 24)],
  ['pixels, RGBA', withFourth(CANARY_ROW.subarray(0, 24), [0, 1, 2])],
  ['pixels, BGRA', withFourth(CANARY_ROW.subarray(0, 24), [2, 1, 0])],
];

/** Every canary in every file of these folders, and every file or folder that somebody else may open. */
export async function searchDisk(folders: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const { mode } = await stat(path);
      const wanted = entry.isDirectory() ? 0o700 : 0o600;
      if ((mode & 0o777) !== wanted) found.push(`${path} is open to others (${(mode & 0o777).toString(8)})`);
      if (!entry.isFile()) continue;
      const bytes = await readFile(path);
      for (const [what, sought] of SOUGHT) if (bytes.includes(sought)) found.push(`${what} in ${path}`);
    }
  }
  return found;
}

/** As programs keep pixels in four bytes, the last one full. */
function withFourth(rgb: Buffer, order: readonly number[]): Buffer {
  const pixels = Array.from({ length: rgb.length / 3 }, (_, at) => rgb.subarray(at * 3, at * 3 + 3));
  return Buffer.concat(pixels.map((pixel) => Buffer.from([...order.map((each) => pixel[each] ?? 0), 255])));
}
