import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { HouseEvent } from '../events.ts';
import type { Actor } from '../house.ts';
import type { EventsAnswer } from './answers.ts';
import { STREAMS } from './limits.ts';

/** Whose stream it is: a person, signed in by one token. */
export interface Listening {
  readonly person: string;
  readonly key: Buffer;
}

export interface StreamsOptions {
  readonly heartbeatMs?: number;
  /** Who holds a sign-in; null: nobody any more. Asked at each heartbeat, for it may have been ended by another process. */
  readonly holder: (key: Buffer) => Promise<Actor | null>;
}

/** The open streams of server-sent events: at most a dozen for one person, and none outlives its sign-in. */
export class Streams {
  private readonly open = new Map<ServerResponse, Listening & { look(): Promise<void> }>();
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
    const look = (): Promise<void> => this.beat(raw, listening.key, events);
    this.open.set(raw, { ...listening, look });
    const leave = events.subscribe((event) => tell(raw, event));
    // After it is listened for: what is told from here on is heard.
    if (events.quietFor) {
      const quiet = { kind: 'quiet', seconds: Math.floor(events.quietFor() / 1000) };
      raw.write(`event: quiet\ndata: ${JSON.stringify(quiet)}\n\n`);
    }
    const { heartbeatMs = STREAMS.heartbeatMs } = this.options;
    const heart = setInterval(() => void look(), heartbeatMs);
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

  /** Looks at once whether a person may still hear what is open to them. */
  lookAgain(person: string): void {
    for (const listening of this.open.values()) if (listening.person === person) void listening.look();
  }

  endAll(): void {
    for (const raw of this.open.keys()) raw.end();
  }

  private async beat(raw: ServerResponse, key: Buffer, events: EventsAnswer): Promise<void> {
    // A database that is away for a moment ends no stream.
    const may = await this.mayHear(key, events).catch(() => true);
    if (may) say(raw, ':\n\n');
    else raw.end();
  }

  private async mayHear(key: Buffer, { mayStill }: EventsAnswer): Promise<boolean> {
    const actor = await this.options.holder(key);
    return actor !== null && (mayStill === undefined || (await mayStill(actor)));
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
