/**
 * A WebP file of pixels and nothing else (RFC 9649): browsers add a colour profile of this computer's screen, which no
 * record promises, and which the house refuses. Null where it is no still picture.
 */
export function bareWebp(file: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const pixels = pixelsOf(file);
  if (!pixels) return null;
  const padding = pixels.length % 2;
  const bare = new Uint8Array(HEAD_BYTES + pixels.length + padding);
  bare.set(letters('RIFF'), 0);
  new DataView(bare.buffer).setUint32(4, bare.length - 8, true);
  bare.set(letters('WEBP'), 8);
  bare.set(pixels, HEAD_BYTES);
  return bare;
}

/** Can this browser make WebP at all? */
export async function makesWebp(): Promise<boolean> {
  const sheet = new OffscreenCanvas(1, 1);
  if (!sheet.getContext('2d')) return false;
  const blob = await sheet.convertToBlob({ type: 'image/webp' });
  return blob.type === 'image/webp';
}

const HEAD_BYTES = 12;
const PIXELS = new Set(['VP8 ', 'VP8L']);

/** The one chunk of pixels, with its name and length. */
function pixelsOf(file: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  if (nameAt(file, 0) !== 'RIFF' || nameAt(file, 8) !== 'WEBP') return null;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = HEAD_BYTES; at + 8 <= file.length; ) {
    const end = at + 8 + view.getUint32(at + 4, true);
    if (end > file.length) return null;
    if (PIXELS.has(nameAt(file, at))) return file.subarray(at, end);
    at = end + (end % 2);
  }
  return null;
}

function nameAt(file: Uint8Array, at: number): string {
  return String.fromCharCode(...file.subarray(at, at + 4));
}

function letters(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
