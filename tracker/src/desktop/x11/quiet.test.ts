import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { until } from '../testing/until.ts';
import { hush } from './quiet.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-quiet-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Both ends of one connection; `here` was dialled as an X server is. */
async function pair(name = 'socket'): Promise<{ here: Socket; there: Socket }> {
  const server = createServer();
  server.listen(join(folder, name));
  const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
  const buffer = Buffer.alloc(1024);
  const callback = (count: number): boolean => here.emit('data', buffer.subarray(0, count));
  const here: Socket = connect({ path: join(folder, name), onread: { buffer, callback } });
  const there = await accepted;
  here.once('close', () => there.destroy());
  there.once('close', () => server.close());
  // It has read something before, so that the system watches it.
  there.write('hello');
  await once(here, 'data');
  return { here, there };
}

function written(there: Socket, bytes: string | Buffer): Promise<void> {
  return new Promise((resolve) => there.write(bytes, () => resolve()));
}

it('a socket that was hushed wakes nobody: all that came is read when it is asked for, and its end is met there', async () => {
  const { here, there } = await pair();
  let told = 0;
  here.on('data', () => (told += 1));
  let read = '';
  const drain = hush(here, (chunk) => {
    read += chunk.toString();
  });
  await written(there, 'one');
  await written(there, 'two');
  await written(there, Buffer.alloc(50_000, 'x'));
  expect(read).toBe('');
  drain?.();
  expect(read).toBe(`onetwo${'x'.repeat(50_000)}`);
  drain?.();
  there.end('bye');
  await until(() => {
    drain?.();
    return here.destroyed;
  });
  expect([read.slice(-3), told]).toEqual(['bye', 0]);
});

it('one that was closed is not read any more: its number may be another file by then', async () => {
  const { here, there } = await pair();
  const chunks: Buffer[] = [];
  const drain = hush(here, (chunk) => void chunks.push(chunk));
  here.destroy();
  await once(there, 'close');
  const next = await pair('next');
  await written(next.there, 'not ours');
  drain?.();
  expect(chunks).toEqual([]);
  next.here.destroy();
});

it('a socket without a number stays as it was', () => {
  const socket = new Socket();
  expect(hush(socket, () => undefined)).toBeNull();
  expect(socket.isPaused()).toBe(false);
});
