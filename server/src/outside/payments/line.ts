import { z } from 'zod';

/** What came back from the processor; `no-answer` also where the answer leaves open whether it happened. */
export type Answered =
  | { readonly kind: 'done'; readonly body: unknown }
  | { readonly kind: 'declined'; readonly error: z.infer<typeof CardError>; readonly body: unknown }
  | { readonly kind: 'no-answer' };

export interface Line {
  get(path: string, query: Record<string, string>): Promise<Answered>;
  post(path: string, form: Record<string, string>, idempotencyKey?: string): Promise<Answered>;
}

export interface LineOptions {
  readonly address: string;
  readonly key: string;
  /** Global `fetch` unless a test speaks through another. */
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;

export const CardError = z.object({ code: z.string(), decline_code: z.string().optional() });
const Refused = z.object({ error: CardError });

// The processor is busy with the same key, or with too many: nothing is known yet.
const LATER = new Set([409, 429]);

/**
 * Stripe's way of speaking over HTTP. A 4xx other than a declined card is our own mistake and thrown: it would be
 * the same the next time.
 */
export function openLine({ address, key, fetch: ask = fetch, timeoutMs = TIMEOUT_MS }: LineOptions): Line {
  async function send(
    url: URL,
    init: { method: string; headers?: object; body?: URLSearchParams },
  ): Promise<Answered> {
    const headers = { ...init.headers, authorization: `Bearer ${key}` };
    const answer = await answerOrNone(ask, url, { ...init, headers, signal: AbortSignal.timeout(timeoutMs) });
    if (!answer || answer.status >= 500 || LATER.has(answer.status)) return { kind: 'no-answer' };
    const body: unknown = JSON.parse(answer.text);
    if (answer.status === 402) return { kind: 'declined', error: Refused.parse(body).error, body };
    if (answer.status >= 400)
      throw new Error(`The processor refused ${url.pathname}: ${answer.status} ${answer.text}`);
    return { kind: 'done', body };
  }

  return {
    async get(path, query) {
      const url = new URL(path, address);
      url.search = new URLSearchParams(query).toString();
      return send(url, { method: 'GET' });
    },
    async post(path, form, idempotencyKey) {
      const headers = idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey };
      return send(new URL(path, address), { method: 'POST', headers, body: new URLSearchParams(form) });
    },
  };
}

async function answerOrNone(
  ask: typeof fetch,
  url: URL,
  init: RequestInit,
): Promise<{ status: number; text: string } | null> {
  try {
    const response = await ask(url, init);
    return { status: response.status, text: await response.text() };
  } catch (error) {
    // fetch has two words for a line that broke: TypeError, and TimeoutError for one that stayed silent.
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError'))
      return null;
    throw error;
  }
}
