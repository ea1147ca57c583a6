import type { FileHandle } from 'node:fs/promises';
import type { BaseLogger } from 'pino';
import {
  createPackFile,
  FIRST_RECORD,
  isPack,
  listPacks,
  openPackFile,
  readMark,
  writeStart,
} from './pack-file.ts';
import { isWhole, scanRecords } from './scan.ts';

/** The pack that is being written to. `end`: where the next record goes; `marked`: what its mark says. */
export interface OpenPack {
  readonly number: number;
  readonly file: FileHandle;
  end: number;
  marked: number;
}

/**
 * Opens the last pack of a folder for appending, or makes the first. What a crash left behind the last record that
 * proves itself was never acknowledged, and is cut off. Only what lies behind the pack's mark is looked at.
 */
export async function openLastPack(folder: string, log: Pick<BaseLogger, 'warn'>): Promise<OpenPack> {
  const number = (await listPacks(folder)).at(-1);
  if (number === undefined) return freshPack(folder, 1);
  const file = await openPackFile(folder, number);
  try {
    return await recoverPack(number, file, log);
  } catch (error) {
    await file.close();
    throw error;
  }
}

export async function freshPack(folder: string, number: number): Promise<OpenPack> {
  const file = await createPackFile(folder, number);
  return { number, file, end: FIRST_RECORD, marked: FIRST_RECORD };
}

async function recoverPack(
  number: number,
  file: FileHandle,
  log: Pick<BaseLogger, 'warn'>,
): Promise<OpenPack> {
  const { size } = await file.stat();
  const isReadable = await isPack(file);
  // The first record is written only once the start is durable: a file no longer than that holds nothing.
  if (size < FIRST_RECORD || (size === FIRST_RECORD && !isReadable)) {
    await file.truncate(0);
    await writeStart(file);
    return { number, file, end: FIRST_RECORD, marked: FIRST_RECORD };
  }
  if (!isReadable) throw new Error(`Pack ${number} was not written by this version of Stint`);

  const noted = await readMark(file);
  const marked = noted <= size ? noted : FIRST_RECORD;
  const end = await lastWholeEnd(file, marked, size);
  if (end < size) {
    log.warn({ pack: number, end, cutBytes: size - end }, 'Cut an unfinished tail off the last pack');
    await file.truncate(end);
  }
  // Also what the crash left written but not synced is durable from here on.
  await file.sync();
  return { number, file, end, marked };
}

async function lastWholeEnd(file: FileHandle, from: number, size: number): Promise<number> {
  let end = from;
  for await (const found of scanRecords(file, from, size)) {
    if (await isWhole(file, found)) end = found.end;
  }
  return end;
}
