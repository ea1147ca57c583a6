import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { lockFolder } from './lock.ts';

it('one tracker for each folder: the lock ends with its process, even by kill -9', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stint-lock-'));
  const lock = fileURLToPath(new URL('./lock.ts', import.meta.url));
  const script = `import { lockFolder } from ${JSON.stringify(lock)};
    console.log(lockFolder(${JSON.stringify(folder)}) ? 'mine' : 'taken'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await new Promise<string>((done) =>
    child.stdout.once('data', (text: Buffer) => done(String(text))),
  );
  expect(said).toBe('mine\n');
  expect(lockFolder(folder)).toBeNull();
  child.kill('SIGKILL');
  await new Promise((done) => child.once('exit', done));
  const mine = lockFolder(folder);
  expect(mine).not.toBeNull();
  expect(lockFolder(folder)).toBeNull();
  mine?.release();
  lockFolder(folder)?.release();
  await rm(folder, { recursive: true });
});
