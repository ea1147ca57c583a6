import { encodePicture } from '@stint/tracker/desktop/capture/encode';
import sharp from 'sharp';
import { drawScreens, type Screen } from './screens.ts';
import { textSimilarity } from './ssim.ts';

/** One screen, encoded by the tracker and by the baseline: bytes, and how well its text survived (0–1). */
export interface Encoded {
  readonly name: string;
  readonly bytes: number;
  readonly baselineBytes: number;
  readonly similarity: number;
  readonly baselineSimilarity: number;
}

/** The baseline of PF-A3. */
const BASELINE = { quality: 75, effort: 2 };

/** PF-A3: the fixed set, encoded as the tracker does it and as lossy WebP q75 effort 2. */
export async function measureBytes(): Promise<Encoded[]> {
  const encoded: Encoded[] = [];
  for (const screen of await drawScreens()) encoded.push(await measure(screen));
  return encoded;
}

async function measure({ name, width, height, rgb }: Screen): Promise<Encoded> {
  const ours = await encodePicture({ x: 0, y: 0, width, height, rgb });
  const baseline = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .webp(BASELINE)
    .toBuffer();
  const similar = async (webp: Buffer): Promise<number> =>
    textSimilarity(rgb, await sharp(webp).removeAlpha().raw().toBuffer(), width, height);
  return {
    name,
    bytes: ours.length,
    baselineBytes: baseline.length,
    similarity: await similar(ours),
    baselineSimilarity: await similar(baseline),
  };
}
