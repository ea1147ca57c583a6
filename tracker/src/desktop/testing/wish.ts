import { readFile } from 'node:fs/promises';
import { testVault } from '../../testing/vault.ts';
import { K1 } from '../../testing/world.ts';
import { pictureRole } from '../../vault/roles.ts';
import type { CapturedPicture, CaptureFault, CaptureWish } from '../ports.ts';

/** A picture of the whole screen, and nothing hidden. */
export function plainWish(more: Partial<CaptureWish> = {}): CaptureWish {
  return {
    contract: K1,
    segment: 1,
    blurred: false,
    masks: { apps: [], regions: [] },
    vault: testVault(),
    mayKeep: async () => true,
    ...more,
  };
}

export function picturesOf(
  outcome: readonly CapturedPicture[] | CaptureFault | null,
): readonly CapturedPicture[] {
  if (outcome === null) throw new Error('it was not kept');
  if ('code' in outcome) throw new Error(`${outcome.code}: ${outcome.detail}`);
  return outcome;
}

/** The WebP of a picture that was taken with `plainWish`. */
export async function webpOf(
  { monitor, picture, thumbnail }: CapturedPicture,
  kind: 'picture' | 'thumbnail' = 'picture',
): Promise<Buffer> {
  const bytes = await readFile(kind === 'picture' ? picture : thumbnail);
  const webp = testVault().decrypt(pictureRole({ contract: K1, segment: 1, monitor, kind }), bytes);
  if (!webp) throw new Error(`${picture} does not open`);
  return webp;
}
