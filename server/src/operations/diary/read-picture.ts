import type { Readable } from 'node:stream';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { findPicture } from '../../store/pictures.ts';
import { visibleContract } from '../contracts/visible.ts';
import type { PictureAddress } from './upload-picture.ts';

export interface PictureBytes {
  readonly stream: Readable;
  readonly bytes: number;
  readonly type: 'image/webp';
}

/** A picture, for a side of its contract. Whoever else than the freelancer looks at a large one leaves a trace. */
export async function readPicture(
  house: House,
  actor: Actor,
  address: PictureAddress,
): Promise<PictureBytes | Refusal> {
  const visible = await visibleContract(house, actor, address.contract);
  if (isRefusal(visible)) return visible;
  const row = await findPicture(house.db, { ...address, freelancer: visible.freelancer.id });
  if (!row) return refuse('no-such-picture');
  if (row.pack === null || row.pack_offset === null) return refuse('picture-on-its-way');
  if (visible.side !== 'freelancer' && address.kind === 'picture') {
    await noteDeed(house.db, {
      at: house.clock.now(),
      person: actor.person,
      deed: 'picture-seen',
      object: `${address.contract}/${address.segment}/${address.monitor}`,
    });
  }
  const ref = { pack: row.pack, offset: Number(row.pack_offset), bytes: row.bytes, sha256: row.sha256 };
  return { stream: house.pictures.get(ref), bytes: row.bytes, type: 'image/webp' };
}
