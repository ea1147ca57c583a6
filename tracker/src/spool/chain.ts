import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SegmentNumber } from '@stint/core/segment';
import { codeOf, writeDurably } from '../files.ts';
import type { Waiting } from './entry.ts';

/** A place in a device's chain of one contract: the next record's number and the hash of the one before it. */
export interface Link {
  readonly sequence: number;
  readonly previous: string | null;
}

/**
 * Where a contract's chain stands behind everything that waits. With the waiting entries in order it gives every
 * number: nothing else is stored, so nothing can disagree.
 */
export interface ChainBase extends Link {
  readonly device: string;
  /** The last segment that is done with: accepted, or refused for good. -1: none. */
  readonly doneWith: SegmentNumber;
  /** After a refusal: where the chain stands if the house thinks otherwise about the refused record's number. */
  readonly or: Link | null;
}

export function newBase(device: string): ChainBase {
  return { device, sequence: 0, previous: null, doneWith: -1, or: null };
}

/** The link after `waiting`. */
export function after(waiting: Waiting): Link {
  return { sequence: waiting.record.sequence + 1, previous: waiting.sha256 };
}

/** The base once the first waiting entry was accepted. */
export function accepted(base: ChainBase, waiting: Waiting): ChainBase {
  return { device: base.device, ...after(waiting), doneWith: waiting.segment, or: null };
}

/**
 * The base once the first waiting entry was refused for good. `consumed`: the house keeps the number of what it
 * refused, so that the chain shows it.
 */
export function refused(base: ChainBase, waiting: Waiting, consumed: boolean): ChainBase {
  const stays: Link = { sequence: base.sequence, previous: base.previous };
  const [here, or] = consumed ? [after(waiting), stays] : [stays, after(waiting)];
  return { device: base.device, ...here, doneWith: waiting.segment, or };
}

export async function readBase(folder: string, contract: string, device: string): Promise<ChainBase> {
  try {
    return JSON.parse(await readFile(fileOf(folder, contract), 'utf8')) as ChainBase;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return newBase(device);
    throw error;
  }
}

export async function writeBase(folder: string, contract: string, base: ChainBase): Promise<void> {
  await writeDurably(fileOf(folder, contract), `${JSON.stringify(base)}\n`);
}

function fileOf(folder: string, contract: string): string {
  return join(folder, `${contract}.json`);
}
