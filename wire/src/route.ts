import type { z } from 'zod';
import type { Code } from './refusals.ts';

/** Who may call: anybody, a signed-in person, a tracker with its scoped token, an operator. */
export type Access = 'anybody' | 'person' | 'tracker' | 'operator';

/** One request and its answers. Server, web and tracker read the same definition. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/v1`, with `:name` parameters. */
  readonly path: string;
  readonly says: string;
  readonly tag: string;
  readonly access: readonly Access[];
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** `octets`: a streamed body; `record`: canonical bytes. Missing: JSON. */
  readonly bodyKind?: 'octets' | 'record';
  /** The most bytes of a JSON body, where the house's own limit is too low. */
  readonly bodyBytes?: number;
  readonly answer: z.ZodType;
  /** `octets`: bytes; `events`: a stream of server-sent events. Missing: JSON. */
  readonly answerKind?: 'octets' | 'events';
  /** A long list: it is sent as the deed made it, and only described by `answer`, which its tests hold it to. */
  readonly long?: true;
  /** The code of success. Missing: 200. */
  readonly status?: 200 | 201 | 204;
  /** The refusals that this deed can answer, beside the general ones. */
  readonly refusals?: readonly Code[];
}

export function route<const Definition extends Route>(definition: Definition): Definition {
  return definition;
}

export type Params<R extends Route> = R extends { params: z.ZodType } ? z.input<R['params']> : undefined;
export type Query<R extends Route> = R extends { query: z.ZodType } ? z.input<R['query']> : undefined;
export type Body<R extends Route> = R extends { bodyKind: 'octets' | 'record' }
  ? Uint8Array
  : R extends { body: z.ZodType }
    ? z.input<R['body']>
    : undefined;
export type Answer<R extends Route> = z.output<R['answer']>;

export const API_ROOT = '/api/v1';
