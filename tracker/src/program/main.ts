// The packaged tracker, `stint-tracker`. From the source the same is called as `stint track`.
import { readAbout } from './about.ts';
import { controlWords, WORDS } from './control-words.ts';
import { trackWords } from './track-words.ts';

const NAME = 'stint-tracker';
process.title = NAME;
const args = process.argv.slice(2);
const [word = '', ...rest] = args;
const about = readAbout();
if (word === '--version') process.stdout.write(`${about?.version ?? 'from the source'}\n`);
else if (WORDS.has(word)) process.exitCode = await controlWords(args, NAME);
else if (word === 'track') process.exitCode = await trackWords(rest, NAME);
else process.exitCode = await trackWords(args, NAME);
