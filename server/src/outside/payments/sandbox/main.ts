// The payment sandbox: a stand-in for Stripe as a process of its own. Nothing but Node.
//   node main.ts --folder FOLDER [--port N]
// Prints {"address":"http://127.0.0.1:N"} once it answers, remembers all in FOLDER, ends when its stdin closes.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openCounter } from './counter.ts';
import { nameOf, noteAddress, waitForFolder } from './hold.ts';
import { openJournal } from './journal.ts';
import { lineTo } from './listen.ts';

process.stdin.resume().on('close', () => process.exit(0));

const { values } = parseArgs({
  options: { folder: { type: 'string' }, port: { type: 'string', default: '0' } },
});
const folder = values.folder ?? '';
if (folder === '') throw new Error('--folder is missing');

await mkdir(folder, { recursive: true, mode: 0o700 });
await waitForFolder(folder);
const key = await keyOf(folder);
const server = createServer().listen(Number(values.port), '127.0.0.1');
await once(server, 'listening');
const at = server.address();
if (at === null || typeof at === 'string') throw new Error('No port');
const address = `http://127.0.0.1:${at.port}`;
const counter = openCounter({
  journal: openJournal(folder),
  key,
  address,
  newId: (prefix) => `${prefix}_${randomBytes(12).toString('hex')}`,
  secondsNow: () => Math.floor(Date.now() / 1000),
});
server.on('request', lineTo(counter, await nameOf(folder)));
await noteAddress(folder, address);
process.stdout.write(`${JSON.stringify({ address })}\n`);

/** The bearer key of this folder, made at the first start. */
async function keyOf(home: string): Promise<string> {
  const path = join(home, 'key');
  if (!existsSync(path)) {
    const fresh = `${path}.new`;
    await writeFile(fresh, `sk_test_${randomBytes(24).toString('hex')}`, { mode: 0o600, flush: true });
    await rename(fresh, path);
  }
  return readFile(path, 'utf8');
}
