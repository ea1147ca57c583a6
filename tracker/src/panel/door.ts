import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Which of the panel's doors a request may pass. */
export type Pass = 'nothing' | 'page' | 'desk';

/**
 * Who may speak with the panel: the window that was opened with a one-time token, and no other page or program.
 * Every request must name our own host (a rebound name does not), none may come from another origin, and what knows
 * or changes anything needs the cookie and, beside it, a key that only this page's own storage holds: cookies do not
 * know ports, so another program on this computer could be handed one.
 */
export class Door {
  private readonly host: string;
  private readonly tokens = new Set<string>();
  private readonly keyOf = new Map<string, string>();

  /** `host`: `127.0.0.1:PORT`. */
  constructor(host: string) {
    this.host = host;
  }

  /** For one window, once. It goes into the address's fragment, which browsers send to nobody. */
  mint(): string {
    const token = secret();
    this.tokens.add(hashOf(token));
    return token;
  }

  /** Null when the token is not one of ours, or was used before. */
  enter(token: string): { readonly cookie: string; readonly key: string } | null {
    if (!this.tokens.delete(hashOf(token))) return null;
    const [id, key] = [secret(), secret()];
    this.keyOf.set(hashOf(id), hashOf(key));
    return { cookie: `${COOKIE}=${id}; HttpOnly; SameSite=Strict; Path=/`, key };
  }

  /** What this request may see, by its headers alone. */
  passOf(method: string, headers: IncomingHttpHeaders): Pass {
    const own = `http://${this.host}`;
    if (headers.host !== this.host) return 'nothing';
    if (headers.origin !== undefined && headers.origin !== own) return 'nothing';
    if (method !== 'GET' && headers.origin !== own) return 'nothing';
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') {
      // The page that passes its owner on to the panel is a file, and so of another site: the bare page, no more.
      return method === 'GET' && isArrival(headers) ? 'page' : 'nothing';
    }
    return this.isSignedIn(headers) ? 'desk' : 'page';
  }

  private isSignedIn(headers: IncomingHttpHeaders): boolean {
    const id = cookieOf(headers.cookie);
    const key = headers['x-stint-panel'];
    const expected = id === null ? undefined : this.keyOf.get(hashOf(id));
    if (expected === undefined || typeof key !== 'string') return false;
    return timingSafeEqual(Buffer.from(hashOf(key)), Buffer.from(expected));
  }
}

const COOKIE = 'stint-panel';

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function cookieOf(header: string | undefined): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === COOKIE && value !== undefined) return value;
  }
  return null;
}

/** Somebody goes to the page in a tab or window of its own. */
function isArrival(headers: IncomingHttpHeaders): boolean {
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}
