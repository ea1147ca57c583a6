import { z } from 'zod';
import { ContractParams } from './contracts.ts';
import { InstantText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

/**
 * The thumbnails of a span in one answer, so that a day is two requests and not 145:
 * ```
 * | bytes of the head, 4, big-endian | the head, JSON | picture | picture | …
 * head: [[segment, monitor, offset, bytes], …]    offset: from the end of the head
 * ```
 * Of each segment the first monitor whose thumbnail has arrived. What would make the answer longer than
 * `LIMITS.thumbnailsBytes` is left out, and is asked for by itself. One that the disk gives back damaged is zeros.
 */
export const readThumbnails = route({
  method: 'GET',
  path: '/contracts/:contract/thumbnails',
  says: `The thumbnails of a span of the diary (at most ${LIMITS.diaryDays} days) in one answer: the length of a head in 4 bytes, the head, a JSON list of [segment, monitor, offset, bytes], then the WebP files. Has an ETag.`,
  tag: 'diary',
  access: ['person', 'tracker'],
  params: ContractParams,
  query: z.object({ from: InstantText, to: InstantText }),
  answer: z.instanceof(Uint8Array),
  answerKind: 'octets',
  refusals: ['no-such-contract', 'bad-span'],
});

export interface ThumbnailPlace {
  readonly segment: number;
  readonly monitor: number;
  readonly bytes: number;
}

/** All that stands before the first picture, for pictures in this order. */
export function thumbnailsHead(places: readonly ThumbnailPlace[]): Uint8Array {
  let offset = 0;
  const rows = places.map(({ segment, monitor, bytes }) => {
    const row = [segment, monitor, offset, bytes];
    offset += bytes;
    return row;
  });
  const json = new TextEncoder().encode(JSON.stringify(rows));
  const head = new Uint8Array(LENGTH_BYTES + json.length);
  new DataView(head.buffer).setUint32(0, json.length);
  head.set(json, LENGTH_BYTES);
  return head;
}

export interface FoundThumbnail {
  readonly segment: number;
  readonly monitor: number;
  /** Where it lies in the answer. */
  readonly start: number;
  readonly end: number;
}

/** What an answer holds; null where it is none, or was cut off. */
export function thumbnailsIn(answer: Uint8Array): FoundThumbnail[] | null {
  if (answer.length < LENGTH_BYTES) return null;
  const view = new DataView(answer.buffer, answer.byteOffset, answer.byteLength);
  const first = LENGTH_BYTES + view.getUint32(0);
  if (first > answer.length) return null;
  const rows = rowsOf(answer.subarray(LENGTH_BYTES, first));
  if (!rows) return null;
  const found = rows.map(([segment, monitor, offset, bytes]) => {
    return { segment, monitor, start: first + offset, end: first + offset + bytes };
  });
  return found.every(({ end }) => end <= answer.length) ? found : null;
}

const LENGTH_BYTES = 4;
const Count = z.number().int().min(0);
const Rows = z.array(z.tuple([Count, Count, Count, Count]));

function rowsOf(head: Uint8Array): z.infer<typeof Rows> | null {
  try {
    return Rows.safeParse(JSON.parse(new TextDecoder().decode(head))).data ?? null;
  } catch {
    return null;
  }
}
