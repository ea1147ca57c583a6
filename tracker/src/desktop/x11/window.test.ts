import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ActiveWindow } from '../ports.ts';
import { endProcess, startDisplay, type TestDisplay } from '../testing/display.ts';
import { until } from '../testing/until.ts';
import { internAtom } from './atom.ts';
import { type Connection, connect } from './connection.ts';
import { readActiveWindow } from './window.ts';

const run = promisify(execFile);

let desk: TestDisplay;
let active: ActiveWindow;
let x: Connection;
const opened: ChildProcess[] = [];

beforeAll(async () => {
  desk = await startDisplay({ width: 640, height: 480 });
  active = readActiveWindow(desk.address);
  x = await connect(desk.address);
});

afterEach(async () => {
  for (const program of opened.splice(0)) await endProcess(program, 'SIGKILL');
  await until(async () => (await active.read()) === null);
});

afterAll(async () => {
  await active.close();
  x.close();
  await desk.stop();
});

it('reads the program and the title of a terminal', async () => {
  openTerminal('-T', 'invoice.ts - Ana');
  await until(async () => (await active.read())?.title === 'invoice.ts - Ana');
  expect(await active.read()).toEqual({ app: 'XTerm', title: 'invoice.ts - Ana' });
});

it('reads a title in any script, as it is at that moment', async () => {
  openTerminal('-T', 'before');
  await until(async () => (await active.read())?.title === 'before');
  for (const title of ['Überstunden für Ben', '設計の見直し 😀', 'a=b "quoted" 100 %']) {
    await run('xdotool', ['getactivewindow', 'set_window', '--name', title], { env: desk.env });
    await until(async () => (await active.read())?.title === title);
  }
});

it('reads the title that xterm itself writes in latin1 and in compound text', async () => {
  openTerminal('-T', 'Café für Zoë');
  await until(async () => (await active.read())?.title === 'Café für Zoë');
  await endProcess(opened[0] as ChildProcess, 'SIGKILL');
  openTerminal('-T', 'Смета — проект');
  await until(async () => (await active.read())?.title === 'Смета — проект');
});

it('falls back to an old-style latin1 title, and takes control characters out of it', async () => {
  const window = await openTitleless();
  await setText(window, 'WM_NAME', 'STRING', Buffer.from('Se\x07nor \xd1andu\x1b', 'latin1'));
  await untilTitleWithoutHelp(window, 'Senor Ñandu');
});

it('falls back to an old-style title in compound text', async () => {
  const window = await openTitleless();
  await setText(window, 'WM_NAME', 'COMPOUND_TEXT', Buffer.from('\x1b%G設計\x1b%@ v2', 'utf8'));
  await untilTitleWithoutHelp(window, '設計 v2');
});

it('says null for what a window does not tell, and null for everything when no window is active', async () => {
  expect(await active.read()).toBeNull();
  const window = await openTitleless();
  await remove(window, 'WM_CLASS');
  // Openbox may name it once more, late: that name is taken away until it stays away.
  await until(async () => {
    await remove(window, '_NET_WM_VISIBLE_NAME');
    const read = await active.read();
    return read !== null && read.app === null && read.title === null;
  });
});

it('answers null while there is no server, and reads again when one returns', async () => {
  const own = await startDisplay({ width: 320, height: 240 });
  const reader = readActiveWindow(own.address);
  expect(await reader.read()).toBeNull();
  await own.kill();
  expect(await reader.read()).toBeNull();
  const again = await startDisplay({ width: 320, height: 240 }, own);
  const terminal = spawn('xterm', ['-T', 'back'], { env: again.env, stdio: 'ignore' });
  await until(async () => (await reader.read())?.title === 'back');
  await endProcess(terminal, 'SIGKILL');
  await reader.close();
  await again.stop();
});

describe('where no window manager tells what is in front', () => {
  it('nothing is in front of a new desk, where it keeps the keyboard to itself', async () => {
    const own = await startDisplay({ width: 320, height: 240 });
    const reader = readActiveWindow(own.address);
    expect(await reader.front()).toBe('nothing');
    await reader.close();
    await own.stop();
  });

  it('nothing is known of it: not without any, and not by what one that was killed left behind', async () => {
    const own = await startDisplay({ width: 320, height: 240 });
    const reader = readActiveWindow(own.address);
    const terminal = spawn('xterm', ['-T', 'left behind'], { env: own.env, stdio: 'ignore' });
    await until(async () => (await reader.read())?.title === 'left behind');
    await own.unmanage('SIGKILL');
    await until(async () => (await reader.front()) === 'unknown');
    const bare = await connect(own.address);
    for (const property of ['_NET_ACTIVE_WINDOW', '_NET_SUPPORTING_WM_CHECK']) {
      bare.client.DeleteProperty(bare.root, await internAtom(bare, property));
    }
    await bare.ask((answer) => bare.client.GetInputFocus(answer));
    expect(await reader.front()).toBe('unknown');
    bare.close();
    await endProcess(terminal, 'SIGKILL');
    await reader.close();
    await own.stop();
  });

  it('a window that goes by none of its rules, and has the keyboard, is in front; nameless, it is unknown', async () => {
    const [property, type] = [await internAtom(x, '_NET_ACTIVE_WINDOW'), await internAtom(x, 'WINDOW')];
    x.client.ChangeProperty(0, x.root, property, type, 32, Buffer.alloc(4));
    await until(async () => (await active.front()) === 'nothing');
    const window = x.client.AllocID();
    x.client.CreateWindow(window, x.root, 0, 0, 640, 480, 0, 0, 0, 0, { overrideRedirect: 1 });
    x.client.MapWindow(window);
    const within = x.client.AllocID();
    x.client.CreateWindow(within, window, 0, 0, 10, 10, 0, 0, 0, 0, { overrideRedirect: 1 });
    x.client.MapWindow(within);
    x.client.SetInputFocus(within, 0);
    await until(async () => (await active.front()) === 'unknown');
    await setText(window, 'WM_CLASS', 'STRING', Buffer.from('player\0Player\0'));
    await setText(window, '_NET_WM_NAME', 'UTF8_STRING', Buffer.from('Home video'));
    await until(async () => (await active.read())?.app === 'Player');
    expect(await active.front()).toEqual({ app: 'Player', title: 'Home video' });
    x.client.DestroyWindow(window);
    await until(async () => (await active.front()) === 'nothing');
  });
});

function openTerminal(...words: string[]): void {
  opened.push(spawn('xterm', words, { env: desk.env, stdio: 'ignore' }));
}

/** A terminal that has lost every title, so that a test can give it an old-style one. */
async function openTitleless(): Promise<number> {
  openTerminal('-T', 'bare');
  await until(async () => (await active.read())?.title === 'bare');
  const { stdout } = await run('xdotool', ['getactivewindow'], { env: desk.env });
  const window = Number(stdout);
  await remove(window, 'WM_NAME');
  await untilTitleWithoutHelp(window, null);
  return window;
}

/** Openbox answers each change of a title by writing _NET_WM_VISIBLE_NAME, which would be read first. */
async function untilTitleWithoutHelp(window: number, title: string | null): Promise<void> {
  await until(async () => {
    await remove(window, '_NET_WM_VISIBLE_NAME');
    return (await active.read())?.title === title;
  });
}

async function setText(window: number, name: string, type: string, text: Buffer): Promise<void> {
  const [property, kind] = [await internAtom(x, name), await internAtom(x, type)];
  x.client.ChangeProperty(0, window, property, kind, 8, text);
}

async function remove(window: number, name: string): Promise<void> {
  x.client.DeleteProperty(window, await internAtom(x, name));
}
