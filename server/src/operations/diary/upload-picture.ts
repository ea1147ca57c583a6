import { LIMITS } from '@stint/wire/limits';
import type { Receipt } from '@stint/wire/upload';
import type { Actor, House } from '../../house.ts';
import type { PictureStore } from '../../outside/objects/store.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { oweErasure } from '../../store/erasures.ts';
import {
  findPicture,
  type PictureKey,
  type PictureRow,
  pictureArrived,
  wantedPictures,
} from '../../store/pictures.ts';
import { ownContract } from '../contracts/visible.ts';
import { erasePictures } from './erase-pictures.ts';

export interface PictureAddress {
  readonly contract: string;
  readonly segment: number;
  readonly monitor: number;
  readonly kind: 'picture' | 'thumbnail';
}

/** What became of an uploaded picture, and which ones its segment still wants. */
export interface PictureReceipt {
  readonly sha256: string;
  readonly wanted: Receipt['wanted'];
}

/**
 * Takes one picture that a record has named. Its bytes are durable before the row says so, and the row before the
 * answer. The same picture again is answered without being kept twice. Refusals: those of `ownContract`,
 * `picture-not-named`, `picture-length-mismatch`, those of the pictures' store, `deleted`.
 */
export async function uploadPicture(
  house: House,
  actor: Actor,
  upload: PictureAddress & { stream: AsyncIterable<Uint8Array>; length: number | null },
): Promise<PictureReceipt | Refusal> {
  const visible = await ownContract(house, actor, upload.contract);
  if (isRefusal(visible)) return visible;
  const key: PictureKey = {
    freelancer: actor.person,
    contract: upload.contract,
    segment: upload.segment,
    monitor: upload.monitor,
    kind: upload.kind,
  };
  const row = await findPicture(house.db, key);
  if (!row) return refuse('picture-not-named');
  if (upload.length !== null && upload.length !== row.bytes) return refuse('picture-length-mismatch');
  // Where its time is over, it is answered as though it had come: the tracker lets go of it.
  if (row.arrived_at === null && row.erased_at === null) {
    const refusal = await inTurn(house, key, () => keep(house, key, row, upload.stream));
    if (refusal) return refusal;
  }
  return { sha256: row.sha256, wanted: await wantedPictures(house.db, key, upload.segment) };
}

async function keep(
  house: House,
  key: PictureKey,
  row: PictureRow,
  stream: AsyncIterable<Uint8Array>,
): Promise<Refusal | null> {
  const stored = await house.pictures.put(stream, row);
  if (isRefusal(stored)) return stored;
  if (await pictureArrived(house.db, key, stored, house.clock.now())) {
    house.events.tell(key.contract, { kind: 'diary', segment: key.segment });
    return null;
  }
  await oweErasure(house.db, stored);
  await erasePictures(house, [stored]);
  return (await findPicture(house.db, key)) ? null : refuse('deleted');
}

/** One picture comes once at a time, and of one freelancer a few: the room for uploads is everybody's (TH-W9). */
async function inTurn(
  house: House,
  key: PictureKey,
  upload: () => Promise<Refusal | null>,
): Promise<Refusal | null> {
  const all = UNDER_WAY.get(house.pictures) ?? new Map<string, Set<string>>();
  UNDER_WAY.set(house.pictures, all);
  const own = all.get(key.freelancer) ?? new Set();
  const name = `${key.contract}/${key.segment}/${key.monitor}/${key.kind}`;
  if (own.has(name) || own.size >= LIMITS.uploadsAtOnce) return refuse('too-many-pictures-at-once');
  all.set(key.freelancer, own.add(name));
  try {
    return await upload();
  } finally {
    own.delete(name);
    if (own.size === 0) all.delete(key.freelancer);
  }
}

/** By store of pictures and freelancer: the uploads that are under way. */
const UNDER_WAY = new WeakMap<PictureStore, Map<string, Set<string>>>();
