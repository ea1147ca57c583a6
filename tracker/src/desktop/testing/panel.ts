import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bus, isBusFault } from '../dbus/ports.ts';
import { endProcess, type TestDisplay } from './display.ts';
import { until } from './until.ts';

/** A real Xfce panel with a tray at its left end, and a real dunst, on a test's own display and bus. */
export interface TestPanel {
  /** How many notices dunst shows. */
  notices(): Promise<number>;
  /** A left click on a notice chooses the button whose label has these words, in dunst's own menu. */
  chooseInNotices(words: string): Promise<void>;
  /** For programs of this desktop. */
  readonly env: NodeJS.ProcessEnv;
  /** As when the desktop's panel crashes. */
  killPanel(): Promise<void>;
  startPanel(): Promise<void>;
  stop(): Promise<void>;
}

const DUNST = {
  to: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.dunstproject.cmd0',
};
const WATCHER = 'org.kde.StatusNotifierWatcher';

export async function startTestPanel(display: TestDisplay, address: string, bus: Bus): Promise<TestPanel> {
  const home = await mkdtemp(join(tmpdir(), 'stint-panel-'));
  const env: NodeJS.ProcessEnv = {
    ...display.env,
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    DBUS_SESSION_BUS_ADDRESS: address,
    NO_AT_BRIDGE: '1',
  };
  await writeSettings(home);
  const begin = async (name: string, program: string, words: string[] = []): Promise<ChildProcess> => {
    const child = spawn(program, words, { env, stdio: 'ignore' });
    await until(() => owns(bus, name));
    return child;
  };
  const settings = await begin('org.xfce.Xfconf', xfconfd());
  const notices = await begin('org.freedesktop.Notifications', 'dunst', ['-config', join(home, 'dunstrc')]);
  let panel: ChildProcess | null = null;
  const startPanel = async (): Promise<void> => {
    panel = await begin(WATCHER, 'xfce4-panel', ['--disable-wm-check']);
  };
  await startPanel();
  return {
    env,
    notices: async () => {
      const answer = await bus.readProperty(DUNST, 'displayedLength');
      return 'value' in answer ? Number(answer.value) : 0;
    },
    chooseInNotices: (words) => writeFile(join(home, 'choice'), words),
    startPanel,
    killPanel: async () => {
      if (panel) await endProcess(panel, 'SIGKILL');
      await until(async () => !(await owns(bus, WATCHER)));
    },
    stop: async () => {
      for (const each of [panel, notices, settings]) if (each) await endProcess(each, 'SIGKILL');
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function owns(bus: Bus, name: string): Promise<boolean> {
  const to = 'org.freedesktop.DBus';
  const ask = { to, path: '/org/freedesktop/DBus', interface: to, member: 'NameHasOwner' };
  const answer = await bus.call({ ...ask, signature: 's', body: [name] });
  return !isBusFault(answer) && answer[0] === true;
}

function xfconfd(): string {
  const machine = readdirSync('/usr/lib').find((name) => name.endsWith('-linux-gnu')) ?? '';
  return `/usr/lib/${machine}/xfce4/xfconf/xfconfd`;
}

async function writeSettings(home: string): Promise<void> {
  const folder = join(home, 'config', 'xfce4', 'xfconf', 'xfce-perchannel-xml');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'xfce4-panel.xml'), PANEL);
  await writeFile(join(home, 'dunstrc'), dunstrc(join(home, 'choose')));
  await writeFile(join(home, 'choose'), '#!/bin/sh\nexec grep -m1 -F -f "$HOME/choice"\n', { mode: 0o700 });
}

/** Along the top. Its icons are as large as the largest that is offered, so they are drawn pixel by pixel. */
const PANEL = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="false"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="64"/>
      <property name="background-style" type="uint" value="1"/>
      <property name="background-rgba" type="array">
        <value type="double" value="0.96"/>
        <value type="double" value="0.96"/>
        <value type="double" value="0.96"/>
        <value type="double" value="1"/>
      </property>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray">
      <property name="icon-size" type="int" value="48"/>
      <property name="square-icons" type="bool" value="true"/>
    </property>
  </property>
</channel>
`;

/** At the right edge, below the panel. */
const dunstrc = (chooser: string): string => `[global]
  width = 420
  height = 300
  origin = top-right
  offset = 20x80
  font = DejaVu Sans 10
  markup = full
  format = "<b>%s</b>\\n%b"
  dmenu = ${chooser}
  mouse_left_click = context
[urgency_normal]
  background = "#285577"
`;
