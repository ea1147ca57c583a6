import { RefusalLetter } from './letters.ts';
import { type Answer, API_ROOT, type Body, type Params, type Query, type Route } from './route.ts';

/** A refusal by the server, as a value to be shown: its letter and the HTTP code it came with. */
export class Refused extends Error {
  readonly letter: RefusalLetter;
  readonly status: number;

  constructor(letter: RefusalLetter, status: number) {
    super(letter.message);
    this.letter = letter;
    this.status = status;
  }
}

/** The server could not be reached, or its answer was cut off: nothing is known of what became of the request. */
export class Unreachable extends Error {}

export interface ClientOptions {
  /** Where the house is, without a trailing slash; '' in a page that it serves. */
  readonly house: string;
  readonly fetch: typeof fetch;
  /** A bearer token; missing in the browser, where a cookie signs in. */
  readonly token?: string | undefined;
}

type Ask<R extends Route> = (Params<R> extends undefined ? { params?: undefined } : { params: Params<R> }) &
  (Query<R> extends undefined ? { query?: undefined } : { query?: Query<R> }) &
  (Body<R> extends undefined ? { body?: undefined } : { body: Body<R> }) & { signal?: AbortSignal };

/** Calls one route. Throws `Refused` for a refusal of the server, `Unreachable` when there is no answer. */
export async function call<R extends Route>(
  options: ClientOptions,
  route: R,
  ask: Ask<R>,
): Promise<Answer<R>> {
  const response = await send(options, route, ask);
  if (!response.ok) throw new Refused(await refusalOf(response), response.status);
  if (route.status === 204) return null as Answer<R>;
  if (route.answerKind === 'octets') return new Uint8Array(await read(response.arrayBuffer())) as Answer<R>;
  return understood(route, await read<unknown>(response.json()));
}

/** A house that answers something else than its letters (another version, or none at all) is as good as away. */
function understood<R extends Route>(route: R, answer: unknown): Answer<R> {
  const parsed = route.answer.safeParse(answer);
  if (!parsed.success)
    throw new Unreachable(`the house answers ${route.path} in a way that is not understood`);
  return parsed.data as Answer<R>;
}

/** The address of a route on its house, for pictures and event streams. */
export function addressOf(route: Route, params: Readonly<Record<string, string | number>> = {}): string {
  const path = route.path.replace(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  return API_ROOT + path;
}

async function send<R extends Route>(options: ClientOptions, route: R, ask: Ask<R>): Promise<Response> {
  const params = (ask.params ?? {}) as Record<string, string | number>;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(ask.query ?? {})) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  const search = query.size > 0 ? `?${query.toString()}` : '';
  const raw = route.bodyKind !== undefined;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.token !== undefined) headers.authorization = `Bearer ${options.token}`;
  if (ask.body !== undefined) headers['content-type'] = contentType(route);
  const body =
    ask.body === undefined ? null : raw ? (ask.body as Uint8Array<ArrayBuffer>) : JSON.stringify(ask.body);
  try {
    return await options.fetch(options.house + addressOf(route, params) + search, {
      method: route.method,
      headers,
      body,
      credentials: 'same-origin',
      signal: ask.signal ?? null,
    });
  } catch (error) {
    throw new Unreachable('the house does not answer', { cause: error });
  }
}

function contentType(route: Route): string {
  if (route.bodyKind === 'octets') return 'application/octet-stream';
  return 'application/json';
}

async function refusalOf(response: Response): Promise<RefusalLetter> {
  const letter = RefusalLetter.safeParse(await response.json().catch(() => null));
  if (letter.success) return letter.data;
  return {
    code: `http-${response.status}`,
    message: `The house answered ${response.status} without a reason.`,
  };
}

async function read<Value>(body: Promise<Value>): Promise<Value> {
  try {
    return await body;
  } catch (error) {
    throw new Unreachable('the answer was cut off', { cause: error });
  }
}
