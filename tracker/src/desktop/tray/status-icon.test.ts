import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MenuDeed } from '../../tray/menu.ts';
import type { TrayIcon } from '../../tray/ports.ts';
import { at, HEADER, moment, tracking } from '../../tray/testing/moment.ts';
import { trayView } from '../../tray/view.ts';
import { openBus } from '../dbus/bus.ts';
import { type Bus, isBusFault } from '../dbus/ports.ts';
import { plain, variant } from '../dbus/values.ts';
import { startBus, type TestBus } from '../testing/buses.ts';
import { until } from '../testing/until.ts';
import { openStatusIcon } from './status-icon.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const view = (status: Parameters<typeof trayView>[0]) => trayView(status, 'UTC');

let daemon: TestBus;
let ours: Bus;
let host: Bus;
let icon: TrayIcon;
let heard: string[] = [];
let deeds: (MenuDeed | 'activate')[] = [];

beforeEach(async () => {
  heard = [];
  deeds = [];
  daemon = await startBus('session');
  ours = await busAt(daemon.address);
  host = await busAt(daemon.address);
  const clicks = {
    activate: () => void deeds.push('activate'),
    choose: (deed: MenuDeed) => void deeds.push(deed),
  };
  icon = await openStatusIcon(ours, clicks, view(moment()));
});

afterEach(async () => {
  icon.close();
  await ours.close();
  await host.close();
  await daemon.stop();
});

async function busAt(address: string): Promise<Bus> {
  const bus = await openBus(address);
  if (!bus) throw new Error('the bus does not answer');
  return bus;
}

describe('a watcher of tray icons', () => {
  /** What a desktop's panel is to us: a name, and a method that takes our address. */
  async function watch(bus: Bus): Promise<string[]> {
    const told: string[] = [];
    bus.export('/StatusNotifierWatcher', {
      name: WATCHER,
      methods: { RegisterStatusNotifierItem: { takes: 's', call: (name) => void told.push(String(name)) } },
    });
    await bus.own(WATCHER);
    return told;
  }

  it('is told when it comes, and each time that one comes again', async () => {
    const first = await busAt(daemon.address);
    const told = await watch(first);
    await until(() => told.length === 1);
    expect(told).toEqual([ours.uniqueName()]);
    await first.close();
    const again = await watch(host);
    await until(() => again.length === 1);
  });

  it('that has its name a moment before it can be called is told again', async () => {
    await host.own(WATCHER);
    const told = await watch(host);
    await until(() => told.length > 0);
  });

  it('is told again when the bus itself had gone', async () => {
    await daemon.kill();
    await until(() => ours.state() === 'lost' && host.state() === 'lost');
    daemon = await startBus('session', daemon);
    await until(() => ours.state() === 'connected' && host.state() === 'connected', 20);
    const told = await watch(host);
    await until(() => told.length === 1);
    expect(told).toEqual([ours.uniqueName()]);
  });
});

const item = async (name: string): Promise<unknown> => {
  const answer = await host.readProperty(
    { to: ours.uniqueName() ?? '', path: '/StatusNotifierItem', interface: 'org.kde.StatusNotifierItem' },
    name,
  );
  return 'value' in answer ? answer.value : answer;
};

const ask = async (member: string, signature: string, body: unknown[]): Promise<readonly unknown[]> => {
  const to = ours.uniqueName() ?? '';
  const call = {
    to,
    path: '/StatusNotifierItem/Menu',
    interface: 'com.canonical.dbusmenu',
    member,
    signature,
    body,
  };
  const answer = await host.call(call);
  if (isBusFault(answer)) throw new Error(answer.detail);
  return plain(answer) as readonly unknown[];
};

type Node = readonly [
  id: number,
  properties: { label?: string; enabled?: boolean },
  children: readonly Node[],
];

async function lines(): Promise<Node[]> {
  const [, root] = await ask('GetLayout', 'iias', [0, -1, []]);
  return [...(root as Node)[2]];
}

const idOf = async (label: string): Promise<number> =>
  (await lines()).find(([, properties]) => properties.label === label)?.[0] ?? -1;
const click = (id: number) => ask('Event', 'isvu', [id, 'clicked', variant('s', ''), 0]);

describe('what a panel reads', () => {
  it('five sizes, opacity first; a tool tip whose words of others are no markup', async () => {
    const pixmaps = (await item('IconPixmap')) as [number, number, Buffer][];
    expect(pixmaps.map(([width, height, argb]) => [width, height, argb.length])).toEqual(
      [16, 22, 24, 32, 48].map((size) => [size, size, size * size * 4]),
    );
    icon.show(view(tracking('09:05', { memo: '<b>a & b</b>' })));
    const [, , title, text] = (await item('ToolTip')) as string[];
    expect(title).toBe('Stint · Tracking Header colours');
    expect(text).toBe('Acme Garden Tools\nSince 09:00\n“&lt;b&gt;a &amp; b&lt;/b&gt;”');
  });

  it('a menu whose lines do what they say; what is grey does nothing', async () => {
    icon.show(view(tracking('09:05')));
    await click(await idOf('Stop'));
    await click(await idOf('Header colours, Acme Garden Tools · 0:05'));
    await ask('EventGroup', 'a(isvu)', [[[await idOf('Open the panel'), 'clicked', variant('s', ''), 0]]]);
    expect(deeds).toEqual([{ deed: 'stop' }, { deed: 'open-panel' }]);
    expect(await ask('EventGroup', 'a(isvu)', [[[999, 'clicked', variant('s', ''), 0]]])).toEqual([[999]]);
  });

  it('a click on a menu that is out of date does what it said, or nothing', async () => {
    icon.show(view(tracking('09:05')));
    const stop = await idOf('Stop');
    icon.show(view(moment({ paused: { ...HEADER, memo: '', since: at('09:06') } })));
    await click(stop);
    expect(deeds).toEqual([]);
    await click(await idOf('Go on with Header colours, Acme Garden Tools'));
    expect(deeds).toEqual([{ deed: 'go-on' }]);
  });

  it('an underscore in a title is a letter', async () => {
    const names = { ...HEADER, title: 'header_colours' };
    icon.show(view(moment({ paused: { ...names, memo: '', since: at('09:06') } })));
    expect(await idOf('Go on with header__colours, Acme Garden Tools')).toBeGreaterThan(0);
  });
});

it('says nothing while nothing changes but time; a menu that is opened then is asked to be read again', async () => {
  await host.onSignal({ interface: 'org.kde.StatusNotifierItem', member: 'NewIcon' }, note);
  await host.onSignal({ interface: 'org.kde.StatusNotifierItem', member: 'NewToolTip' }, note);
  await host.onSignal({ interface: 'com.canonical.dbusmenu', member: 'LayoutUpdated' }, note);
  icon.show(view(tracking('09:00')));
  await until(() => heard.length === 3);
  await lines();
  expect(await ask('AboutToShow', 'i', [0])).toEqual([false]);
  for (let second = 0; second < 60; second += 1)
    icon.show(view(tracking(`09:05:${String(second).padStart(2, '0')}`)));
  expect(await ask('AboutToShow', 'i', [0])).toEqual([true]);
  expect((await lines())[0]?.[1].label).toBe('Header colours, Acme Garden Tools · 0:05');
  expect(heard).toEqual(['NewIcon', 'NewToolTip', 'LayoutUpdated']);
});

function note({ member }: { readonly member: string }): void {
  heard.push(member);
}
