// `npm run campaign`: kills the real server and the real tracker with SIGKILL, 25 times each while they work, and looks
// for what they had acknowledged; then the tracker at 200 of the steps of one snapshot's life, and looks for pixels,
// titles and memos on the disk. Then 500 simulated days of two trackers against an oracle that saw every second, and
// 20,000 random ways to a contract against the tables of their states, and 2,000 weeks charged and paid out over a
// payment processor that loses, doubles, declines and forges, and a year of 200 contracts in three currencies whose books hledger and
// bean-check read; 1,000,000 money cases that are reckoned a second time with exact fractions, and 20,000 random weeks of
// money against a model that knows only the rules.
// Exit 1 when something was lost or is there twice, when too little was acknowledged to prove anything, or when the
// control, with the safety removed, lost nothing. `-- --kills N --days N --handshakes N --processor N --books N --money N --money-sequences N --seed S`; none of one with 0.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { books } from './src/campaign/books.ts';
import { trackDays } from './src/campaign/days.ts';
import { handshakes } from './src/campaign/handshakes.ts';
import { money } from './src/campaign/money.ts';
import { report } from './src/campaign/outcome.ts';
import { processor } from './src/campaign/processor.ts';
import { sequences as walk } from './src/campaign/sequences.ts';
import { killServer } from './src/campaign/server.ts';
import { killAtEachStep } from './src/campaign/steps.ts';
import { killTracker } from './src/campaign/tracker.ts';

/** Each of these deaths is of one snapshot, and takes a second or two. */
const STEPS_TO_A_KILL = 8;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '25' },
    days: { type: 'string', default: '500' },
    handshakes: { type: 'string', default: '20000' },
    processor: { type: 'string', default: '2000' },
    books: { type: 'string', default: '200' },
    money: { type: 'string', default: '1000000' },
    'money-sequences': { type: 'string', default: '20000' },
    seed: { type: 'string' },
  },
});
const seed = values.seed ?? randomBytes(6).toString('hex');
const kills = wholeOf('kills');
const days = wholeOf('days');
const sequences = wholeOf('handshakes');
const weeks = wholeOf('processor');
const contracts = wholeOf('books');
const cases = wholeOf('money');
const walks = wholeOf('money-sequences');
const say = (line: string): void => void process.stdout.write(`${line}\n`);
say(`campaign: seed ${seed}`);
const options = { kills, controlKills: Math.ceil(kills / 5), seed, tell: (line: string) => say(`  ${line}`) };
let holds = true;
for (const campaign of kills === 0 ? [] : [killServer, killTracker]) {
  const told = report(await campaign(options));
  told.lines.forEach(say);
  holds &&= told.holds;
}
if (kills > 0) {
  const told = await killAtEachStep({ kills: kills * STEPS_TO_A_KILL, tell: options.tell });
  told.lines.forEach(say);
  holds &&= told.holds;
}
if (days > 0) {
  const { tell } = options;
  const told = await trackDays({ days, seed, tell });
  told.lines.forEach(say);
  holds &&= told.holds;
}
if (sequences > 0) {
  const told = await handshakes({ sequences, seed, tell: options.tell });
  told.lines.forEach(say);
  holds &&= told.holds;
}
if (weeks > 0) {
  const told = await processor({ seeds: weeks, seed, tell: options.tell });
  told.lines.forEach(say);
  holds &&= told.holds;
}
if (contracts > 0) {
  const told = await books({ contracts, weeks: 52, seed, tell: options.tell });
  told.lines.forEach(say);
  holds &&= told.holds;
}
if (cases > 0) {
  const told = money({ cases, seed, tell: options.tell });
  told.lines.forEach(say);
  holds &&= told.holds;
}
if (walks > 0) {
  const told = await walk({ sequences: walks, seed, tell: options.tell });
  told.lines.forEach(say);
  holds &&= told.holds;
}
say(holds ? 'campaign: holds' : `campaign: does not hold; again with: npm run campaign -- --seed ${seed}`);
process.exitCode = holds ? 0 : 1;

function wholeOf(name: Exclude<keyof typeof values, 'seed'>): number {
  const count = Number(values[name]);
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`--${name} is a whole number, 0 or more`);
  return count;
}
