import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { HouseEvent } from '../events.ts';
import type { EventsAnswer } from './answers.ts';
import { STREAMS } from './limits.ts';

/** Whose stream it is: a person, signed in by one token. */
export interface Listening {
  readonly person: string;
  readonly key: Buffer;
}

export interface StreamsOptions {
  readonly heartbeatMs?: number;
  /** Whether a sign-in still holds; asked at each heartbeat, for it may have been ended by another process. */
  readonly holds: (key: Buffer) => Promise<boolean>;
}

/** The open streams of server-sent events: at most a dozen for one person, and none outlives its sign-in. */
export class Streams {
  private readonly open = new Map<ServerResponse, Listening>();
  private readonly options: StreamsOptions;

  constructor(options: StreamsOptions) {
    this.options = options;
  }

  /** Takes the answer over and keeps it open. False, and nothing is taken, when the person has too many. */
  begin(reply: FastifyReply, listening: Listening, events: EventsAnswer): boolean {
    const own = [...this.open.values()].filter(({ person }) => person === listening.person);
    if (own.length >= STREAMS.perPerson) return false;
    reply.hijack();
    const { raw } = reply;
    if (raw.destroyed || raw.socket?.destroyed === true) return true; // who has left would never be missed
    for (const [name, value] of Object.entries(reply.getHeaders())) raw.setHeader(name, value ?? '');
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    raw.write('retry: 2000\n\n');
    this.open.set(raw, listening);
    const leave = events.subscribe((event) => tell(raw, event));
    const { heartbeatMs = STREAMS.heartbeatMs } = this.options;
    const heart = setInterval(() => void this.beat(raw, listening.key), heartbeatMs);
    raw.once('close', () => {
      clearInterval(heart);
      leave();
      this.open.delete(raw);
    });
    return true;
  }

  /** Ends the streams that were opened with a token: it no longer signs in. */
  endOf(key: Buffer): void {
    for (const [raw, listening] of this.open) if (listening.key.equals(key)) raw.end();
  }

  endAll(): void {
    for (const raw of this.open.keys()) raw.end();
  }

  private async beat(raw: ServerResponse, key: Buffer): Promise<void> {
    // A database that is away for a moment ends no stream.
    const holds = await this.options.holds(key).catch(() => true);
    if (holds) say(raw, ':\n\n');
    else raw.end();
  }
}

function tell(raw: ServerResponse, event: HouseEvent): void {
  say(raw, `event: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`);
}

/** A page that does not read is let go; it will come back and ask for everything again. */
function say(raw: ServerResponse, text: string): void {
  if (raw.writableEnded) return;
  if (raw.writableLength > STREAMS.unreadBytes) raw.destroy();
  else raw.write(text);
}
