import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GENERIC_EVENT, packetReader, REPLY } from './packets.ts';

it('cuts a stream into the same packets, wherever its chunks break off', () => {
  const packets = [
    event(GENERIC_EVENT, 7),
    event(2, 0),
    event(REPLY, 1),
    event(GENERIC_EVENT, 0),
    event(0, 0),
  ];
  const stream = Buffer.concat(packets);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 60 })), (sizes) => {
      const taken: Buffer[] = [];
      const read = packetReader((packet) => taken.push(Buffer.from(packet)));
      let at = 0;
      for (const size of [...sizes, stream.length]) {
        read(stream.subarray(at, at + size));
        at += size;
      }
      expect(taken).toEqual(packets);
    }),
  );
});

function event(kind: number, words: number): Buffer {
  const packet = Buffer.alloc(32 + words * 4, kind + words);
  packet[0] = kind;
  packet.writeUInt32LE(words, 4);
  return packet;
}
