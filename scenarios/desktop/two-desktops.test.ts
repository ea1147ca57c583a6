import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDisplay, type TestDisplay } from '@stint/tracker/desktop/testing/display';
import { startTwoMonitors, twoMonitorsArePossible } from '@stint/tracker/desktop/testing/two-monitors';
import { until } from '@stint/tracker/desktop/testing/until';
import { readClock } from '@stint/wire/books';
import { type ClientOptions, call } from '@stint/wire/client';
import { type DiaryEntry, readDiary, readPicture } from '@stint/wire/diary';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { furnish, RUNNING, STOPPED } from './furnish.ts';
import { agree, approve, openOffice } from './office.ts';
import { run, start, stint, told } from './program.ts';

/** A hundred times as fast: ten minutes are six seconds. */
const PACE = 100;
const WORK = { keys: 1000, clicks: 200, scrolls: 100 };
const BATCHES = 10;
const LINE = 'const teal = 1; '.padEnd(WORK.keys / BATCHES, '// colours ');

it('counts a thousand keys, two hundred clicks and a hundred scrolls exactly under Xvfb, and its notice deletes', async () => {
  await onDesktop(() => startDisplay({ width: 1280, height: 800 }), 1);
}, 240_000);

it.skipIf(!twoMonitorsArePossible)(
  'does so under Xorg with two monitors as well, and takes a picture of each of them',
  async () => {
    await onDesktop(startTwoMonitors, 2);
  },
  240_000,
);

async function onDesktop(open: () => Promise<TestDisplay>, monitors: number): Promise<void> {
  /** What must be undone, the last thing first. */
  const undo: (() => unknown)[] = [];
  try {
    await tellIt(open, monitors, undo);
  } finally {
    for (const back of undo.reverse()) await back();
  }
}

async function tellIt(
  open: () => Promise<TestDisplay>,
  monitors: number,
  undo: (() => unknown)[],
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stint-desktop-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const { program, house, olu } = await openOffice(join(folder, 'house'), '2026-11-18T09:00:00Z', PACE);
  undo.push(() => program.stop());
  // Six seconds of a slow machine are ten minutes here: nobody is called idle for them.
  const { contract, ana } = await agree({ house, olu }, { idleMinutes: null });
  const display = await open();
  undo.push(() => display.stop());
  const { env, panel, find, stop } = await furnish(display);
  undo.push(stop);

  const { now } = await call(olu, readClock, {});
  const own = ['--folder', join(folder, 'tracker')];
  const clock = ['--clock', now, '--pace', String(PACE)];
  const tracker = stint(['track', '--no-window', '--house', house, ...own, ...clock], env);
  undo.push(() => tracker.stop());
  await approve(tracker, ana);
  await until(() => find(STOPPED));
  const editor = start('xterm', ['-T', 'Header.tsx', '-geometry', '60x20+40+120', '-e', 'cat'], env);
  undo.push(() => editor.stop());
  // On the right monitor, where there is one, lies another window.
  const log = start('xterm', ['-T', 'log', '-geometry', '20x10+1000+200', '-e', 'cat'], env);
  undo.push(() => log.stop());
  await until(() => focused('Header.tsx', env));

  // The work of this story, in ten parts, until the house has a picture of it.
  await run(...told(['start', contract, '--memo', 'Header colours', ...own], env));
  await until(() => find(RUNNING));
  for (let batch = 0; batch < BATCHES; batch += 1) await workOnce(env);
  await run(...told(['stop', ...own], env));
  const read = (): Promise<readonly DiaryEntry[]> => diary(ana, contract, now);
  const entries = await until(async () => {
    const all = await read();
    return countsOf(all).scrolls >= WORK.scrolls ? all : null;
  }, 60);
  expect(countsOf(entries)).toEqual(WORK);
  await until(() => find(STOPPED));

  // She goes on until the house has a snapshot's pictures: one of each monitor, and none is blank.
  await run(...told(['start', contract, '--memo', 'Header colours', ...own], env));
  const pictured = await until(async () => {
    await run('xdotool', ['key', '--clearmodifiers', 'a'], env);
    const seen = (await read()).find(({ seen }) => seen?.pictures.some(({ arrived }) => arrived));
    return seen?.seen?.pictures.every(({ arrived }) => arrived) ? seen : null;
  }, 90);
  expect(pictured.seen?.pictures).toHaveLength(monitors);
  expect(pictured.seen?.capabilities).toMatchObject({ picture: 'each-monitor', monitors });
  for (let monitor = 0; monitor < monitors; monitor += 1) {
    expect(await colours(ana, contract, pictured.start, monitor)).toBeGreaterThan(0);
  }

  // Delete, on the notice of a segment that has ended.
  await panel.chooseInNotices('#Delete');
  const width = monitors === 2 ? 800 : 1280;
  await until(async () => {
    await run('xdotool', ['key', '--clearmodifiers', 'a'], env);
    if ((await panel.notices()) > 0) {
      await run('xdotool', ['mousemove', String(width - 180), '100', 'click', '1'], env);
    }
    return (await read()).some(({ reasons }) => reasons.includes('deleted'));
  }, 90);
}

async function focused(title: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const words = [
    'search',
    '--onlyvisible',
    '--name',
    title,
    'windowfocus',
    '--sync',
    'mousemove',
    '200',
    '300',
  ];
  return run('xdotool', words, env).then(
    () => true,
    () => false,
  );
}

/** A tenth of the work. Shift would count as a key of its own, so no capitals. */
async function workOnce(env: NodeJS.ProcessEnv): Promise<void> {
  await run('xdotool', ['type', '--delay', '4', LINE], env);
  await run('xdotool', ['click', '--repeat', String(WORK.clicks / BATCHES), '--delay', '4', '1'], env);
  await run('xdotool', ['click', '--repeat', String(WORK.scrolls / BATCHES), '--delay', '4', '5'], env);
}

function countsOf(entries: readonly DiaryEntry[]): typeof WORK {
  const minutes = entries.flatMap(({ seen }) => seen?.activity ?? []);
  const sum = (place: 0 | 1 | 2): number => minutes.reduce((total, minute) => total + minute[place], 0);
  return { keys: sum(0), clicks: sum(1), scrolls: sum(2) };
}

async function diary(ana: ClientOptions, contract: string, from: string): Promise<readonly DiaryEntry[]> {
  const to = new Date(Date.parse(from) + 12 * 3_600_000).toISOString().replace('.000Z', 'Z');
  const start = `${from.slice(0, 15)}0:00Z`;
  return (await call(ana, readDiary, { params: { contract }, query: { from: start, to } })).entries;
}

/** How far the brightness of a monitor's picture varies: 0 is a blank one. */
async function colours(
  ana: ClientOptions,
  contract: string,
  start: string,
  monitor: number,
): Promise<number> {
  const segment = Date.parse(start) / 600_000;
  const params = { contract, segment, monitor, kind: 'picture' } as const;
  const { channels } = await sharp(await call(ana, readPicture, { params })).stats();
  return channels[0]?.stdev ?? 0;
}
