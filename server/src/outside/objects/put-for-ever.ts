// Run by packs.crash.test.ts as a process of its own: puts pictures until it is killed, and prints the place of
// each one that was acknowledged. Arguments: folder, bytes of a full pack.
import { pino } from 'pino';
import { openPacks } from './packs.ts';
import { expectOf, inPieces, webpOf } from './webp.fixture.ts';

const [, , folder = '', packBytes = ''] = process.argv;
const LANES = 8;

const store = await openPacks({ folder, packBytes: Number(packBytes), log: pino({ level: 'silent' }) });
await Promise.all(Array.from({ length: LANES }, putForEver));

async function putForEver(_: unknown, lane: number): Promise<never> {
  for (let round = 0; ; round += 1) {
    const picture = webpOf(800, 600, 2000 + ((lane * 7919 + round * 104_729) % 150_000));
    const stored = await store.put(inPieces(picture), expectOf(picture));
    process.stdout.write(`${JSON.stringify(stored)}\n`);
  }
}
