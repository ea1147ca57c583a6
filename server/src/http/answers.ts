import type { Readable } from 'node:stream';
import type { Instant } from '@stint/core/instant';
import type { Route } from '@stint/wire/route';
import type { RouteName, Routes } from '@stint/wire/routes';
import type { z } from 'zod';
import type { HouseEvent } from '../events.ts';
import type { Actor } from '../house.ts';
import type { Refusal } from '../refusal.ts';

/** One answer for every route of wire. Each audience's file gives its part: `(house: House) => Pick<Answers, …>`. */
export type Answers = { readonly [Name in RouteName]: AnswerFor<Routes[Name]> };

/** What a deed answers: the letter of its route, bytes, a stream of events, or a refusal. */
export type AnswerFor<R extends Route> = (ask: Ask<R>) => Promise<Answered<R> | Refusal>;

/** A request that has passed the door: who asks, and what, as wire's definition reads it. */
export interface Ask<R extends Route> {
  /** Null only where the route is for anybody. */
  readonly actor: 'anybody' extends R['access'][number] ? Actor | null : Actor;
  readonly params: R extends { params: infer Params extends z.ZodType } ? z.output<Params> : undefined;
  readonly query: R extends { query: infer Query extends z.ZodType } ? z.output<Query> : undefined;
  readonly body: BodyOf<R>;
  /** The house's time, once for the whole request. */
  readonly at: Instant;
  /** The time of day outside, by which sign-ins expire: it goes on where the house's clock stands still. */
  readonly wall: Instant;
  /** The asker's network address. */
  readonly address: string;
  /** Where the asker found the house, such as `http://localhost:4310`: an address that is ours, never one made up. */
  readonly origin: string;
  /** Bytes of the body as announced; null when it comes in pieces. */
  readonly length: number | null;
  readonly session: Session;
}

/** The sign-in that a request came with, and the cookie that its answer may leave. */
export interface Session {
  /** SHA-256 of the token; null when nobody is signed in. */
  readonly key: Buffer | null;
  /** Leaves a cookie with this token. */
  begin(token: string): void;
  /** Takes the cookie away and ends the streams that were opened with it. */
  end(): void;
}

export interface PictureAnswer {
  readonly stream: Readable;
  /** Null where nobody knows before it is over. */
  readonly bytes: number | null;
  readonly type: string;
  /** Its ETag: to who has these bytes already, none are sent. */
  readonly tag?: string;
  /** Beside those of every answer, or in their stead. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface EventsAnswer {
  /** Answers the way to stop listening. */
  subscribe(send: (event: HouseEvent) => void): () => void;
  /** Milliseconds in which nothing of it was told. Missing: the stream does not say. */
  readonly quietFor?: () => number;
  /** Whether this person may still hear it; asked at each heartbeat. Missing: as long as the sign-in holds. */
  readonly mayStill?: (actor: Actor) => Promise<boolean>;
}

/** JSON as parsed; a record as the bytes that came; octets as the stream they come in, read by nobody yet. */
type BodyOf<R extends Route> = R extends { bodyKind: 'octets' }
  ? AsyncIterable<Uint8Array>
  : R extends { bodyKind: 'record' }
    ? Uint8Array
    : R extends { body: infer Body extends z.ZodType }
      ? z.output<Body>
      : undefined;

type Answered<R extends Route> = R extends { answerKind: 'octets' }
  ? PictureAnswer
  : R extends { answerKind: 'events' }
    ? EventsAnswer
    : z.input<R['answer']>;
