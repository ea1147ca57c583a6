import type { Readable } from 'node:stream';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteLook } from '../../store/looks.ts';
import { findPicture } from '../../store/pictures.ts';
import { visibleContract } from '../contracts/visible.ts';
import type { PictureAddress } from './upload-picture.ts';

export interface PictureBytes {
  readonly stream: Readable;
  readonly bytes: number;
  readonly type: 'image/webp';
}

/**
 * A picture, for a side of its contract. Whoever else than the freelancer looks at a large one, an operator too, is noted
 * before its first byte goes out, and the freelancer is told. Refusals: `no-such-contract`, `no-such-picture`,
 * `picture-on-its-way`, `picture-erased`.
 */
export async function readPicture(
  house: House,
  actor: Actor,
  address: PictureAddress,
): Promise<PictureBytes | Refusal> {
  const visible = await visibleContract(house, actor, address.contract);
  if (isRefusal(visible)) return visible;
  const row = await findPicture(house.db, { ...address, freelancer: visible.freelancer.id });
  if (!row) return refuse('no-such-picture');
  if (row.erased_at !== null) return refuse('picture-erased');
  if (row.pack === null || row.pack_offset === null) return refuse('picture-on-its-way');
  if (visible.side !== 'freelancer' && address.kind === 'picture') {
    const { segment, monitor } = address;
    const look = { segment, monitor, person: actor.person, side: visible.side, at: house.clock.now() };
    await noteLook(house.db, { freelancer: visible.freelancer.id, contract: visible.id }, look);
  }
  const ref = { pack: row.pack, offset: Number(row.pack_offset), bytes: row.bytes, sha256: row.sha256 };
  return { stream: house.pictures.get(ref), bytes: row.bytes, type: 'image/webp' };
}
