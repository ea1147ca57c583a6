import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../environment.ts';
import { inheritedEnv } from './config.ts';

/** In place of systemd-inhibit: runs what it is given, and writes down when that began and ended. */
export interface TestInhibit {
  readonly program: string;
  readonly env: Environment;
  /** `taken released taken`, as it went. */
  log(): string;
  remove(): Promise<void>;
}

export async function testInhibit(): Promise<TestInhibit> {
  const folder = await mkdtemp(join(tmpdir(), 'stint-inhibit-'));
  const [program, log] = [join(folder, 'inhibit'), join(folder, 'log')];
  await writeFile(program, SCRIPT, { mode: 0o700 });
  await writeFile(log, '');
  return {
    program,
    env: { ...inheritedEnv, LOG: log },
    log: () => readFileSync(log, 'utf8').trim(),
    remove: () => rm(folder, { recursive: true }),
  };
}

const SCRIPT = `#!/bin/sh
while [ "$1" != sh ]; do shift; done
printf 'taken ' >> "$LOG"
"$@"
printf 'released ' >> "$LOG"
`;
