import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { type AgentOptions, Agent as PrivateAgent, request as privateRequest } from 'node:https';
import type { Duplex } from 'node:stream';
import { Readable, Transform } from 'node:stream';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { isPlainLoopback } from '../program/house-address.ts';
import { type HouseMark, markOfCertificate } from './house-mark.ts';

export interface HouseFetchPorts {
  /** Told of the key of every certificate before a byte is sent to its owner: false, and none is. */
  mayTalk(mark: HouseMark): boolean;
  /** More authorities that may sign certificates (tests). */
  readonly ca?: string;
}

/** More than any letter of a house has; event streams have no end. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * `fetch`, as far as a tracker needs it, to one house that it knows: over TLS it asks by `mayTalk` whether the
 * certificate is the house's own before anything is sent, and without TLS it speaks to this same computer alone (TH-A9).
 * No redirect is followed, and no answer read that is larger than a letter can be.
 */
export function houseFetch(ports: HouseFetchPorts): typeof fetch {
  const agents = {
    plain: new PlainAgent({ keepAlive: true }),
    private: new PinningAgent(
      { keepAlive: true, maxCachedSessions: 0, ...(ports.ca && { ca: ports.ca }) },
      ports,
    ),
  };
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.protocol !== 'https:' && !isPlainLoopback(url))
      throw new TypeError(`${url.origin} is not private`);
    const answer = await send(url, init ?? {}, agents);
    return responseOf(answer);
  };
}

/** Nothing is written to a connection before its other end is known. */
class PinningAgent extends PrivateAgent {
  private readonly ports: HouseFetchPorts;

  constructor(options: AgentOptions, ports: HouseFetchPorts) {
    super(options);
    this.ports = ports;
  }

  override createConnection(
    options: ConnectionOptions,
    connected: (error: Error | null, socket: Duplex) => void,
  ): undefined {
    const socket = connect(options);
    const ended = (error: Error): void => connected(error, socket);
    socket.once('error', ended);
    socket.once('secureConnect', () => {
      socket.off('error', ended);
      if (this.ports.mayTalk(markOf(socket))) return connected(null, socket);
      const stranger = new Error('the house is not the one that is known');
      socket.destroy();
      connected(stranger, socket);
    });
  }
}

function markOf(socket: TLSSocket): HouseMark {
  return markOfCertificate(socket.getPeerCertificate(true).raw);
}

function send(
  url: URL,
  { method, headers, body, signal }: RequestInit,
  agents: { readonly plain: PlainAgent; readonly private: PrivateAgent },
): Promise<IncomingMessage> {
  const options = {
    method: method ?? 'GET',
    headers: { ...Object.fromEntries(new Headers(headers)), ...lengthOf(body) },
    ...(signal ? { signal } : {}),
  };
  return new Promise((resolve, reject) => {
    const asking =
      url.protocol === 'https:'
        ? privateRequest(url, { ...options, agent: agents.private }, resolve)
        : plainRequest(url, { ...options, agent: agents.plain }, resolve);
    asking.once('error', reject);
    asking.end(typeof body === 'string' || body instanceof Uint8Array ? body : undefined);
  });
}

function lengthOf(body: RequestInit['body']): Record<string, string> {
  if (typeof body === 'string') return { 'content-length': String(Buffer.byteLength(body)) };
  return body instanceof Uint8Array ? { 'content-length': String(body.length) } : {};
}

function responseOf(answer: IncomingMessage): Response {
  const status = answer.statusCode ?? 500;
  const isStream = answer.headers['content-type']?.startsWith('text/event-stream') ?? false;
  const bytes = isStream ? answer : answer.pipe(upTo(MOST_BYTES));
  if (bytes !== answer) answer.once('error', (error) => bytes.destroy(error));
  const hasBody = status !== 204 && status !== 304;
  if (!hasBody) answer.resume();
  const headers = Object.entries(answer.headers).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, each ?? '']),
  );
  const body = hasBody ? (Readable.toWeb(bytes) as ReadableStream<Uint8Array>) : null;
  return new Response(body, { status: Math.min(599, Math.max(200, status)), headers });
}

function upTo(most: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      seen += chunk.length;
      if (seen > most) done(new Error('the house says more than a letter holds'));
      else done(null, chunk);
    },
  });
}
