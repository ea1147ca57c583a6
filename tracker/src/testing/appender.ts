// Spools segments as fast as it can and prints what it has done, until it is killed. To be run as a program:
// appender.ts FOLDER FIRST-SEGMENT [say-first]. With `say-first` it boasts: it says so before it has done it.
import { join } from 'node:path';
import { Spool } from '../spool/spool.ts';
import { draft, somePicture } from './draft.ts';
import { DEVICE, K1 } from './world.ts';

const [folder = '', first = '0', boast] = process.argv.slice(2);
const spool = await Spool.open(join(folder, 'spool'), DEVICE);
for (let segment = Number(first); ; segment += 1) {
  const pictures = [await somePicture(join(folder, 'captures'), String(segment))];
  if (boast) say(`kept ${segment}`);
  await spool.append(draft(K1, segment, pictures), pictures);
  if (!boast) say(`kept ${segment}`);
  const oldest = spool.first(K1);
  if (segment % 3 !== 0 || !oldest) continue;
  say(`sending ${oldest.segment}`);
  await spool.remove(oldest);
  say(`sent ${oldest.segment}`);
}

/** Written to the pipe before it returns: a kill right after it cannot take it back. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
