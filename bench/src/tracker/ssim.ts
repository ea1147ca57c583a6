const BLOCK = 8;
/** Constants of the structural similarity index for 8-bit values. */
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;
/** A block whose grey varies at least this much (variance) holds strokes: text, rims, lines. */
const STROKES = 400;

/**
 * Mean structural similarity (0–1) of two RGB pictures of the same size over the 8x8 blocks that hold text or lines,
 * on their grey values. 1 where there are no such blocks.
 */
export function textSimilarity(a: Buffer, b: Buffer, width: number, height: number): number {
  let sum = 0;
  let blocks = 0;
  for (let y = 0; y + BLOCK <= height; y += BLOCK) {
    for (let x = 0; x + BLOCK <= width; x += BLOCK) {
      const seen = similarityAt(a, b, (y * width + x) * 3, width * 3);
      if (seen === null) continue;
      sum += seen;
      blocks += 1;
    }
  }
  return blocks === 0 ? 1 : sum / blocks;
}

function similarityAt(a: Buffer, b: Buffer, start: number, row: number): number | null {
  let [sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0];
  for (let y = 0; y < BLOCK; y += 1) {
    for (let at = start + y * row; at < start + y * row + BLOCK * 3; at += 3) {
      const [greyA, greyB] = [greyAt(a, at), greyAt(b, at)];
      sumA += greyA;
      sumB += greyB;
      squaresA += greyA * greyA;
      squaresB += greyB * greyB;
      products += greyA * greyB;
    }
  }
  const n = BLOCK * BLOCK;
  const [meanA, meanB] = [sumA / n, sumB / n];
  const [varianceA, varianceB] = [squaresA / n - meanA ** 2, squaresB / n - meanB ** 2];
  if (varianceA < STROKES) return null;
  const covariance = products / n - meanA * meanB;
  const numerator = (2 * meanA * meanB + C1) * (2 * covariance + C2);
  return numerator / ((meanA ** 2 + meanB ** 2 + C1) * (varianceA + varianceB + C2));
}

function greyAt(rgb: Buffer, at: number): number {
  return 0.299 * (rgb[at] ?? 0) + 0.587 * (rgb[at + 1] ?? 0) + 0.114 * (rgb[at + 2] ?? 0);
}
