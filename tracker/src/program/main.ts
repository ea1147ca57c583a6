// The packaged tracker, `stint-tracker`. From the source the same is called as `stint track`.
import { parseArgs } from 'node:util';
import { defaultFolder } from '../config.ts';
import { controlWords, WORDS } from './control-words.ts';
import { about, DEEDS, type Told } from './deeds.ts';
import { MOST_PACE, trackWords } from './track-words.ts';

const NAME = 'stint-tracker';
const USE = `use: ${NAME} [open [LINK]]         opens the tracker, or shows the one that runs
     ${NAME} background           starts it without a window
     ${NAME} start [CONTRACT] [--memo TEXT] [--label NAME]   stop   status [--json]
     ${NAME} memo [TEXT] [--label NAME]
     ${NAME} quit                 ends it in good order
     ${NAME} autostart on|off     with your desktop session, or not
     ${NAME} update               looks for a newer version
     ${NAME} forget [--yes]       removes your own data from this computer
     ${NAME} --version
Each takes --folder F.
`;

process.title = NAME;
process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  const [word = 'open', ...rest] = args;
  if (WORDS.has(word)) return controlWords(args, NAME);
  if (word === 'track') return trackWords(rest, NAME);
  if (word === '--version') return version();
  const read = readRest(rest);
  const deed = read && Object.hasOwn(DEEDS, word) ? DEEDS[word] : undefined;
  if (read && deed) return deed(read);
  (word === '--help' || word === 'help' ? process.stdout : process.stderr).write(USE);
  return word === '--help' || word === 'help' ? 0 : 2;
}

function version(): number {
  process.stdout.write(`${about?.version ?? 'from the source'}\n`);
  return 0;
}

/** Null for what is no way to call it. */
function readRest(args: readonly string[]): Told | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      allowNegative: true,
      options: {
        folder: { type: 'string' },
        yes: { type: 'boolean', default: false },
        window: { type: 'boolean', default: true },
        // For demonstrations alone: how fast a movable house's clock runs.
        pace: { type: 'string' },
      },
    });
    const pace = values.pace === undefined ? null : Number(values.pace);
    if (positionals.length > 1 || (pace !== null && !(pace > 0 && pace <= MOST_PACE))) return null;
    const { folder = defaultFolder(), yes, window } = values;
    return { folder, first: positionals[0] ?? null, yes, window, pace };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
