// To be loaded before a program (`--import`). Counts every step by which it changes the disk, and kills it with
// SIGKILL at the step that STINT_KILL_AT names (`agent 17`, `capture 3`, `darkroom 1`): before it is done, and a write
// in its middle. With STINT_PLAIN the vault writes what it is given: the control, with the safety removed.
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';
import { Vault } from '@stint/tracker/vault/vault';
import { killAt, plain } from './config.ts';

const PROGRAMS: Readonly<Record<string, string>> = {
  'snapshot-to-kill.ts': 'agent',
  'child.ts': 'capture',
  'darkroom-child.ts': 'darkroom',
};
const role = PROGRAMS[basename(process.argv[1] ?? '')];
const [wanted, number] = killAt.split(' ');
let steps = 0;

/** True at the step at which it dies. */
function isLast(): boolean {
  steps += 1;
  return role === wanted && steps === Number(number);
}

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('still here');
}

type Deed = (...words: never[]) => Promise<unknown>;

function counted<Kind extends Deed>(deed: Kind): Kind {
  return ((...words: Parameters<Kind>) => (isLast() ? die() : deed(...words))) as unknown as Kind;
}

const { open } = fs;
fs.open = async (...words) => {
  if (words[1] !== 'r' && isLast()) die();
  const file = await open(...words);
  const writeFile = file.writeFile.bind(file);
  const sync = file.sync.bind(file);
  file.writeFile = async (bytes, ...rest) => {
    if (isLast()) {
      const half = Buffer.from(bytes as Uint8Array);
      await file.write(half.subarray(0, half.length / 2));
      die();
    }
    return writeFile(bytes, ...rest);
  };
  file.sync = counted(sync);
  return file;
};
fs.rename = counted(fs.rename);
fs.link = counted(fs.link);
fs.rm = counted(fs.rm);
fs.mkdir = counted(fs.mkdir);
syncBuiltinESMExports();

if (role === 'agent')
  process.once('exit', () => {
    process.stdout.write(`steps ${steps}\n`);
  });
if (plain) {
  Vault.prototype.encrypt = (_role, bytes) => Buffer.from(bytes);
  Vault.prototype.decrypt = (_role, bytes) => bytes;
}
