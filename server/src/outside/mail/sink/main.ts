// The mail sink of the demo: a mail server on this machine that takes everything and delivers nothing.
//   node main.ts --folder FOLDER [--port N]
// Prints {"address":"smtp://127.0.0.1:N"} once it answers, keeps what comes in FOLDER, ends when its stdin closes.
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { SMTPServer } from 'smtp-server';
import { keepMail } from './mails.ts';

const MOST_BYTES = 10 * 1024 * 1024;

process.stdin.resume().on('close', () => process.exit(0));

const { values } = parseArgs({
  options: { folder: { type: 'string' }, port: { type: 'string', default: '0' } },
});
const folder = values.folder ?? '';
if (folder === '') throw new Error('--folder is missing');
await mkdir(folder, { recursive: true, mode: 0o700 });

let last: Promise<void> = Promise.resolve();
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  size: MOST_BYTES,
  banner: 'Stint mail sink: delivers nothing',
  onData: (stream, _session, answer) => {
    const kept = buffer(stream).then((bytes) => {
      const mine = last.then(() => keepMail(folder, bytes));
      last = mine.catch(() => undefined);
      return mine;
    });
    kept.then(
      () => answer(),
      (error: unknown) => answer(error instanceof Error ? error : new Error(String(error))),
    );
  },
});
server.on('error', (error: Error) => process.stderr.write(`${error.message}\n`));
server.listen(Number(values.port), '127.0.0.1');
await once(server.server, 'listening');
const { port } = server.server.address() as AddressInfo;
process.stdout.write(`${JSON.stringify({ address: `smtp://127.0.0.1:${port}` })}\n`);
