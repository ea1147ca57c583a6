import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sinkPost } from '../open-post.ts';
import type { Mail, Post } from '../post.ts';

const log = pino({ level: 'silent' });
let folder: string;
let sink: Awaited<ReturnType<typeof sinkPost>>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-sink-'));
  sink = await sinkPost({ folder, log }, 'http://localhost:4310');
});
afterEach(async () => {
  await sink.stop();
  await rm(folder, { recursive: true });
});

const mailOf = (n: number): Mail => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  at: 1_794_996_000 + n,
  to: { name: 'Ana Duarte', address: 'ana@demo.example' },
  language: 'ja',
  subject: `通知 ${n}`,
  text: 'こんにちは',
  html: '<p>こんにちは</p>',
  turnOff: 'http://localhost:4310/unsubscribe/x',
});

const send = (post: Post, n: number) => post.send(mailOf(n), async () => {});

describe('the mail sink of the demo', () => {
  it('takes mails by real SMTP, keeps them, and shows them the newest first', async () => {
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map((n) => send(sink.post, n)));
    expect(outcomes).toEqual(outcomes.map(() => ({ status: 'sent' })));
    const list = (await sink.post.sink?.list()) ?? [];
    expect(list.map(({ subject }) => subject)).toEqual(['通知 5', '通知 4', '通知 3', '通知 2', '通知 1']);
    expect(list.map(({ name }) => name).sort()).toEqual([
      '00000001',
      '00000002',
      '00000003',
      '00000004',
      '00000005',
    ]);
    expect(await sink.post.sink?.read('00000001')).toMatchObject({
      from: 'Stint <stint@demo.example>',
      to: 'Ana Duarte <ana@demo.example>',
      text: 'こんにちは',
      turnOff: 'http://localhost:4310/unsubscribe/x',
    });
  });

  it('reads nothing but its own mails', async () => {
    await send(sink.post, 1);
    for (const name of ['00000009', '../sandbox/key', '', '1', '00000001.eml', '..%2f']) {
      expect(await sink.post.sink?.read(name)).toBeNull();
    }
  });

  it('remembers over a restart, and counts on', async () => {
    await send(sink.post, 1);
    await sink.stop();
    sink = await sinkPost({ folder, log }, 'http://localhost:4310');
    await send(sink.post, 2);
    expect((await sink.post.sink?.list())?.map(({ subject }) => subject)).toEqual(['通知 2', '通知 1']);
    expect(await readdir(join(folder, 'mails'))).toEqual(['00000001.eml', '00000002.eml']);
  });
});
