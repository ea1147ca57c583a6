// Spools segments as fast as it can and prints what it has done, until it is killed. To be run as a program:
// appender.ts FOLDER FIRST-SEGMENT [say-first]. With `say-first` it boasts: it says so before it has done it.
import { join } from 'node:path';
import { Spool } from '../spool/spool.ts';
import { draft, somePicture } from './draft.ts';
import { testVault } from './vault.ts';
import { DEVICE, K1 } from './world.ts';

const [folder = '', first = '0', boast] = process.argv.slice(2);
const spool = await Spool.open(join(folder, 'spool'), DEVICE, testVault());
for (let segment = Number(first); ; segment += 1) {
  const pictures = [await somePicture(join(folder, 'captures'), { contract: K1, segment })];
  if (boast) say(`kept ${segment}`);
  await spool.append(draft(K1, segment, pictures), pictures);
  if (!boast) say(`kept ${segment}`);
  const oldest = segment % 3 === 0 ? await spool.depart(K1, () => true) : null;
  if (!oldest) continue;
  say(`sending ${oldest.waiting.segment}`);
  await spool.remove(oldest);
  say(`sent ${oldest.waiting.segment}`);
}

/** Written to the pipe before it returns: a kill right after it cannot take it back. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
