import type { XInput } from 'x11';
import { pause } from '../pause.ts';
import type { InputCounter, InputCounts, InputState } from '../ports.ts';
import { type Connection, connect, type DisplayAddress } from './connection.ts';
import { ERROR, GENERIC_EVENT, packetReader, REPLY } from './packets.ts';
import { hush } from './quiet.ts';

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5000;

/**
 * Counts keys, clicks and scrolls of a whole X display by XInput2 raw events, whichever window has the
 * focus and whoever has grabbed the keyboard. Pointer motion is not selected. Connects by itself, and
 * again when the server went away; until then its state is `lost` and nothing is counted. What comes waits in the
 * system until it is drained: events say themselves when they happened.
 */
export function countInput(address: DisplayAddress): InputCounter {
  const countsListeners: ((counts: InputCounts) => void)[] = [];
  const stateListeners: ((state: InputState) => void)[] = [];
  const stopping = new AbortController();
  let state: InputState = 'lost';
  const become = (next: InputState): void => {
    if (next === state) return;
    state = next;
    for (const listener of stateListeners) listener(next);
  };
  const count = (counts: InputCounts): void => {
    for (const listener of countsListeners) listener(counts);
  };
  let drain: (() => void) | null = null;
  const keep = (next: typeof drain): void => {
    drain = next;
  };
  const running = keepCounting(address, { count, become, keep }, stopping.signal);
  return {
    onCounts: (listener) => void countsListeners.push(listener),
    onState: (listener) => void stateListeners.push(listener),
    state: () => state,
    drain: () => drain?.(),
    close: () => {
      stopping.abort();
      return running;
    },
  };
}

interface Counting {
  readonly count: (counts: InputCounts) => void;
  readonly become: (state: InputState) => void;
  /** How to drain the connection that there is now; null: there is none, or it tells by itself. */
  readonly keep: (drain: (() => void) | null) => void;
}

async function keepCounting(
  address: DisplayAddress,
  { count, become, keep }: Counting,
  stop: AbortSignal,
): Promise<void> {
  let retryMs = FIRST_RETRY_MS;
  while (!stop.aborted) {
    const connection = await connect(address).catch(() => null);
    if (connection !== null) {
      const end = (): void => connection.close();
      stop.addEventListener('abort', end, { once: true });
      const read = readerOf(count);
      if (await listen(connection, read, stop)) {
        keep(hush(connection.socket, read.take));
        become('counting');
        retryMs = FIRST_RETRY_MS;
        await connection.ended;
        keep(null);
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
async function listen(connection: Connection, read: Reader, stop: AbortSignal): Promise<boolean> {
  if (stop.aborted) return false;
  try {
    const xinput = await loadXInput(connection);
    if (xinput.xi2 === null) return false;
    // The library would read each event whole, key code and all, by way of two queues. Nothing is asked of it any
    // more, so nothing of its own is on the way: what comes from here on is ours.
    const accepted = takeOver(connection, read);
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

interface Reader {
  /** What came from the server, wherever it breaks off. */
  readonly take: (chunk: Buffer) => void;
  /** Of its next answer: true unless it refused what was asked. */
  onAnswer: (isGood: boolean) => void;
}

function readerOf(count: Counting['count']): Reader {
  const reader: Reader = {
    onAnswer: () => undefined,
    take: packetReader((packet) => {
      const kind = packet[0];
      if (kind === GENERIC_EVENT) countEvent(packet, count);
      else if (kind === REPLY || kind === ERROR) reader.onAnswer(kind === REPLY);
    }),
  };
  return reader;
}

type Counted = Omit<InputCounts, 'agoMs'>;

const RAW_KEY_PRESS = 13;
const RAW_BUTTON_PRESS = 15;
const KEY: Counted = { keys: 1, clicks: 0, scrolls: 0 };
const CLICK: Counted = { keys: 0, clicks: 1, scrolls: 0 };
const SCROLL: Counted = { keys: 0, clicks: 0, scrolls: 1 };

/** True once the server has answered what was asked of it last; false when it refused, or went away. */
function takeOver({ socket, ended }: Connection, read: Reader): Promise<boolean> {
  return new Promise((resolve) => {
    read.onAnswer = resolve;
    socket.removeAllListeners('data');
    socket.on('data', read.take);
    void ended.then(() => resolve(false));
  });
}

/**
 * A raw event has its type at byte 8 (2 bytes), then the device, at byte 12 its time, and at byte 16 a button's number
 * or a key's code (4 bytes each). Those last are read for buttons only, so a key's event may end before them.
 */
export function countEvent(raw: Buffer, count: Counting['count']): void {
  const type = raw.readUInt16LE(8);
  if (type !== RAW_KEY_PRESS && type !== RAW_BUTTON_PRESS) return;
  const agoMs = agoOf(raw.readUInt32LE(12));
  const counted = type === RAW_KEY_PRESS ? KEY : countOfButton(raw.readUInt32LE(16));
  count({ agoMs, ...counted });
}

/**
 * A server on this computer tells the milliseconds of the watch that is never set, as 32 bits. Another one's mean
 * nothing here, nor does what lay longer than a tracker ever lets it: then it counts as of now.
 */
function agoOf(timeMs: number): number {
  const [seconds, nanoseconds] = process.hrtime();
  const agoMs = (seconds * 1000 + Math.floor(nanoseconds / 1e6) - timeMs) % 2 ** 32;
  return agoMs > 0 && agoMs <= LONGEST_MS ? agoMs : 0;
}

const LONGEST_MS = 5000;

/** Buttons 4 to 7 are the wheel: up, down, left, right. */
function countOfButton(button: number): Counted {
  return button >= 4 && button <= 7 ? SCROLL : CLICK;
}
