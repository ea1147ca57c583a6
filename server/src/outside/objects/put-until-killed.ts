// Run by packs.crash.test.ts as a process of its own: puts pictures in many lanes, prints the place of each one
// that was acknowledged, and kills itself at the worst moment: right after the last of those that were asked for.
// Arguments: folder, bytes of a full pack, acknowledgements.
import { pino } from 'pino';
import { openPacks } from './packs.ts';
import { expectOf, inPieces, webpOf } from './webp.fixture.ts';

const [, , folder = '', packBytes = '', acks = ''] = process.argv;
const LANES = 16;
let left = Number(acks);
let isLast = false;

const store = await openPacks({ folder, packBytes: Number(packBytes), log: pino({ level: 'silent' }) });
await Promise.all(Array.from({ length: LANES }, putUntilKilled));

async function putUntilKilled(_: unknown, lane: number): Promise<never> {
  for (let round = 0; ; round += 1) {
    const picture = webpOf(800, 600, 2000 + ((lane * 7919 + round * 104_729) % 150_000));
    const stored = await store.put(inPieces(picture), expectOf(picture));
    process.stdout.write(`${JSON.stringify(stored)}\n`);
    if (isLast) process.kill(process.pid, 'SIGKILL');
    left -= 1;
    if (left === 0) {
      setImmediate(() => {
        isLast = true;
      });
    }
  }
}
