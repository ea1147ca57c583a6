import { connect as dial, type Socket } from 'node:net';
import { type Answer, createClient, parseDisplay, type XClient, type XDisplay } from 'x11';
import { readCookie } from './cookie.ts';

/** Where an X server is: `:0`, `:99.0`, `localhost:10.0`; and the file with its cookie, if there is one. */
export interface DisplayAddress {
  readonly display: string;
  readonly cookieFile: string | undefined;
}

export interface Connection {
  readonly client: XClient;
  readonly display: XDisplay;
  readonly root: number;
  /** What comes on it is the library's to read, until somebody takes that over. */
  readonly socket: Socket;
  /** Resolves when the server has gone or `close` was called. Never rejects. */
  readonly ended: Promise<void>;
  /** One request with a reply. Rejects when the server refuses it, or goes away before it answers. */
  ask<T>(request: (answer: Answer<T>) => void): Promise<T>;
  close(): void;
}

const CONNECT_TIMEOUT_MS = 5000;

/** Rejects when nobody answers at that address within five seconds. */
export async function connect(address: DisplayAddress): Promise<Connection> {
  const { host, displayNum, screenNum } = parseDisplay(address.display);
  const cookie = await readCookie(address.cookieFile, String(displayNum));
  const socket = dialServer(host, Number(displayNum));
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const display = await handshake(address.display, socket, cookie);
  const { client } = display;
  const screen = display.screen[Number(screenNum)] ?? display.screen[0];
  if (screen === undefined) throw new Error(`${address.display} has no screen`);
  // The library keeps one table of atoms for the whole process, so after a restart of the server it
  // would answer with the dead server's numbers. Each connection gets its own.
  client.atoms = { ...client.atoms };
  const close = (): void => void socket.destroy();
  return { client, display, root: screen.root, socket, ended, ask: asker(ended), close };
}

/** Our own socket: the library would try TCP on localhost where the Unix socket is missing. */
function dialServer(host: string, number: number): Socket {
  const buffer = Buffer.alloc(READ_BYTES);
  // Read by hand, so that pausing the socket takes it out of the event loop (see `hush`).
  const callback = (count: number): boolean => {
    socket.emit('data', Buffer.from(buffer.subarray(0, count)));
    return true;
  };
  const isLocal = host === '' || host === 'unix';
  const place = isLocal ? { path: `/tmp/.X11-unix/X${number}` } : { host, port: 6000 + number };
  const socket = dial({ ...place, onread: { buffer, callback } });
  return socket;
}

const READ_BYTES = 65_536;

function handshake(display: string, socket: Socket, auth: { name: string; data: string }): Promise<XDisplay> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => socket.destroy(new Error(`${display} does not answer`)),
      CONNECT_TIMEOUT_MS,
    );
    const client = createClient(
      { display, stream: socket, auth, disableBigRequests: true },
      (error, connected) => {
        clearTimeout(timer);
        if (error) {
          socket.destroy();
          reject(error);
        } else resolve(connected);
      },
    );
    // Refused requests reach their `ask`; a broken socket ends in 'close'. Nothing is left to do here.
    client.on('error', () => undefined);
  });
}

function asker(ended: Promise<void>): Connection['ask'] {
  const waiting = new Set<(reason: Error) => void>();
  let over = false;
  void ended.then(() => {
    over = true;
    for (const reject of waiting) reject(gone());
  });
  return (request) =>
    new Promise((resolve, reject) => {
      if (over) return reject(gone());
      waiting.add(reject);
      request((error, value) => {
        waiting.delete(reject);
        if (error) reject(error);
        else resolve(value);
        return true;
      });
    });
}

function gone(): Error {
  return new Error('the X server has gone');
}
