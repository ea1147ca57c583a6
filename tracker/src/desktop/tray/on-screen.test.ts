import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant } from '../../testing/hand-clock.ts';
import { openTrackerBench, type TrackerBench } from '../../testing/tracker-bench.ts';
import { K1 } from '../../testing/world.ts';
import { type Face, faceOf } from '../../tray/face.ts';
import { openTray, type Tray } from '../../tray/tray.ts';
import { trayView } from '../../tray/view.ts';
import { openBus } from '../dbus/bus.ts';
import type { Bus } from '../dbus/ports.ts';
import { openNotifier } from '../notifications/notifier.ts';
import { startBus, type TestBus } from '../testing/buses.ts';
import { startDisplay, type TestDisplay } from '../testing/display.ts';
import { findIcons, grabScreen, type Place, pixelAt } from '../testing/icon-on-screen.ts';
import { startTestPanel, type TestPanel } from '../testing/panel.ts';
import { until } from '../testing/until.ts';
import { openStatusIcon } from './status-icon.ts';

const SIZE = 48;
const SCREEN = { width: 900, height: 500 };

let display: TestDisplay;
let daemon: TestBus;
let ours: Bus;
let theirs: Bus;
let panel: TestPanel;
let bench: TrackerBench;
let tray: Tray;
const opened: string[] = [];
/** What was asked of dunst, and answered. */
const asked: string[] = [];

beforeAll(async () => {
  display = await startDisplay(SCREEN);
  daemon = await startBus('session');
  ours = await busAt(daemon.address);
  theirs = await busAt(daemon.address);
  bench = await openTrackerBench('09:00');
  // The bench's week is near its limit, and that would be told too.
  const settings = bench.tracker.settings();
  await bench.tracker.setSettings({ ...settings, notices: { ...settings.notices, limit: false } });
  tray = await openTray(bench.tracker, {
    icon: (clicks, first) => openStatusIcon(ours, clicks, first),
    notifier: (presses) => openNotifier(noting(ours), presses),
    told: { all: () => new Set(), keep: async () => undefined },
    zone: () => 'UTC',
    openPanel: () => void opened.push('panel'),
    openAddress: (address) => void opened.push(address),
    quit: () => void opened.push('quit'),
  });
  // The tracker was there first: the icon comes when there is a place for it.
  panel = await startTestPanel(display, daemon.address, theirs);
});

afterAll(async () => {
  await tray.close();
  await panel.stop();
  await ours.close();
  await theirs.close();
  await daemon.stop();
  await display.stop();
  await bench.close();
});

describe('on a real Xfce panel', () => {
  it('the icon is drawn, pixel by pixel, and no other one is', async () => {
    await shown({ clock: 'stopped', sign: 'none' });
    expect(await find({ clock: 'running', sign: 'none' })).toEqual([]);
  });

  it('looking tells: one that is registered without properties is drawn as nothing', async () => {
    const bare: Bus = {
      ...theirs,
      export: (path, object) => theirs.export(path, { ...object, properties: {} }),
    };
    const third = await busAt(daemon.address);
    const view = trayView(bench.tracker.status(), 'UTC');
    const clicks = { activate: () => undefined, choose: () => undefined };
    const icons = [await openStatusIcon(bare, clicks, view), await openStatusIcon(third, clicks, view)];
    await until(async () => (await registered()) === 3);
    await until(async () => (await find(view.face)).length === 2);
    for (const icon of icons) icon.close();
    await third.close();
  });

  it('changes with what the tracker does', async () => {
    await bench.tracker.start(K1, '');
    look();
    await shown({ clock: 'running', sign: 'unprotected' });
    await bench.tracker.memo('API tests');
    look();
    await shown({ clock: 'running', sign: 'none' });
  });

  it('a click on it opens the panel', async () => {
    await click(1);
    await until(() => opened.includes('panel'));
  });

  it('Stop in its menu stops the clock, and the icon shows it', async () => {
    expect(await menuIsOpen()).toBe(false);
    await click(3);
    await until(menuIsOpen);
    xdotool('key', 'Down', 'Return');
    await until(() => bench.tracker.status().tracking === null);
    look();
    await shown({ clock: 'stopped', sign: 'none' });
  });

  it('comes back when the panel crashes and starts again', async () => {
    await panel.killPanel();
    await until(async () => (await find({ clock: 'stopped', sign: 'none' })).length === 0);
    await panel.startPanel();
    await shown({ clock: 'stopped', sign: 'none' });
  });
});

describe('on a real dunst', () => {
  it('a segment that has ended is told of; Delete asks once more, and then it is gone for good (C3)', async () => {
    await bench.tracker.start(K1, 'API tests');
    await bench.until('09:11');
    const { segments } = bench.tracker.status();
    expect(segments.map(({ segment }) => segment)).toContain(instant('09:00') / 600);
    look();
    await panel.chooseInNotices('Delete…');
    await pressNotice();
    await panel.chooseInNotices('Delete for good');
    await pressNotice();
    await until(() => bench.tracker.status().segments.length < segments.length);
    const left = bench.tracker.status().segments.map(({ segment }) => segment);
    expect(left).not.toContain(instant('09:00') / 600);
  });
});

async function busAt(address: string): Promise<Bus> {
  const bus = await openBus(address);
  if (!bus) throw new Error('the bus does not answer');
  return bus;
}

async function registered(): Promise<number> {
  const watcher = 'org.kde.StatusNotifierWatcher';
  const object = { to: watcher, path: '/StatusNotifierWatcher', interface: watcher };
  const answer = await theirs.readProperty(object, 'RegisteredStatusNotifierItems');
  return 'value' in answer && Array.isArray(answer.value) ? answer.value.length : 0;
}

/** As the tracker's loop does once a second. */
function look(): void {
  tray.show(bench.tracker.status());
}

function find(face: Face): Promise<Place[]> {
  return findIcons(display.address, face, SIZE);
}

/** With the pointer elsewhere: what it rests on is lit. */
function shown(face: Face): Promise<Place> {
  xdotool('mousemove', '500', '400');
  return until(async () => (await find(face))[0] ?? null);
}

function xdotool(...words: string[]): void {
  execFileSync('xdotool', words, { env: display.env });
}

async function click(button: number): Promise<void> {
  const place = await shown(faceOf(bench.tracker.status()));
  xdotool('mousemove', String(place.x + SIZE / 2), String(place.y + SIZE / 2), 'click', String(button));
}

/** The screen below the icon is black, but where the menu covers it. */
async function menuIsOpen(): Promise<boolean> {
  const [red = 0] = pixelAt(await grabScreen(display.address), 30, 80);
  return red > 100;
}

function noting(bus: Bus): Bus {
  return {
    ...bus,
    call: async (call) => {
      const answer = await bus.call(call);
      asked.push(call.member);
      return answer;
    },
  };
}

/** Clicks on the notice that was told last, once it is the only one. */
async function pressNotice(): Promise<void> {
  await until(async () => asked.at(-1) === 'Notify' && (await panel.notices()) === 1);
  asked.length = 0;
  const [x, y] = [SCREEN.width - 100, 100];
  await until(async () => (pixelAt(await grabScreen(display.address), x, y)[2] ?? 0) > 80);
  xdotool('mousemove', String(x), String(y), 'click', '1');
  await until(() => asked.includes('CloseNotification'));
}
