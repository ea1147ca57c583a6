import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Of which program a verdict is: changes with every change to core, and to how its questions are read from rows and its
 * answers written. What another program judged is judged anew.
 */
export function rulesVersion(): string {
  version ??= read();
  return version;
}

let version: string | null = null;

/** Beside core: from rows to what it is asked, and from what it answers to a kept week. */
const BESIDE = ['diary.ts', 'diaries.ts', 'contracts.ts', 'raises.ts', 'read-record.ts'];
const JUDGING = '../operations/money/judge-weeks.ts';

function read(): string {
  const core = dirname(fileURLToPath(import.meta.resolve('@stint/core/timesheet')));
  const letter = fileURLToPath(import.meta.resolve('@stint/wire/entry'));
  const files = readdirSync(core, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort()
    .map((name) => join(core, name));
  const beside = [...BESIDE, JUDGING].map((name) => join(import.meta.dirname, name));
  const hash = createHash('sha256');
  for (const file of [...files, letter, ...beside]) hash.update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}
