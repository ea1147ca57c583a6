import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { until } from './desktop/testing/until.ts';
import { listen } from './events.ts';
import { K1 } from './testing/world.ts';

let streams: ServerResponse[];
let asked: string[];
let server: ReturnType<typeof createServer>;
let house: string;

beforeEach(async () => {
  streams = [];
  asked = [];
  server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization}`);
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('retry: 2000\n\n');
    streams.push(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  house = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it('hears every event, however it is cut, and once at the beginning; ends with the stream', async () => {
  let heard = 0;
  const listening = listen({ house, fetch, token: 't' }, K1, new AbortController().signal, () => {
    heard += 1;
  });
  await until(() => heard === 1);
  expect(asked).toEqual([`/api/v1/contracts/${K1}/events Bearer t`]);
  streams[0]?.write('event: terms\nda');
  streams[0]?.write('ta: {"kind":"terms"}\n\n');
  await until(() => heard === 2);
  streams[0]?.write(':\n\n'); // a heartbeat is no event
  streams[0]?.write('event: diary\ndata: {"kind":"diary"}\n\n');
  await until(() => heard === 3);
  streams[0]?.destroy();
  await listening;
});

it('ends when it is told to, and at once where nobody answers', async () => {
  const stop = new AbortController();
  const listening = listen({ house, fetch, token: 't' }, K1, stop.signal, () => stop.abort());
  await listening;
  await listen({ house: 'http://127.0.0.1:9', fetch, token: 't' }, K1, new AbortController().signal, () => {
    throw new Error('heard of nobody');
  });
});
