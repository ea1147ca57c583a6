import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import { LIMITS } from '@stint/wire/limits';
import { thumbnailsHead } from '@stint/wire/thumbnails';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { type ArrivedThumbnail, thumbnailsBetween } from '../../store/pictures.ts';
import { visibleContract } from '../contracts/visible.ts';

export interface ThumbnailBytes {
  readonly stream: Readable;
  readonly bytes: number;
  readonly type: 'application/octet-stream';
  /** Changes with every thumbnail that comes or goes. */
  readonly tag: string;
}

/**
 * The thumbnails of a span, for a side of its contract, as `wire/thumbnails` frames them. Like a single one they leave
 * no trace: who looks at a large picture does. Read while they are sent, a few at a time. Refusals: `no-such-contract`,
 * `bad-span`.
 */
export async function readThumbnails(
  house: House,
  actor: Actor,
  asked: { contract: string; from: Instant; to: Instant },
): Promise<ThumbnailBytes | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const seconds = asked.to - asked.from;
  if (seconds <= 0 || seconds > LIMITS.diaryDays * DAY_SECONDS) return refuse('bad-span', { field: 'to' });
  const key = { freelancer: visible.freelancer.id, contract: visible.id };
  const range = { first: segmentOf(asked.from), end: segmentOf(asked.to - 1) + 1 };
  const shown = thatFit(await thumbnailsBetween(house.db, key, range));
  const head = thumbnailsHead(shown);
  return {
    stream: Readable.from(inTurn(house, head, shown), { objectMode: false }),
    bytes: shown.reduce((sum, { bytes }) => sum + bytes, head.length),
    type: 'application/octet-stream',
    tag: tagOf(shown),
  };
}

/** The first so many that are no more than an answer may hold, as they lie in the packs. */
function thatFit(thumbnails: readonly ArrivedThumbnail[]): ArrivedThumbnail[] {
  let sum = 0;
  const some = thumbnails.filter(({ bytes }) => {
    sum += bytes;
    return sum <= LIMITS.thumbnailsBytes;
  });
  return some.sort((a, b) => a.pack - b.pack || a.offset - b.offset);
}

/** So many are read at once: at most that many times `LIMITS.thumbnailBytes` are held for one answer. */
const AT_ONCE = 8;

async function* inTurn(
  house: House,
  head: Uint8Array,
  shown: readonly ArrivedThumbnail[],
): AsyncGenerator<Uint8Array> {
  yield head;
  for (let at = 0; at < shown.length; at += AT_ONCE) {
    const some = shown.slice(at, at + AT_ONCE);
    yield Buffer.concat(await Promise.all(some.map((one) => bytesOf(house, one))));
  }
}

/** One that was erased meanwhile, or is damaged, keeps the others from nobody: its place is zeros, which no picture is. */
async function bytesOf(house: House, one: ArrivedThumbnail): Promise<Buffer> {
  try {
    return await buffer(house.pictures.get(one));
  } catch (error) {
    house.log(`A thumbnail is not shown: ${error instanceof Error ? error.message : String(error)}.`);
    return Buffer.alloc(one.bytes);
  }
}

function tagOf(shown: readonly ArrivedThumbnail[]): string {
  const all = shown.map(({ segment, monitor, sha256 }) => `${segment}/${monitor}/${sha256}`).join();
  return `"${createHash('sha256').update(all).digest('base64url')}"`;
}
