/** Kinds of what an X server sends, by its first byte. */
export const ERROR = 0;
export const REPLY = 1;
export const GENERIC_EVENT = 35;

const LEAST_BYTES = 32;

/**
 * Cuts what comes from an X server into packets, wherever the chunks break off. `take` gets each one whole, at once and
 * for that moment alone. Little endian, as the library asks for.
 */
export function packetReader(take: (packet: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = NOTHING;
  return (chunk) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (let size = sizeAt(bytes, at); at + size <= bytes.length; size = sizeAt(bytes, at)) {
      take(bytes.subarray(at, at + size));
      at += size;
    }
    rest = at === bytes.length ? NOTHING : Buffer.from(bytes.subarray(at));
  };
}

const NOTHING = Buffer.alloc(0);

/** Replies and generic events say how many words follow the first 32 bytes; the others have none. */
function sizeAt(bytes: Buffer, at: number): number {
  if (bytes.length < at + LEAST_BYTES) return LEAST_BYTES;
  const kind = bytes[at];
  const isLonger = kind === REPLY || kind === GENERIC_EVENT;
  return isLonger ? LEAST_BYTES + bytes.readUInt32LE(at + 4) * 4 : LEAST_BYTES;
}
