import type { MessageLike } from '@jellybrick/dbus-next';
import { pause } from '../pause.ts';
import { type BusConnection, dialBus, LOST } from './connection.ts';
import { exporting } from './exporting.ts';
import { type Listening, listening } from './listening.ts';
import { type Bus, type BusCall, type BusState, isBusFault } from './ports.ts';
import { readProperty, watchProperty } from './property.ts';

const CALL_TIMEOUT_MS = 5000;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 10_000;

/** The bus at that address (address.ts). Null where there is none, or nobody answers within five seconds. */
export async function openBus(address: string | null): Promise<Bus | null> {
  if (address === null) return null;
  const ears = listening();
  const first = await dialBus(address, ears.hear);
  return first === null ? null : keptBus(address, first, ears);
}

function keptBus(address: string, first: BusConnection, ears: Listening): Bus {
  const stateListeners: ((state: BusState) => void)[] = [];
  const names = new Set<string>();
  const exports = exporting();
  const stopping = new AbortController();
  let current: BusConnection | null = null;

  const ask = async (message: MessageLike, timeoutMs = CALL_TIMEOUT_MS) =>
    (await current?.ask(message, timeoutMs)) ?? LOST;
  const own = async (name: string): Promise<boolean> => {
    const answer = await ask(toBus('RequestName', 'su', [name, DO_NOT_QUEUE]));
    return !isBusFault(answer) && (answer[0] === PRIMARY_OWNER || answer[0] === ALREADY_OWNER);
  };
  const turns: Turns = {
    begin: async (connection) => {
      current = connection;
      exports.begin(connection);
      await ears.begin((member, argument) => ask(toBus(member, 's', [argument])));
      for (const name of names) await own(name);
    },
    end: () => {
      current = null;
      exports.end();
      ears.end();
    },
    become: (state) => {
      for (const listener of stateListeners) listener(state);
    },
  };

  const running = keepConnected(() => dialBus(address, ears.hear), first, turns, stopping.signal);
  const bus: Bus = {
    state: () => (current === null ? 'lost' : 'connected'),
    onState: (listener) => void stateListeners.push(listener),
    uniqueName: () => current?.name ?? null,
    call: (call) => ask(messageOf(call), call.timeoutMs),
    readProperty: (object, property) => readProperty(bus, object, property),
    onSignal: (match, listener) => ears.onSignal(match, listener),
    onOwner: (name, listener) => ears.onOwner(name, listener),
    onProperty: (object, property, listener) => watchProperty(bus, object, property, listener),
    own: (name) => {
      names.add(name);
      return own(name);
    },
    export: (path, object) => exports.add(path, object),
    close: () => {
      stopping.abort();
      return running;
    },
  };
  return bus;
}

interface Turns {
  begin(connection: BusConnection): Promise<void>;
  end(): void;
  become(state: BusState): void;
}

async function keepConnected(
  dial: () => Promise<BusConnection | null>,
  first: BusConnection,
  turns: Turns,
  stop: AbortSignal,
): Promise<void> {
  let retryMs = FIRST_RETRY_MS;
  let connection: BusConnection | null = first;
  while (!stop.aborted) {
    if (connection !== null) await untilEnded(connection, turns, connection !== first, stop);
    retryMs = connection === null ? Math.min(retryMs * 2, LONGEST_RETRY_MS) : FIRST_RETRY_MS;
    await pause(retryMs, stop);
    connection = stop.aborted ? null : await dial();
  }
  // It was closed while the bus was dialled once more.
  connection?.close();
  await connection?.ended;
}

async function untilEnded(
  connection: BusConnection,
  turns: Turns,
  isNews: boolean,
  stop: AbortSignal,
): Promise<void> {
  const close = (): void => connection.close();
  stop.addEventListener('abort', close, { once: true });
  await turns.begin(connection);
  if (isNews) turns.become('connected');
  await connection.ended;
  stop.removeEventListener('abort', close);
  turns.end();
  turns.become('lost');
}

const DO_NOT_QUEUE = 4;
const PRIMARY_OWNER = 1;
const ALREADY_OWNER = 4;

function toBus(member: string, signature: string, body: unknown[]): MessageLike {
  const bus = 'org.freedesktop.DBus';
  return { destination: bus, path: '/org/freedesktop/DBus', interface: bus, member, signature, body };
}

const NO_AUTO_START = 2;

function messageOf({ to, path, interface: name, member, signature = '', body = [], mayStart }: BusCall) {
  const flags = mayStart === false ? NO_AUTO_START : 0;
  return { destination: to, path, interface: name, member, signature, body: [...body], flags };
}
