import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Draw, seededDraw } from '@stint/proof/draw';
import { codeOf, writeDurably } from './files.ts';

/** What a tracker was told when it was signed in. Kept 0600 in its 0700 folder, and nowhere else. */
export interface SignedIn {
  readonly house: string;
  readonly token: string;
  readonly device: string;
  /** The freelancer. */
  readonly person: string;
  readonly name: string;
  /** base64url, 32 bytes: from it comes every snapshot instant (T2). */
  readonly snapshotSeed: string;
}

export function drawOf(signedIn: SignedIn): Draw {
  return seededDraw(Buffer.from(signedIn.snapshotSeed, 'base64url'));
}

/** Null when this folder was never signed in. */
export async function readSignedIn(folder: string): Promise<SignedIn | null> {
  try {
    return JSON.parse(await readFile(join(folder, NAME), 'utf8')) as SignedIn;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

export async function writeSignedIn(folder: string, signedIn: SignedIn): Promise<void> {
  await writeDurably(join(folder, NAME), `${JSON.stringify(signedIn)}\n`);
}

const NAME = 'signed-in.json';
