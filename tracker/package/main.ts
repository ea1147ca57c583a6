// `npm run package`: makes the tracker's packages and offers them at this house's download page.
import { mkdirSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { publicText } from '../src/update/signature.ts';
import { BuildingNote } from './building-note.ts';
import { sourceDate } from './config.ts';
import { make } from './make.ts';
import { PartMissing, Parts } from './parts.ts';
import { publish, readPublished } from './publish.ts';
import { releaseKey } from './release-key.ts';
import { TARGETS } from './targets.ts';
import { readWords, USE, type Wanted } from './words.ts';

const ROOT = join(import.meta.dirname, '../..');

process.exitCode = await run(process.argv.slice(2));

/** Exit 0; 1 where something could not be made or offered; 2 for words that are none. */
async function run(args: readonly string[]): Promise<number> {
  const wanted = readWords(args);
  if (typeof wanted === 'string') {
    process.stderr.write(`${wanted}\n${USE}\n`);
    return 2;
  }
  const { folder, version } = wanted;
  // Behind everything else that this machine does.
  if (wanted.quietly) setPriority(19);
  if (wanted.ifMissing && readPublished(folder)?.manifest.version === version) return 0;
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const note = new BuildingNote(folder);
  try {
    return await makeAll(wanted, note);
  } finally {
    note.takeAway();
  }
}

async function makeAll(wanted: Wanted, note: BuildingNote): Promise<number> {
  const { folder, version, platforms, house, replace, validDays } = wanted;
  const key = releaseKey(wanted.key, folder);
  const parts = new Parts(ROOT);
  const about = { version, key: publicText(key.key), signer: key.signer, house };
  let failed = 0;
  for (const platform of platforms) {
    const began = performance.now();
    note.say(`making ${platform}`);
    try {
      const made = await make(TARGETS[platform], parts, { root: ROOT, at: sourceDate(), about });
      const now = Math.floor(Date.now() / 1000);
      const offered = publish(made, { folder, version, now, validDays, key, replace });
      if (typeof offered === 'string') {
        process.stderr.write(`stint: not offered: ${offered}\n`);
        return 1;
      }
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      for (const { name, bytes } of made) say(`${name}  ${(bytes.length / 1e6).toFixed(1)} MB  ${seconds} s`);
    } catch (fault) {
      if (!(fault instanceof PartMissing)) throw fault;
      process.stderr.write(`stint: nothing for ${platform}: ${fault.message}\n`);
      failed += 1;
    }
  }
  if (failed < platforms.length) say(`offered from ${folder}, signed by the ${key.signer}'s key`);
  return failed > 0 ? 1 : 0;
}

function say(line: string): void {
  process.stdout.write(`stint: ${line}\n`);
}
