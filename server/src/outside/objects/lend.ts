import type { FileHandle } from 'node:fs/promises';
import { openPackFile } from './pack-file.ts';

/** Pack files open for reading, lent to any number of readers; the ones read last stay open. */
export interface Lending {
  take(pack: number): Promise<Lent>;
  close(): Promise<void>;
}

export interface Lent {
  readonly file: FileHandle;
  readonly giveBack: () => Promise<void>;
}

interface Shelved {
  readonly file: Promise<FileHandle>;
  readers: number;
}

const MAX_IDLE_FILES = 32;

export function openLending(folder: string): Lending {
  // In order of last use: a Map keeps the order in which keys came.
  const shelved = new Map<number, Shelved>();

  async function closeOldest(): Promise<void> {
    const idle = [...shelved].filter(([, { readers }]) => readers === 0);
    for (const [pack, { file }] of idle.slice(0, Math.max(0, idle.length - MAX_IDLE_FILES))) {
      shelved.delete(pack);
      await (await file).close();
    }
  }

  return {
    async take(pack) {
      const entry = shelved.get(pack) ?? { file: openPackFile(folder, pack), readers: 0 };
      shelved.delete(pack);
      shelved.set(pack, entry);
      entry.readers += 1;
      try {
        const file = await entry.file;
        const giveBack = async (): Promise<void> => {
          entry.readers -= 1;
          await closeOldest();
        };
        return { file, giveBack };
      } catch (error) {
        if (shelved.get(pack) === entry) shelved.delete(pack);
        throw error;
      }
    },
    async close() {
      const files = [...shelved.values()].map(({ file }) => file);
      shelved.clear();
      for (const file of files) await (await file).close();
    },
  };
}
