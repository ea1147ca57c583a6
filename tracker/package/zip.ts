import { crc32, deflateRawSync } from 'node:zlib';
import { type Leaf, sorted } from './tree.ts';

/** A zip with the same bytes for the same leaves. No links, and files below 4 GiB. `at`: seconds since 1970 UTC. */
export function zip(leaves: readonly Leaf[], at: number): Buffer {
  const [time, day] = dosTime(at);
  const parts: Uint8Array[] = [];
  const index: Buffer[] = [];
  let offset = 0;
  for (const { path, content } of sorted(leaves)) {
    if ('link' in content) throw new TypeError(`no links in a zip: ${path}`);
    const packed = deflateRawSync(content.bytes, { level: 9 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(UTF8_NAMES, 2);
    common.writeUInt16LE(DEFLATED, 4);
    common.writeUInt16LE(time, 6);
    common.writeUInt16LE(day, 8);
    common.writeUInt32LE(crc32(content.bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(path), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(path)]);
    index.push(indexed(common, path, offset));
    parts.push(local, packed);
    offset += local.length + packed.length;
  }
  const listed = Buffer.concat(index);
  return Buffer.concat([...parts, listed, end(index.length, listed.length, offset)]);
}

const UTF8_NAMES = 0x800;
const DEFLATED = 8;

function indexed(common: Buffer, path: string, offset: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  const madeBy = Buffer.from([20, 0]);
  return Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), madeBy, common, rest, Buffer.from(path)]);
}

function end(count: number, bytes: number, offset: number): Buffer {
  const block = Buffer.alloc(22);
  block.write('PK\x05\x06', 0, 'latin1');
  block.writeUInt16LE(count, 8);
  block.writeUInt16LE(count, 10);
  block.writeUInt32LE(bytes, 12);
  block.writeUInt32LE(offset, 16);
  return block;
}

function dosTime(at: number): readonly [time: number, day: number] {
  const when = new Date(at * 1000);
  const time = (when.getUTCHours() << 11) | (when.getUTCMinutes() << 5) | (when.getUTCSeconds() >> 1);
  const day = ((when.getUTCFullYear() - 1980) << 9) | ((when.getUTCMonth() + 1) << 5) | when.getUTCDate();
  return [time, day];
}
