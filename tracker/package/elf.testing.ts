/** The libraries that a 64-bit little-endian ELF file asks the system for (its DT_NEEDED); null for every other file. */
export function librariesOf(bytes: Buffer): string[] | null {
  if (bytes.toString('latin1', 0, 6) !== '\x7fELF\x02\x01') return null;
  const sections = sectionsOf(bytes);
  const dynamic = sections.find(({ type }) => type === DYNAMIC);
  const strings = dynamic && sections[dynamic.link];
  if (!dynamic || !strings) return [];
  const needed: string[] = [];
  for (let at = dynamic.offset; at < dynamic.offset + dynamic.size; at += 16) {
    if (bytes.readBigUInt64LE(at) !== NEEDED) continue;
    const from = strings.offset + Number(bytes.readBigUInt64LE(at + 8));
    needed.push(bytes.toString('latin1', from, bytes.indexOf(0, from)));
  }
  return needed;
}

const DYNAMIC = 6;
const NEEDED = 1n;

function sectionsOf(bytes: Buffer): { type: number; offset: number; size: number; link: number }[] {
  const first = Number(bytes.readBigUInt64LE(0x28));
  const [size, count] = [bytes.readUInt16LE(0x3a), bytes.readUInt16LE(0x3c)];
  return Array.from({ length: count }, (_, index) => {
    const at = first + index * size;
    return {
      type: bytes.readUInt32LE(at + 4),
      offset: Number(bytes.readBigUInt64LE(at + 0x18)),
      size: Number(bytes.readBigUInt64LE(at + 0x20)),
      link: bytes.readUInt32LE(at + 0x28),
    };
  });
}
