import type { Property } from 'x11';
import type { ActiveWindow, ActiveWindowNames, Front } from '../ports.ts';
import { internAtom } from './atom.ts';
import { type Connection, connect, type DisplayAddress } from './connection.ts';
import { readNumbers } from './property.ts';
import { cutName, decodeCompoundText, wholeName } from './title.ts';
import { canBeSeen } from './windows.ts';

const READ_TIMEOUT_MS = 2000;
const ANY_TYPE = 0;
/** In units of 4 bytes. A page may write a title as long as it likes: a private word at its end is still found. */
const PROPERTY_LENGTH = 65_536;

/** The active window of an X display by EWMH. Connects at the first read, and again when the server went away. */
export function readActiveWindow(address: DisplayAddress): ActiveWindow {
  let current: Promise<Connection> | null = null;
  const connection = (): Promise<Connection> => {
    const opening = current ?? connect(address);
    current = opening;
    const forget = (): void => {
      if (current === opening) current = null;
    };
    opening.then((open) => open.ended.then(forget), forget);
    return opening;
  };
  // Another program may have grabbed the server: a segment's end cannot wait for it.
  const front = async (): Promise<Front> =>
    (await within(READ_TIMEOUT_MS, connection().then(readFront))) ?? 'unknown';
  return {
    front,
    read: async () => {
      const seen = await front();
      return typeof seen === 'string' ? null : { app: cutName(seen.app), title: cutName(seen.title) };
    },
    close: async () => {
      const open = await current?.catch(() => null);
      open?.close();
      await open?.ended;
    },
  };
}

/**
 * A property that a window manager left behind when it died, or that none ever wrote, says nothing about the front;
 * and of a window that takes no part in it (a player over all, a popup that asks for a password) only X itself knows.
 */
async function readFront(connection: Connection): Promise<Front> {
  const manager = await aliveCheck(connection);
  const [active] = await readNumbers(connection, connection.root, '_NET_ACTIVE_WINDOW');
  if (manager === null) return 'unknown';
  if (active !== undefined && active !== 0) return readNames(connection, active);
  // Some write nothing until the first window is active: only that they hold the focus themselves says that none is.
  return readFocus(connection, manager, active === 0 ? 'nothing' : 'unknown');
}

async function readNames(connection: Connection, window: number): Promise<ActiveWindowNames> {
  const [app, title] = await Promise.all([readApp(connection, window), readTitle(connection, window)]);
  return { app, title };
}

/** The window by which a window manager shows that it is there: it names itself. Rejects where it has gone. */
async function aliveCheck(connection: Connection): Promise<number | null> {
  const [manager = 0] = await readNumbers(connection, connection.root, SUPPORTING);
  if (manager === 0) return null;
  const [itself] = await readNumbers(connection, manager, SUPPORTING);
  return itself === manager ? manager : null;
}

const SUPPORTING = '_NET_SUPPORTING_WM_CHECK';
/** Of X's focus: 1 is whatever lies under the pointer, 0 is none. */
const POINTER_ROOT = 1;

async function readFocus(
  connection: Connection,
  manager: number,
  unfocused: 'nothing' | 'unknown',
): Promise<Front> {
  const { focus } = await connection.ask<{ focus: number }>((answer) =>
    connection.client.GetInputFocus(answer),
  );
  const path = focus > POINTER_ROOT ? await upFrom(connection, focus) : [];
  const top = path.at(-1);
  // Window managers park the focus in a window of their own, or in one that nobody can see.
  if (path.includes(manager)) return 'nothing';
  if (top === undefined || !(await canBeSeen(connection, top))) return unfocused;
  for (const window of path) {
    const names = await readNames(connection, window);
    if (names.app !== null || names.title !== null) return names;
  }
  return 'unknown';
}

/** A window and all that it lies in, without the root. */
async function upFrom(connection: Connection, window: number): Promise<number[]> {
  const path: number[] = [];
  for (let at = window; at !== 0 && at !== connection.root; ) {
    path.push(at);
    const asked = at;
    const { parent } = await connection.ask<{ parent: number }>((answer) =>
      connection.client.QueryTree(asked, answer),
    );
    at = parent;
  }
  return path;
}

/** WM_CLASS holds two strings, `instance\0Class\0`; the second names the program. */
async function readApp(connection: Connection, window: number): Promise<string | null> {
  const property = await readProperty(connection, window, 'WM_CLASS');
  const [, app] = property === null ? [] : (decode(property)?.split('\0') ?? []);
  return app === undefined ? null : wholeName(app);
}

/** Where a window has only an old-style title, some window managers leave a better one in _NET_WM_VISIBLE_NAME. */
const TITLE_PROPERTIES = ['_NET_WM_NAME', '_NET_WM_VISIBLE_NAME', 'WM_NAME'] as const;

async function readTitle(connection: Connection, window: number): Promise<string | null> {
  for (const name of TITLE_PROPERTIES) {
    const property = await readProperty(connection, window, name);
    const title = property === null ? null : wholeName(decode(property) ?? '');
    if (title !== null) return title;
  }
  return null;
}

interface Text {
  readonly type: 'utf8' | 'compound' | 'latin1';
  readonly data: Buffer;
}

/** Null when the window has no such property. Rejects when the window is gone. */
async function readProperty(connection: Connection, window: number, name: string): Promise<Text | null> {
  const [property, utf8, compound] = await Promise.all(
    [name, 'UTF8_STRING', 'COMPOUND_TEXT'].map((each) => internAtom(connection, each)),
  );
  if (property === undefined) return null;
  const { type, data } = await connection.ask<Property>((answer) =>
    connection.client.GetProperty(0, window, property, ANY_TYPE, 0, PROPERTY_LENGTH, answer),
  );
  if (type === 0) return null;
  if (type === compound) return { type: 'compound', data };
  // EWMH names are UTF-8 by definition, though xdotool and others mark them STRING.
  return { type: type === utf8 || name.startsWith('_NET_') ? 'utf8' : 'latin1', data };
}

/** Null for what cannot be read. */
function decode({ type, data }: Text): string | null {
  return type === 'compound' ? decodeCompoundText(data) : data.toString(type);
}

function within<T>(ms: number, reading: Promise<T>): Promise<T | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), ms);
    reading.then(resolve, () => resolve(null)).finally(() => clearTimeout(timer));
  });
}
