/** What a WebP file says of itself. Pixels. */
export interface WebpHeader {
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
  readonly lossless: boolean;
}

interface Chunk {
  readonly name: string;
  readonly body: Buffer;
}

// RFC 9649. A snapshot is pixels and nothing else: profiles, EXIF, XMP and unknown chunks can carry what we
// promise not to record, or a second file format (TH-W6). Only a moving picture may hold frames.
const PIXELS = new Set(['VP8 ', 'VP8L']);
const FRAMES = new Set(['ANIM', 'ANMF']);

/**
 * Reads a whole WebP file's structure without decoding it. Null when it is none, or when it lies: lengths that do
 * not add up to the file, a canvas of another size than its picture, two pictures, bytes behind the end.
 */
export function readWebpHeader(bytes: Uint8Array): WebpHeader | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 20 || file.toString('latin1', 0, 4) !== 'RIFF') return null;
  if (file.toString('latin1', 8, 12) !== 'WEBP') return null;
  if (file.readUInt32LE(4) !== file.length - 8 || file.length % 2 !== 0) return null;

  const chunks = readChunks(file);
  const first = chunks?.[0];
  if (!chunks || !first) return null;
  if (first.name === 'VP8X') return readExtended(first.body, chunks.slice(1));
  return chunks.length === 1 ? readPixels(first) : null;
}

/** The chunks behind the twelve bytes of the file's own header; null when they do not fill it exactly. */
function readChunks(file: Buffer): Chunk[] | null {
  const chunks: Chunk[] = [];
  let at = 12;
  while (at < file.length) {
    if (at + 8 > file.length) return null;
    const length = file.readUInt32LE(at + 4);
    const end = at + 8 + length;
    if (end + (length % 2) > file.length) return null;
    chunks.push({ name: file.toString('latin1', at, at + 4), body: file.subarray(at + 8, end) });
    at = end + (length % 2);
  }
  return chunks;
}

function readExtended(canvas: Buffer, rest: Chunk[]): WebpHeader | null {
  if (canvas.length !== 10) return null;
  const animated = (canvas.readUInt8(0) & 0x02) !== 0;
  const width = canvas.readUIntLE(4, 3) + 1;
  const height = canvas.readUIntLE(7, 3) + 1;
  if (animated) {
    const known = rest.every(({ name }) => FRAMES.has(name));
    return known ? { width, height, animated, lossless: false } : null;
  }

  const [picture, ...others] = rest.filter(({ name }) => PIXELS.has(name));
  const alphas = rest.filter(({ name }) => name === 'ALPH').length;
  if (!picture || others.length > 0 || alphas > 1 || rest.length !== 1 + alphas) return null;
  const header = readPixels(picture);
  return header?.width === width && header.height === height ? header : null;
}

function readPixels({ name, body }: Chunk): WebpHeader | null {
  if (name === 'VP8L') return readLossless(body);
  return name === 'VP8 ' ? readLossy(body) : null;
}

/** RFC 6386, 9.1: frame tag (3 bytes), start code, then 14 bits of width and of height. */
function readLossy(body: Buffer): WebpHeader | null {
  if (body.length < 10) return null;
  const tag = body.readUIntLE(0, 3);
  const isKeyFrame = (tag & 1) === 0;
  const isShown = (tag & 0x10) !== 0;
  if (!isKeyFrame || !isShown || tag >> 5 > body.length - 10) return null;
  if (body.readUIntBE(3, 3) !== 0x9d012a) return null;
  return sized(body.readUInt16LE(6) & 0x3fff, body.readUInt16LE(8) & 0x3fff, false);
}

/** RFC 9649, 3.4: 0x2f, then 14 bits of width - 1 and of height - 1, one of alpha, three of version. */
function readLossless(body: Buffer): WebpHeader | null {
  if (body.length < 5 || body.readUInt8(0) !== 0x2f) return null;
  const bits = body.readUInt32LE(1);
  if (bits >>> 29 !== 0) return null;
  return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1, true);
}

function sized(width: number, height: number, lossless: boolean): WebpHeader | null {
  return width > 0 && height > 0 ? { width, height, animated: false, lossless } : null;
}
