import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contract } from '@stint/wire/contracts';
import { afterEach, describe, expect, it } from 'vitest';
import type { ActiveWindowNames, ScreenCapture } from './desktop/ports.ts';
import { NO_RULES, type PrivacyRules } from './privacy/rules.ts';
import { type Bench, openBench } from './testing/desk-bench.ts';
import { instant } from './testing/hand-clock.ts';
import { contract, K1 } from './testing/world.ts';

let bench: Bench;
afterEach(() => bench.remove());

/** Ana works from 09:00 with her private rules, `front` in front; the snapshot is drawn at 09:05. */
async function workBehind(
  rules: Partial<PrivacyRules>,
  front: ActiveWindowNames | null,
  terms: Partial<Contract['terms']> = {},
): Promise<void> {
  bench = await openBench({ rules: { ...NO_RULES, ...rules }, contracts: [contract(K1, terms)] });
  bench.desktop.show(front);
  await bench.agent.start(K1, 'a');
}
const NOTHING_SEEN = { app: null, title: null, pictures: [], snapshotAt: instant('09:05') };

/** Ana works from 09:00 on a desktop whose camera does this; the snapshot is drawn at 09:05. */
async function workWith(capture: ScreenCapture['capture']): Promise<void> {
  bench = await openBench();
  if (bench.desktop.capture) bench.desktop.capture.capture = capture;
  await bench.agent.start(K1, 'a');
}

const told = (): unknown[] => bench.spool.told.all().map(({ at, code }) => [at, code]);

it.each(['disk-full', 'capture-failed', 'capture-timeout'] as const)(
  'T2: %s is told to the freelancer, at the end of the segment and not before',
  async (code) => {
    await workWith(async () => ({ code, detail: 'no picture' }));
    await bench.until('09:09:59', 'typing');
    expect(told()).toEqual([]);
    await bench.until('09:11', 'typing');
    expect(told()).toEqual([[instant('09:10'), code]]);
    expect(bench.records()[0]).toMatchObject({ snapshotAt: instant('09:05'), withheld: 'capture-failed' });
  },
);

it('a disk that fails while the picture is taken is no bug: it is told', async () => {
  // Every reading of this file ends in an I/O error.
  await workWith(() => readFile('/proc/self/mem').then(() => []));
  await bench.until('09:11', 'typing');
  expect(told()).toEqual([[instant('09:10'), 'capture-failed']]);
});

it('T2: a bug in the camera is thrown once its segment is kept, and not at its instant', async () => {
  await workWith(async () => {
    throw new TypeError('a bug');
  });
  await bench.until('09:10', 'typing');
  await expect(bench.until('09:11', 'typing')).rejects.toThrow('a bug');
  expect(bench.records()).toMatchObject([{ snapshotAt: instant('09:05'), pictures: [] }]);
});

describe('P7: what is in front and private', () => {
  it.each<[Partial<PrivacyRules>, ActiveWindowNames, string]>([
    [{ apps: ['keepassxc'] }, { app: 'KeePassXC', title: 'Passwords' }, 'private-app'],
    [{ titles: ['bank'] }, { app: 'Firefox', title: 'Ana – My Bank' }, 'private-title'],
  ] as const)(
    '%j: nothing is grabbed, no name is kept, and the segment counts',
    async (rules, front, withheld) => {
      await workBehind(rules, front);
      await bench.until('09:11', 'typing');
      expect(bench.desktop.captures()).toBe(0);
      expect(bench.records()[0]).toMatchObject({ ...NOTHING_SEEN, withheld });
      expect(await everythingOnDisk(bench.folder)).not.toMatch(/KeePass|Passwords|My Bank/);
    },
  );

  it('is judged by all of a title, however long a page has made it', async () => {
    await workBehind({ titles: ['bank'] }, { app: 'Firefox', title: `${'news '.repeat(2000)}bank` });
    await bench.until('09:11', 'typing');
    expect(bench.records()[0]).toMatchObject({ ...NOTHING_SEEN, withheld: 'private-title' });
  });

  it('and comes to the front while the screen is read: what was read is thrown away', async () => {
    await workBehind({ apps: ['KeePassXC'] }, { app: 'Editor', title: 'main.ts' });
    const { capture } = bench.desktop;
    const take = capture?.capture.bind(capture);
    if (capture && take)
      capture.capture = (into, wish) => {
        bench.desktop.show({ app: 'KeePassXC', title: 'Passwords' });
        return take(into, wish);
      };
    await bench.until('09:11', 'typing');
    expect(bench.records()[0]).toMatchObject({ ...NOTHING_SEEN, withheld: 'private-app' });
    expect(await readdir(join(bench.folder, 'captures'))).toEqual([]);
  });

  it('where the desktop does not say what is in front, rules by names keep everything; without any, nothing', async () => {
    await workBehind({ titles: ['bank'] }, null);
    if (bench.desktop.window) bench.desktop.window.front = async () => 'unknown';
    await bench.until('09:11', 'typing');
    expect(bench.records()[0]).toMatchObject({ ...NOTHING_SEEN, withheld: 'private-title' });
    await bench.remove();
    await workBehind({}, null);
    if (bench.desktop.window) bench.desktop.window.front = async () => 'unknown';
    await bench.until('09:11', 'typing');
    expect(bench.records()[0]).toMatchObject({ withheld: null, pictures: [{ monitor: 0 }] });
  });

  it('an app to be masked whose windows cannot be placed here: no picture at all', async () => {
    await workBehind({ maskedApps: ['Slack'] }, { app: 'Editor', title: 'main.ts' });
    if (bench.desktop.capture) Object.assign(bench.desktop.capture, { placesApps: false });
    await bench.until('09:11', 'typing');
    expect(bench.desktop.captures()).toBe(0);
    expect(bench.records()[0]).toMatchObject({ ...NOTHING_SEEN, withheld: 'private-app' });
  });

  it('costs nothing where the terms want no picture, and no name is kept either', async () => {
    await workBehind({ apps: ['KeePassXC'] }, { app: 'KeePassXC', title: 'x' }, { snapshots: 'none' });
    await bench.until('09:11', 'typing');
    expect(bench.records()[0]).toMatchObject({ ...NOTHING_SEEN, withheld: 'terms' });
  });

  it('rules that can no longer be read are taken for the strictest', async () => {
    bench = await openBench({ rulesLost: true });
    await bench.agent.start(K1, 'a');
    await bench.until('09:11', 'typing');
    expect(bench.records()[0]).toMatchObject({ ...NOTHING_SEEN, withheld: 'private-app' });
  });
});

it('C1: terms that want it blurred have it blurred before anything is written', async () => {
  await workBehind({ maskedApps: ['Slack'] }, { app: 'Editor', title: 'main.ts' }, { snapshots: 'blurred' });
  await bench.until('09:11', 'typing');
  expect(bench.records()[0]).toMatchObject({
    withheld: null,
    pictures: [{ blurred: true, maskedPermille: 0 }],
  });
});

/** Every byte that stands in any file of a folder. */
async function everythingOnDisk(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((each) => each.isFile());
  const read = files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1'));
  return (await Promise.all(read)).join('\n');
}
