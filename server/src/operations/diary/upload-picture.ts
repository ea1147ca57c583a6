import type { Receipt } from '@stint/wire/upload';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { oweErasure } from '../../store/erasures.ts';
import { findPicture, type PictureKey, pictureArrived, wantedPictures } from '../../store/pictures.ts';
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
 * answer. The same picture again is answered without being kept twice.
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
  if (row.arrived_at === null) {
    const stored = await house.pictures.put(upload.stream, row);
    if (isRefusal(stored)) return stored;
    const wanted = await pictureArrived(house.db, key, stored, house.clock.now());
    if (!wanted) {
      await oweErasure(house.db, stored);
      await erasePictures(house, [stored]);
    }
    if (wanted) house.events.tell(upload.contract, { kind: 'diary', segment: upload.segment });
    else if (!(await findPicture(house.db, key))) return refuse('deleted');
  }
  return { sha256: row.sha256, wanted: await wantedPictures(house.db, key, upload.segment) };
}
