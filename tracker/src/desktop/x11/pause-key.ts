import type { XClient } from 'x11';
import { pause } from '../pause.ts';
import type { PauseKey, PauseKeyState } from '../ports.ts';
import { type Connection, connect, type DisplayAddress } from './connection.ts';

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5000;
/** Whoever holds the key may let go of it. */
const TAKEN_RETRY_MS = 30_000;

/**
 * Ctrl+Alt+P on a whole X display, whichever window has the focus. The server tells this connection of that one key
 * alone, and all that is read of it is that it was pressed. One that another program holds stays theirs: `taken`.
 */
export function holdPauseKey(address: DisplayAddress): PauseKey {
  const listeners: (() => void)[] = [];
  const closing = new AbortController();
  let wanted = new AbortController();
  wanted.abort();
  let state: PauseKeyState = 'off';
  let running: Promise<void> = Promise.resolve();
  const pressed = (): void => {
    for (const listener of listeners) listener();
  };
  const hold = (isWanted: boolean): void => {
    if (isWanted !== wanted.signal.aborted || closing.signal.aborted) return;
    wanted.abort();
    if (!isWanted) return;
    wanted = new AbortController();
    const stop = wanted.signal;
    running = running
      .then(() => keepHolding(address, pressed, (next) => (state = next), stop))
      .then(() => {
        state = 'off';
      });
  };
  return {
    hold,
    state: () => state,
    onPress: (listener) => void listeners.push(listener),
    close: () => {
      closing.abort();
      wanted.abort();
      return running;
    },
  };
}

async function keepHolding(
  address: DisplayAddress,
  pressed: () => void,
  become: (state: PauseKeyState) => void,
  stop: AbortSignal,
): Promise<void> {
  let retryMs = FIRST_RETRY_MS;
  while (!stop.aborted) {
    become('lost');
    const connection = await connect(address).catch(() => null);
    if (connection !== null) {
      const end = (): void => connection.close();
      stop.addEventListener('abort', end, { once: true });
      const grabbed = stop.aborted ? null : await grab(connection, pressed).catch(() => null);
      if (grabbed === true) {
        become('held');
        retryMs = FIRST_RETRY_MS;
        await connection.ended;
      }
      stop.removeEventListener('abort', end);
      connection.close();
      if (grabbed === false) {
        become('taken');
        await pause(TAKEN_RETRY_MS, stop);
      }
    }
    if (!stop.aborted) await pause(retryMs, stop);
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  }
}

const KEY_PRESS = 2;
const KEY_RELEASE = 3;
const MAPPING_CHANGED = 34;

/** False where somebody else holds the key. Grabbed for as long as the connection lasts, by every layout it then has. */
async function grab(connection: Connection, pressed: () => void): Promise<boolean> {
  const { client } = connection;
  // In place of the library's own, which read whole events: the four bytes after the number are the time.
  let released = -1;
  client.eventParsers[KEY_PRESS] = (_type, _sequence, time) => {
    // A key held down repeats as a release and a press of one time.
    if (time !== released) pressed();
    return {};
  };
  client.eventParsers[KEY_RELEASE] = (_type, _sequence, time) => {
    released = time;
    return {};
  };
  let keyboard = await readKeyboard(connection);
  let regrabbing: Promise<void> = Promise.resolve();
  const regrab = async (): Promise<void> => {
    const next = await readKeyboard(connection);
    if (String(next.locks) === String(keyboard.locks) && next.keycode === keyboard.keycode) return;
    for (const lock of keyboard.locks) client.UngrabKey(connection.root, keyboard.keycode, CTRL_ALT | lock);
    keyboard = next;
    if (!(await grabAll(connection, keyboard))) connection.close();
  };
  client.eventParsers[MAPPING_CHANGED] = () => {
    regrabbing = regrabbing.then(regrab).catch(() => connection.close());
    return {};
  };
  return grabAll(connection, keyboard);
}

/** Where P is, and every state that CapsLock and NumLock can be in, as bits of the modifiers. */
interface Keyboard {
  readonly keycode: number;
  readonly locks: readonly number[];
}

async function grabAll({ client, root }: Connection, { keycode, locks }: Keyboard): Promise<boolean> {
  const answers = await Promise.all(locks.map((lock) => tryGrab(client, root, CTRL_ALT | lock, keycode)));
  return answers.every(Boolean);
}

const CTRL_ALT = 4 | 8;
const CAPS_LOCK = 2;
const NUM_LOCK_SYMBOL = 0xff7f;
const P_SYMBOLS = [0x70, 0x50];
/** Where P lies on most keyboards, for layouts that have no such letter. */
const P_PLACE = 33;

async function readKeyboard(connection: Connection): Promise<Keyboard> {
  const { client, display } = connection;
  const least = display.min_keycode;
  const symbols = await connection.ask<readonly (readonly number[])[]>((answer) =>
    client.GetKeyboardMapping(least, display.max_keycode - least + 1, answer),
  );
  const modifiers = await connection.ask<readonly (readonly number[])[]>((answer) =>
    client.GetModifierMapping(answer),
  );
  const found = symbols.findIndex((row) => row.some((symbol) => P_SYMBOLS.includes(symbol)));
  const numLocks = symbols.flatMap((row, index) => (row.includes(NUM_LOCK_SYMBOL) ? [least + index] : []));
  const bit = modifiers.findIndex((keys) => keys.some((key) => numLocks.includes(key)));
  const numLock = bit === -1 ? 0 : 1 << bit;
  const locks = new Set([0, CAPS_LOCK, numLock, CAPS_LOCK | numLock]);
  return { keycode: found === -1 ? P_PLACE : least + found, locks: [...locks] };
}

function tryGrab(client: XClient, root: number, modifiers: number, keycode: number): Promise<boolean> {
  return new Promise((resolve) => {
    client.GrabKey(root, 0, modifiers, keycode, ASYNC, ASYNC, (error) => {
      resolve(!error);
      return true;
    });
  });
}

/** The desktop goes on while the key is down. */
const ASYNC = 1;
