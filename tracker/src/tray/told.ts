import { readFile } from 'node:fs/promises';
import { codeOf, diskTroubleOf, writeDurably } from '../files.ts';

/** The keys of notices that were shown, so that none is shown again by the next run of the tracker. */
export class ToldKeys {
  private readonly path: string;
  private keys: readonly string[];

  private constructor(path: string, keys: readonly string[]) {
    this.path = path;
    this.keys = keys;
  }

  static async open(path: string): Promise<ToldKeys> {
    return new ToldKeys(path, await readKeys(path));
  }

  all(): readonly string[] {
    return this.keys;
  }

  /** On a full disk it is forgotten, and a notice may come twice. */
  async keep(keys: readonly string[]): Promise<void> {
    if (keys === this.keys) return;
    this.keys = keys;
    try {
      await writeDurably(this.path, `${JSON.stringify(keys)}\n`);
    } catch (error) {
      if (diskTroubleOf(error) === null) throw error;
    }
  }
}

async function readKeys(path: string): Promise<readonly string[]> {
  try {
    const read: unknown = JSON.parse(await readFile(path, 'utf8'));
    return Array.isArray(read) ? read.map(String) : [];
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return [];
    throw error;
  }
}
