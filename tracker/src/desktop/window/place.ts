import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Pixels = z.number().int().min(-20_000).max(20_000);
const Side = z.number().int().min(200).max(10_000);

/** Where on the screen somebody keeps the window, and how large. */
export const WindowPlace = z.strictObject({ x: Pixels, y: Pixels, width: Side, height: Side });
export type WindowPlace = z.infer<typeof WindowPlace>;

/** `folder`: of the window, 0700. */
export async function keepPlace(folder: string, place: WindowPlace): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, NAME), JSON.stringify(place), { mode: 0o600 });
}

/** Null where it was never kept: a first window opens where the desktop puts it. */
export function keptPlace(folder: string): WindowPlace | null {
  try {
    return WindowPlace.safeParse(JSON.parse(readFileSync(join(folder, NAME), 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

const NAME = 'place.json';
