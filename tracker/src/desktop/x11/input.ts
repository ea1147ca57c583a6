import type { XInput } from 'x11';
import { pause } from '../pause.ts';
import type { InputCounter, InputCounts, InputState } from '../ports.ts';
import { type Connection, connect, type DisplayAddress } from './connection.ts';
import { ERROR, GENERIC_EVENT, packetReader, REPLY } from './packets.ts';

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5000;

/**
 * Counts keys, clicks and scrolls of a whole X display by XInput2 raw events, whichever window has the
 * focus and whoever has grabbed the keyboard. Pointer motion is not selected. Connects by itself, and
 * again when the server went away; until then its state is `lost` and nothing is counted.
 */
export function countInput(address: DisplayAddress, nowMs: () => number): InputCounter {
  const countsListeners: ((counts: InputCounts) => void)[] = [];
  const stateListeners: ((state: InputState) => void)[] = [];
  const stopping = new AbortController();
  let state: InputState = 'lost';
  const become = (next: InputState): void => {
    if (next === state) return;
    state = next;
    for (const listener of stateListeners) listener(next);
  };
  const count = (counted: Counted): void => {
    const counts = { atMs: nowMs(), ...counted };
    for (const listener of countsListeners) listener(counts);
  };
  const running = keepCounting(address, count, become, stopping.signal);
  return {
    onCounts: (listener) => void countsListeners.push(listener),
    onState: (listener) => void stateListeners.push(listener),
    state: () => state,
    close: () => {
      stopping.abort();
      return running;
    },
  };
}

async function keepCounting(
  address: DisplayAddress,
  count: (counted: Counted) => void,
  become: (state: InputState) => void,
  stop: AbortSignal,
): Promise<void> {
  let retryMs = FIRST_RETRY_MS;
  while (!stop.aborted) {
    const connection = await connect(address).catch(() => null);
    if (connection !== null) {
      const end = (): void => connection.close();
      stop.addEventListener('abort', end, { once: true });
      if (await listen(connection, count, stop)) {
        become('counting');
        retryMs = FIRST_RETRY_MS;
        await connection.ended;
        become('lost');
      }
      stop.removeEventListener('abort', end);
      connection.close();
    }
    await pause(retryMs, stop);
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  }
}

/** False when this server has no XInput2, or went away while it was asked. */
async function listen(
  connection: Connection,
  count: (counted: Counted) => void,
  stop: AbortSignal,
): Promise<boolean> {
  if (stop.aborted) return false;
  try {
    const xinput = await loadXInput(connection);
    if (xinput.xi2 === null) return false;
    // The library would read each event whole, key code and all, by way of two queues. Nothing is asked of it any
    // more, so nothing of its own is on the way: what comes from here on is ours.
    const accepted = takeOver(connection, count);
    const mask = ['RawKeyPress', 'RawButtonPress'];
    xinput.XISelectEvents(connection.root, { deviceId: xinput.AllMasterDevices, mask });
    connection.client.GetInputFocus(() => true);
    return await accepted;
  } catch {
    return false;
  }
}

export function loadXInput(connection: Connection): Promise<XInput> {
  return connection.ask((answer) => connection.client.require('xinput', answer));
}

type Counted = Omit<InputCounts, 'atMs'>;

const RAW_KEY_PRESS = 13;
const RAW_BUTTON_PRESS = 15;
const KEY: Counted = { keys: 1, clicks: 0, scrolls: 0 };
const CLICK: Counted = { keys: 0, clicks: 1, scrolls: 0 };
const SCROLL: Counted = { keys: 0, clicks: 0, scrolls: 1 };

/** True once the server has answered what was asked of it last; false when it refused, or went away. */
function takeOver({ socket, ended }: Connection, count: (counted: Counted) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const read = packetReader((packet) => {
      const kind = packet[0];
      if (kind === GENERIC_EVENT) countEvent(packet, count);
      else if (kind === REPLY || kind === ERROR) resolve(kind === REPLY);
    });
    socket.removeAllListeners('data');
    socket.on('data', read);
    void ended.then(() => resolve(false));
  });
}

/**
 * A raw event has its type at byte 8 (2 bytes), then device and time, and at byte 16 a button's number or a key's code
 * (4 bytes). Those are read for buttons only, so a key's event may end before them.
 */
export function countEvent(raw: Buffer, count: (counted: Counted) => void): void {
  const type = raw.readUInt16LE(8);
  if (type === RAW_KEY_PRESS) count(KEY);
  else if (type === RAW_BUTTON_PRESS) count(countOfButton(raw.readUInt32LE(16)));
}

/** Buttons 4 to 7 are the wheel: up, down, left, right. */
function countOfButton(button: number): Counted {
  return button >= 4 && button <= 7 ? SCROLL : CLICK;
}
