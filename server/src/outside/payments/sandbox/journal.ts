import { closeSync, fdatasyncSync, ftruncateSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from './till.ts';

/** The sandbox's memory: one JSON line for each request that changed something, synced before it is answered. */
export interface Journal {
  readonly entries: readonly Entry[];
  append(entry: Entry): void;
  close(): void;
}

/** A last line without its end was never answered, and is cut off. */
export function openJournal(folder: string): Journal {
  const file = openSync(join(folder, 'journal.jsonl'), 'a+', 0o600);
  const bytes = readFileSync(file);
  let end = bytes.lastIndexOf('\n') + 1;
  if (end < bytes.length) ftruncateSync(file, end);
  const lines = bytes.toString('utf8', 0, end).split('\n').slice(0, -1);

  return {
    entries: lines.map((line) => JSON.parse(line) as Entry),
    append(entry) {
      const line = Buffer.from(`${JSON.stringify(entry)}\n`);
      try {
        writeFileSync(file, line);
        fdatasyncSync(file);
        end += line.length;
      } catch (error) {
        ftruncateSync(file, end);
        throw error;
      }
    },
    close() {
      closeSync(file);
    },
  };
}
