import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDisplay } from '@stint/tracker/desktop/testing/display';
import type { Place } from '@stint/tracker/desktop/testing/icon-on-screen';
import { until } from '@stint/tracker/desktop/testing/until';
import { readActiveWindow } from '@stint/tracker/desktop/x11/window';
import { readClock } from '@stint/wire/books';
import { type ClientOptions, call } from '@stint/wire/client';
import { type DiaryEntry, readDiary } from '@stint/wire/diary';
import { expect, it } from 'vitest';
import { furnish, ICON, RUNNING, STOPPED } from './furnish.ts';
import { agree, approve, openOffice } from './office.ts';
import { run, stint, told } from './program.ts';

/** Forty times as fast: ten minutes are fifteen seconds. */
const PACE = 40;
/** What this story must undo, the last thing first. */
const undo: (() => unknown)[] = [];

it('from the tray alone she opens the panel, deletes a segment from its notice, stops and quits', async () => {
  try {
    await tellIt();
  } finally {
    for (const back of undo.reverse()) await back();
  }
}, 240_000);

async function tellIt(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stint-tray-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const { program, house, olu } = await openOffice(join(folder, 'house'), '2026-11-18T09:00:00Z', PACE);
  undo.push(() => program.stop());
  const { contract, ana } = await agree({ house, olu });
  const display = await startDisplay({ width: 1280, height: 800 });
  undo.push(() => display.stop());
  const { env, panel, find, stop } = await furnish(display);
  undo.push(stop);

  const { now } = await call(olu, readClock, {});
  const own = ['--folder', join(folder, 'tracker')];
  const clock = ['--clock', now, '--pace', String(PACE)];
  const tracker = stint(['track', '--no-window', '--house', house, ...own, ...clock], env);
  undo.push(() => tracker.stop());
  await approve(tracker, ana);
  const click = async (place: Place, button: 1 | 3): Promise<void> => {
    const [x, y] = [place.x + ICON / 2, place.y + ICON / 2].map(String);
    await run('xdotool', ['mousemove', x ?? '', y ?? '', 'click', String(button)], env);
    await run('xdotool', ['mousemove', '500', '500'], env);
  };

  // A click on the icon opens the panel; one more brings that window, and no other.
  await click(await until(() => find(STOPPED)), 1);
  const windows = () =>
    run('xdotool', ['search', '--onlyvisible', '--class', '^Stint$'], env).catch(() => '');
  const active = readActiveWindow({ display: env.DISPLAY ?? '', cookieFile: env.XAUTHORITY });
  undo.push(() => active.close());
  await until(async () => (await active.read())?.app === 'Stint', 60);
  await click(await until(() => find(STOPPED)), 1);
  await until(async () => (await active.read())?.app === 'Stint');
  expect((await windows()).trim().split('\n')).toHaveLength(1);

  // She works; a segment ends; she deletes it from its notice.
  await run(...told(['start', contract, '--memo', 'Header colours', ...own], env));
  await until(() => find(RUNNING));
  await panel.chooseInNotices('#Delete');
  const deleted = await until(async () => {
    await run('xdotool', ['key', '--clearmodifiers', 'a'], env);
    if ((await panel.notices()) > 0) await run('xdotool', ['mousemove', '1100', '100', 'click', '1'], env);
    return (await diary(ana, contract, now)).find(({ reasons }) => reasons.includes('deleted')) ?? null;
  }, 90);
  expect(deleted).toMatchObject({ countedSeconds: 0, trackedSeconds: 0, snapshotAt: null });

  // The last line of its menu stops the clock and ends the tracker.
  await click(await until(() => find(RUNNING)), 3);
  await run('xdotool', ['key', 'Up', 'Return'], env);
  await until(() => !isAlive(tracker.pid), 30);
  await until(async () => (await find(RUNNING)) === null && (await find(STOPPED)) === null);
  await until(async () => (await windows()).trim() === '');
}

async function diary(ana: ClientOptions, contract: string, from: string): Promise<readonly DiaryEntry[]> {
  const to = new Date(Date.parse(from) + 4 * 3_600_000).toISOString().replace('.000Z', 'Z');
  const start = `${from.slice(0, 15)}0:00Z`;
  return (await call(ana, readDiary, { params: { contract }, query: { from: start, to } })).entries;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
