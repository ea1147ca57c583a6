import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Notice, NoticeDeed } from '../../tray/notice.ts';
import type { Notifier } from '../../tray/ports.ts';
import { openBus } from '../dbus/bus.ts';
import type { Bus, Exported } from '../dbus/ports.ts';
import { plain } from '../dbus/values.ts';
import { startBus, type TestBus } from '../testing/buses.ts';
import { until } from '../testing/until.ts';
import { openNotifier } from './notifier.ts';

const NAME = 'org.freedesktop.Notifications';
const FACE = { clock: 'running', sign: 'none' } as const;

/** A program that shows notices, as far as others can tell. */
interface Daemon {
  readonly told: unknown[][];
  readonly closed: number[];
  press(id: number, key: string): void;
}

let bus: TestBus;
let ours: Bus;
let theirs: Bus;
let notifier: Notifier;
const pressed: NoticeDeed[] = [];

beforeEach(async () => {
  pressed.length = 0;
  bus = await startBus('session');
  ours = await busAt();
  theirs = await busAt();
  notifier = await openNotifier(ours, { press: (deed) => void pressed.push(deed) });
});

afterEach(async () => {
  await notifier.close();
  await ours.close();
  await theirs.close();
  await bus.stop();
});

async function busAt(): Promise<Bus> {
  const opened = await openBus(bus.address);
  if (!opened) throw new Error('the bus does not answer');
  return opened;
}

async function show(abilities: readonly string[]): Promise<Daemon> {
  const told: unknown[][] = [];
  const closed: number[] = [];
  let last = 0;
  const exported: Exported = theirs.export('/org/freedesktop/Notifications', {
    name: NAME,
    methods: {
      GetCapabilities: { gives: 'as', call: () => abilities },
      Notify: {
        takes: 'susssasa{sv}i',
        gives: 'u',
        call: (...letter) => {
          told.push(plain(letter) as unknown[]);
          const replaces = Number(letter[1]);
          last = replaces === 0 ? last + 1 : last;
          return replaces === 0 ? last : replaces;
        },
      },
      CloseNotification: { takes: 'u', call: (id) => void closed.push(Number(id)) },
    },
    signals: { ActionInvoked: 'us', NotificationClosed: 'uu' },
  });
  await theirs.own(NAME);
  return { told, closed, press: (id, key) => exported.emit('ActionInvoked', id, key) };
}

const ALL = ['actions', 'body', 'body-markup'];

function notice(segment: number, more: Partial<Notice> = {}): Notice {
  return {
    topic: 'segment',
    title: 'picture taken',
    body: 'Header <b>colours</b> & more',
    buttons: [{ label: 'Delete…', does: { deed: 'ask-to-delete', contract: 'k1', segment } }],
    stays: 'briefly',
    ...more,
  };
}

const nth = (daemon: Daemon, index: number): unknown[] => daemon.told[index] ?? [];
const actions = (daemon: Daemon, index: number): string[] => nth(daemon, index)[5] as string[];

describe('a notice', () => {
  it('has its words escaped where the desktop reads markup, and plain where it does not', async () => {
    const daemon = await show(ALL);
    notifier.tell(notice(1), FACE);
    await until(() => daemon.told.length === 1);
    expect(nth(daemon, 0)[4]).toBe('Header &lt;b&gt;colours&lt;/b&gt; &amp; more');
  });

  it('on a desktop without buttons and markup is words alone', async () => {
    const daemon = await show(['body']);
    notifier.tell(notice(1, { stays: 'waits' }), FACE);
    await until(() => daemon.told.length === 1);
    expect(nth(daemon, 0)[4]).toBe('Header <b>colours</b> & more');
    expect(actions(daemon, 0)).toEqual([]);
    expect(nth(daemon, 0)[7]).toBe(0);
  });

  it("takes the place of the one before it on its topic, and a late click does that one's deed to nobody", async () => {
    const daemon = await show(ALL);
    notifier.tell(notice(1), FACE);
    notifier.tell(notice(2), FACE);
    await until(() => daemon.told.length === 2);
    expect([nth(daemon, 0)[1], nth(daemon, 1)[1]]).toEqual([0, 1]);
    daemon.press(1, actions(daemon, 0)[2] ?? '');
    daemon.press(1, actions(daemon, 1)[2] ?? '');
    await until(() => pressed.length > 0);
    expect(pressed).toEqual([{ deed: 'ask-to-delete', contract: 'k1', segment: 2 }]);
    await until(() => daemon.closed.includes(1));
  });

  it('opens the panel where it is clicked itself', async () => {
    const daemon = await show(ALL);
    notifier.tell(notice(1), FACE);
    await until(() => daemon.told.length === 1);
    daemon.press(1, 'default');
    await until(() => pressed.length === 1);
    expect(pressed).toEqual([{ deed: 'look' }]);
  });

  it('is taken away with its topic, and all of them when the tracker ends', async () => {
    const daemon = await show(ALL);
    notifier.tell(notice(1), FACE);
    notifier.tell(notice(1, { topic: 'offline' }), FACE);
    notifier.withdraw('segment');
    await until(() => daemon.closed.length === 1);
    await notifier.close();
    expect(daemon.closed).toEqual([1, 2]);
  });

  it('is heard of nowhere where nobody shows any; the next one is, once somebody does', async () => {
    notifier.tell(notice(1), FACE);
    const daemon = await show(ALL);
    notifier.tell(notice(2, { title: 'second' }), FACE);
    const told = await until(() => daemon.told.find(([, , , title]) => title === 'second') ?? null);
    daemon.press(1, (told[5] as string[])[2] ?? '');
    await until(() => pressed.length === 1);
    expect(pressed).toEqual([{ deed: 'ask-to-delete', contract: 'k1', segment: 2 }]);
  });

  it("ids of a program that has ended mean nothing to the next: nobody else's notice is replaced or closed", async () => {
    const daemon = await show(ALL);
    notifier.tell(notice(1), FACE);
    await until(() => daemon.told.length === 1);
    await theirs.close();
    theirs = await busAt();
    const next = await show(ALL);
    notifier.withdraw('segment');
    notifier.tell(notice(2), FACE);
    await until(() => next.told.length === 1);
    expect(nth(next, 0)[1]).toBe(0);
    expect(next.closed).toEqual([]);
  });
});
