import { buffer } from 'node:stream/consumers';
import { LIMITS } from '@stint/wire/limits';
import type { House } from '../../house.ts';
import { readWebpHeader } from '../../outside/objects/webp.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { type AttachmentRow, findAttachment } from '../../store/attachments.ts';

/**
 * Null where a file of somebody's may be a logo: a PNG or a WebP of at most `LIMITS.logoBytes` and `LIMITS.logoSide`, which is drawn by
 * nobody here (the typesetter's child decodes it). Refusals: `no-such-attachment`, `bad-logo`.
 */
export async function refuseLogo(house: House, person: string, id: string): Promise<Refusal | null> {
  const row = await findAttachment(house.db, id);
  if (row?.person_id !== person) return refuse('no-such-attachment', { field: 'logo' });
  if (!LOGO_TYPES.includes(row.type) || row.bytes > LIMITS.logoBytes)
    return refuse('bad-logo', { field: 'logo' });
  const bytes = await bytesOf(house, row);
  const size = row.type === 'image/png' ? pngSize(bytes) : readWebpHeader(bytes);
  const fits = size !== null && Math.max(size.width, size.height) <= LIMITS.logoSide;
  return fits && Math.min(size.width, size.height) > 0 ? null : refuse('bad-logo', { field: 'logo' });
}

/** A logo for the typesetter, by file name; none where there is none, or its bytes are gone. */
export async function logoFile(house: House, id: string | null): Promise<Readonly<Record<string, string>>> {
  const row = id === null ? null : await findAttachment(house.db, id);
  if (!row) return {};
  try {
    const name = row.type === 'image/png' ? 'logo.png' : 'logo.webp';
    return { [name]: (await bytesOf(house, row)).toString('base64') };
  } catch (error) {
    house.log(`a logo cannot be read, and is left out: ${error instanceof Error ? error.message : ''}`);
    return {};
  }
}

const LOGO_TYPES: readonly string[] = ['image/png', 'image/webp'];

function bytesOf(house: House, row: AttachmentRow): Promise<Buffer> {
  const { pack, bytes, sha256 } = row;
  return buffer(house.pictures.get({ pack, offset: Number(row.pack_offset), bytes, sha256 }));
}

/** As its first chunk says. Its signature was looked at when it was taken. */
function pngSize(file: Buffer): { width: number; height: number } | null {
  if (file.length < 24 || file.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
}
