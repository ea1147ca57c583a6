// `npm run campaign`: kills the real server and the real tracker with SIGKILL, 25 times each while they work, and looks
// for what they had acknowledged. Exit 1 when something was lost or is there twice, when too little was acknowledged
// to prove anything, or when the control, with the safety removed, lost nothing. `-- --kills N --seed S`.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { report } from './src/campaign/outcome.ts';
import { killServer } from './src/campaign/server.ts';
import { killTracker } from './src/campaign/tracker.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '25' }, seed: { type: 'string' } },
});
const seed = values.seed ?? randomBytes(6).toString('hex');
const kills = Number(values.kills);
if (!Number.isInteger(kills) || kills < 1) throw new RangeError('--kills is a whole number, 1 or more');
const say = (line: string): void => void process.stdout.write(`${line}\n`);
say(`campaign: seed ${seed}`);
const options = { kills, controlKills: Math.ceil(kills / 5), seed, tell: (line: string) => say(`  ${line}`) };
let holds = true;
for (const campaign of [killServer, killTracker]) {
  const told = report(await campaign(options));
  told.lines.forEach(say);
  holds &&= told.holds;
}
say(holds ? 'campaign: holds' : `campaign: does not hold; again with: npm run campaign -- --seed ${seed}`);
process.exitCode = holds ? 0 : 1;
