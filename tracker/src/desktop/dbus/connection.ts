import type { Duplex } from 'node:stream';
import * as dbus from '@jellybrick/dbus-next';
import { DBusError, type Interface, Message, type MessageBus, type MessageLike } from '@jellybrick/dbus-next';
import type { BusFault, BusSignal } from './ports.ts';

/** One connection to one bus, until it ends. This file alone touches the library's insides. */
export interface BusConnection {
  /** What the bus calls us: `:1.42`. */
  readonly name: string;
  /** Resolves when the bus has gone or `close` was called. Never rejects. */
  readonly ended: Promise<void>;
  ask(message: MessageLike, timeoutMs: number): Promise<readonly unknown[] | BusFault>;
  export(path: string, object: Interface): void;
  unexport(path: string, object: Interface): void;
  close(): void;
}

const CONNECT_TIMEOUT_MS = 5000;

/** Null when nobody answers at that address within five seconds. `hear` is called for every signal, in order. */
export async function dialBus(
  address: string,
  hear: (signal: BusSignal) => void,
): Promise<BusConnection | null> {
  const bus = dbus.sessionBus({ busAddress: address });
  const stream = (await greet(bus)) ? streamOf(bus) : undefined;
  if (stream === undefined) {
    streamOf(bus)?.destroy();
    return null;
  }
  outliveBadMessages(stream);
  let over = false;
  const ended = new Promise<void>((resolve) => stream.once('close', resolve)).then(() => {
    over = true;
  });
  bus.on('message', (message) => {
    if (message.type === dbus.MessageType.SIGNAL) hear(message);
  });
  return {
    name: bus.name ?? '',
    ended,
    ask: (message, timeoutMs) => (over ? Promise.resolve(LOST) : ask(bus, message, timeoutMs, ended)),
    export: (path, object) => bus.export(path, object),
    unexport: (path, object) => bus.unexport(path, object),
    // What was said last is still sent.
    close: () => void stream.end(() => stream.destroy()),
  };
}

export const LOST: BusFault = { code: 'bus-lost', detail: 'the bus has gone' };

/** The library says `connect` once the bus has given us a name. After an end in mid-greeting it says nothing. */
function greet(bus: MessageBus): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), CONNECT_TIMEOUT_MS);
    const answer = (connected: boolean) => () => {
      clearTimeout(timer);
      resolve(connected);
    };
    bus.once('connect', answer(true));
    // Stays for as long as the connection: a broken stream ends in its 'close', nothing is left to do here.
    bus.on('error' as 'connect', answer(false));
  });
}

function streamOf(bus: MessageBus): Duplex | undefined {
  return (Reflect.get(bus, '_connection') as { readonly stream?: Duplex }).stream;
}

/**
 * The library throws in its reader at a message that it cannot read (one with a file descriptor, say), and
 * anybody on the bus may send us one: it would end the tracker. Such a message is passed over.
 */
function outliveBadMessages(stream: Duplex): void {
  for (const read of stream.listeners('readable')) {
    stream.removeListener('readable', read as () => void);
    stream.on('readable', () => {
      for (let before = -1; before !== stream.readableLength; ) {
        before = stream.readableLength;
        try {
          read.call(stream);
          return;
        } catch {
          // The bad message is read from the stream already; those behind it are still to be read.
        }
      }
    });
  }
}

function ask(
  bus: MessageBus,
  message: MessageLike,
  timeoutMs: number,
  ended: Promise<void>,
): Promise<readonly unknown[] | BusFault> {
  return new Promise((resolve, reject) => {
    const late: BusFault = { code: 'bus-timeout', detail: `no answer within ${timeoutMs} ms` };
    const timer = setTimeout(() => resolve(late), timeoutMs);
    void ended.then(() => {
      clearTimeout(timer);
      resolve(LOST);
    });
    bus
      .call(new Message(message))
      .then(
        (answer) => resolve(answer?.body ?? []),
        (error: unknown) => {
          if (error instanceof DBusError) {
            resolve({ code: 'bus-refused', error: error.type, detail: error.text });
          } else if (streamOf(bus)?.writable === true) reject(error);
          else resolve(LOST);
        },
      )
      .finally(() => clearTimeout(timer));
  });
}
