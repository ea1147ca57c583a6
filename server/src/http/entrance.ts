import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { letterOf } from '../refusals.ts';
import { type CannotStart, cannotStart } from '../start-refusal.ts';
import { errorCode } from '../store/embedded/refusal.ts';
import { MOST_CONNECTIONS, TIMEOUTS } from './limits.ts';
import { startingAnswer } from './starting.ts';

/** The ports that a house listens on. It is open before the house is: then it says so. */
export interface Entrance {
  /** For people, such as `http://localhost:4310`. */
  readonly address: string;
  readonly port: number;
  /** What the house does now, while it is starting or stopping. */
  tell(doing: string): void;
  /** From here on, requests are answered by the house. */
  serve(answer: RequestListener): void;
  /** Takes no more, lets those under way end for a while, then cuts them off. */
  close(): Promise<void>;
}

/**
 * Listens on `host`; on 127.0.0.1 also on ::1 where there is one, so that `localhost` is always this house.
 * Refusals: `port-in-use`, `port-unusable`.
 */
export async function openEntrance(host: string, port: number): Promise<Entrance | CannotStart> {
  let doing = 'The house is opening.';
  let answer: RequestListener = (request, response) => startingAnswer(request, response, doing);
  const servers: Listening[] = [];
  const open = async (where: string, on: number): Promise<number | CannotStart> => {
    const server = newServer((request, response) => answer(request, response));
    const opened = await listen(server.server, where, on);
    if (typeof opened === 'number') servers.push(server);
    return opened;
  };
  const both = host === '127.0.0.1' || host === 'localhost';
  const first = await open(both ? '127.0.0.1' : host, port);
  if (typeof first !== 'number') return first;
  const second = both ? await open('::1', first) : first;
  if (typeof second !== 'number' && second.refused === 'port-in-use') {
    await Promise.all(servers.map(close));
    return second;
  }
  return {
    address: addressOf(host, first),
    port: first,
    tell: (now) => {
      doing = now;
    },
    serve: (own) => {
      answer = own;
    },
    close: async () => void (await Promise.all(servers.map(close))),
  };
}

interface Listening {
  readonly server: Server;
  /** Every connection, with the answer that was begun on it last. */
  readonly connections: ReadonlyMap<Socket, ServerResponse | null>;
}

function newServer(answer: RequestListener): Listening {
  const connections = new Map<Socket, ServerResponse | null>();
  const server = createServer({ keepAliveTimeout: TIMEOUTS.keepAlive }, (request, response) => {
    connections.set(request.socket, response);
    answer(request, response);
  });
  server.headersTimeout = TIMEOUTS.head;
  server.requestTimeout = TIMEOUTS.request;
  server.timeout = TIMEOUTS.silence;
  server.maxConnections = MOST_CONNECTIONS;
  server.on('connection', (socket: Socket) => {
    connections.set(socket, null);
    socket.once('close', () => connections.delete(socket));
  });
  server.on('clientError', (error: Error, socket: Socket) => {
    const begun = connections.get(socket);
    if (errorCode(error) === 'ECONNRESET' || !socket.writable || begun?.headersSent === true)
      socket.destroy();
    else socket.end(brokenAnswer(errorCode(error)), () => socket.destroy());
  });
  return { server, connections };
}

/** What cannot be read as HTTP, or was cut off in the middle, has no request to be answered. */
function brokenAnswer(code: string | undefined): string {
  const [status, fault] = BROKEN[code ?? ''] ?? ['400 Bad Request', 'it is no HTTP'];
  const body = JSON.stringify(letterOf({ refused: 'bad-request', fault }));
  const head = [
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return [`HTTP/1.1 ${status}`, ...head, 'cache-control: no-store', 'connection: close', '', body].join(
    '\r\n',
  );
}

async function listen(server: Server, host: string, port: number): Promise<number | CannotStart> {
  try {
    server.listen({ host, port, exclusive: true });
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch (error) {
    return refuseFor(error, host, port);
  }
}

function refuseFor(error: unknown, host: string, port: number): CannotStart {
  const code = errorCode(error);
  if (code === 'EADDRINUSE') {
    const taken = `Port ${port} of ${host} is in use by another program (perhaps by a Stint that runs already).`;
    const other = port < 65_535 ? port + 1 : port - 1;
    return cannotStart('port-in-use', `${taken} Choose another: STINT_PORT=${other} npm start`);
  }
  const reason = UNUSABLE[code ?? ''] ?? (error instanceof Error ? error.message : String(error));
  return cannotStart(
    'port-unusable',
    `Port ${port} of ${host} cannot be used: ${reason}. See STINT_HOST and STINT_PORT.`,
  );
}

async function close({ server, connections }: Listening): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // Browsers keep connections in store on which they have asked nothing yet: Node does not count those as idle.
  for (const [socket, begun] of connections) {
    if (!begun || begun.writableFinished) socket.destroy();
    else begun.once('finish', () => socket.end());
  }
  const late = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
  await closed;
  clearTimeout(late);
}

function addressOf(host: string, port: number): string {
  const everywhere = ['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'].includes(host);
  if (everywhere) return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

const CLOSE_MS = 10_000;
const BROKEN: Readonly<Record<string, readonly [status: string, fault: string]>> = {
  HPE_INVALID_EOF_STATE: ['400 Bad Request', 'the body was cut off'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'its head is too long'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'it came too slowly'],
};
const UNUSABLE: Readonly<Record<string, string>> = {
  EACCES: 'this user may not open it',
  EADDRNOTAVAIL: 'the address is none of this machine',
  ENOTFOUND: 'nobody knows that name',
  EAI_AGAIN: 'nobody knows that name',
  EAFNOSUPPORT: 'this machine has no such network',
};
