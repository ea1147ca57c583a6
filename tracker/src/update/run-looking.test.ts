import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../desktop/testing/until.ts';
import { houseFetch } from '../pin/house-fetch.ts';
import type { About } from '../program/about.ts';
import { fileOf, manifestOf, openFeed, signedText, type TestFeed } from '../testing/feed.ts';
import { keepLooking } from './keep-looking.ts';
import { refuseFeed } from './refusals.ts';
import { lookForUpdates } from './run-looking.ts';

const now = Math.floor(Date.now() / 1000);

let feed: TestFeed;
let folder: string;
beforeEach(async () => {
  feed = await openFeed();
  folder = await mkdtemp(join(tmpdir(), 'stint-looking-'));
});
afterEach(async () => {
  await feed.close();
  await rm(folder, { recursive: true });
});

describe('a tracker that runs', () => {
  it('tells of a newer version by the same way that it speaks to its house, and ends when it is told to', async () => {
    const manifest = manifestOf({ issuedAt: now, expiresAt: now + 86_400, files: [fileOf()] });
    feed.answers.set('manifest.json', (_, response) => response.end(signedText(manifest, feed.key)));
    const about: About = {
      version: '0.1.0',
      platform: 'linux-x64',
      form: 'deb',
      key: feed.publicKey,
      signer: 'house',
      house: null,
    };
    const shown: unknown[] = [];
    const said: string[] = [];
    const stop = new AbortController();
    const tracker = {
      client: () => ({ house: feed.house, fetch: houseFetch({ mayTalk: () => true }) }),
      showUpdate: (update: unknown) => void shown.push(update),
    };
    const say = (line: string): void => void said.push(line);
    const looking = lookForUpdates(tracker, about, { folder, say, stop: stop.signal });
    await until(() => shown.length > 0);
    expect(shown).toEqual([{ version: '0.2.0' }]);
    expect(said).toEqual(['Version 0.2.0 is ready for download.']);
    stop.abort();
    await looking;
  });

  it('says once what is wrong with a list, and nothing of being offline; what was shown stays', async () => {
    const found = [
      { version: '0.2.0', file: fileOf(), newer: true },
      refuseFeed('feed-unreachable'),
      refuseFeed('bad-signature'),
      refuseFeed('bad-signature'),
      { version: '0.1.0', file: fileOf(), newer: false },
    ];
    const shown: unknown[] = [];
    const said: string[] = [];
    const waited: number[] = [];
    const stop = new AbortController();
    await keepLooking({
      look: async () => found.shift() ?? refuseFeed('no-feed'),
      wait: async (seconds) => {
        waited.push(seconds);
        if (found.length === 0) stop.abort();
      },
      random: () => 0.5,
      show: (update) => void shown.push(update),
      say: (line) => void said.push(line),
      stop: stop.signal,
    });
    expect(shown).toEqual([{ version: '0.2.0' }, null]);
    expect(said).toEqual([
      'Version 0.2.0 is ready for download.',
      'No update was taken (bad-signature): The signature does not fit the list: somebody has changed it.',
    ]);
    expect(waited).toEqual(waited.map(() => 6 * 3600));
  });
});
