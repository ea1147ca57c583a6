import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import { DOWNLOAD_LIMITS, DOWNLOADS_PATH, MANIFEST_NAME } from '@stint/wire/downloads';
import { isPlainLoopback } from '../program/house-address.ts';
import { type FeedRefusal, refuseFeed } from './refusals.ts';

export interface FeedPorts {
  /** The house's address, without a trailing slash. */
  readonly house: string;
  readonly fetch: typeof fetch;
  /** The computer's own clock. */
  readonly now: () => Instant;
  /** Nobody waits for the answer any more. */
  readonly stop?: AbortSignal;
}

/**
 * The bytes of the house's `manifest.json`, unread. Refusals: `feed-unreachable`, `no-feed`, `not-over-https`, those of
 * a redirect, `clock-far-off`, `too-large`, `truncated`.
 */
export async function fetchFeed(ports: FeedPorts): Promise<Uint8Array | FeedRefusal> {
  const response = await askFor(ports, MANIFEST_NAME);
  if ('refused' in response) return response;
  // By the house's own clock, which the web's pages carry, a validity can be told from a wrong clock.
  const theirs = Date.parse(response.headers.get('date') ?? '') / 1000;
  if (Number.isFinite(theirs) && Math.abs(theirs - ports.now()) > DAY_SECONDS) {
    await response.body?.cancel();
    return refuseFeed('clock-far-off');
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const ended = await takeAll(response, (chunk) => {
    bytes += chunk.length;
    chunks.push(chunk);
    return bytes <= DOWNLOAD_LIMITS.manifestBytes;
  });
  if (ended === 'stopped') return refuseFeed('too-large');
  if (ended === 'cut-off' || isShort(response, bytes)) return refuseFeed('truncated');
  return Buffer.concat(chunks);
}

/** One file of the house's downloads. It is never followed elsewhere. */
export async function askFor(
  { house, fetch, stop }: Pick<FeedPorts, 'house' | 'fetch' | 'stop'>,
  name: string,
): Promise<Response | FeedRefusal> {
  const address = new URL(`${house}${DOWNLOADS_PATH}/${name}`);
  if (address.protocol !== 'https:' && !isPlainLoopback(address)) return refuseFeed('not-over-https');
  const patience = AbortSignal.timeout(name === MANIFEST_NAME ? LIST_MS : FILE_MS);
  const signal = stop ? AbortSignal.any([patience, stop]) : patience;
  const response = await fetch(address.href, { redirect: 'manual', signal }).catch(() => null);
  if (response === null) return refuseFeed('feed-unreachable');
  if (response.ok) return response;
  await response.body?.cancel();
  if (response.status < 300 || response.status >= 400)
    return refuseFeed(response.status === 404 ? 'no-feed' : 'feed-unreachable');
  const to = URL.parse(response.headers.get('location') ?? '', address.href);
  return refuseFeed(
    to?.protocol === 'http:' && address.protocol === 'https:' ? 'redirected-to-http' : 'redirected-elsewhere',
  );
}

/** Hands each piece on until there are no more, or until one is not wanted. */
export async function takeAll(
  response: Response,
  take: (chunk: Uint8Array) => boolean | Promise<boolean>,
): Promise<'whole' | 'stopped' | 'cut-off'> {
  if (!response.body) return 'whole';
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  for (;;) {
    // However a line breaks, or is given up: what came is not the whole.
    const piece = await reader.read().catch(() => null);
    if (piece === null) return 'cut-off';
    if (piece.done) return 'whole';
    if (await take(piece.value)) continue;
    await reader.cancel().catch(() => undefined);
    return 'stopped';
  }
}

function isShort(response: Response, bytes: number): boolean {
  const announced = response.headers.get('content-length');
  return announced !== null && !response.headers.has('content-encoding') && Number(announced) > bytes;
}

const LIST_MS = 30_000;
const FILE_MS = 1_800_000;
