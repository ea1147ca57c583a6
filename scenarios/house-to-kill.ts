// A house to be killed: opens the real one on FOLDER and PORT with its clock standing at CLOCK, and says where it is
// found. With `hasty` the same house is served a second time, by an office that answers before it commits: the
// control, with the safety removed. It closes when its stdin does. house-to-kill.ts FOLDER PORT CLOCK [hasty]
import { buildApp } from '@stint/server/http/app';
import { openEntrance } from '@stint/server/http/entrance';
import { serve } from '@stint/server/serve';
import { isCannotStart } from '@stint/server/start-refusal';
import { answersBeforeItCommits } from './src/campaign/hasty-database.ts';

const [folder = '', port = '0', clock = '0', hasty] = process.argv.slice(2);
const place = { port: Number(port), host: '127.0.0.1', data: folder, databaseUrl: null, pgBin: null };
const fees = { freelancer: 0n, client: 0n };
const signUp = 'invited' as const;
const settings = {
  ...place,
  downloads: null,
  fees,
  signUp,
  picturesKeptDays: 30,
  stripeKey: null,
  origin: null,
  mail: null,
};
const opened = await serve(
  { ...settings, demo: false, packages: false, clock: Number(clock), pace: 0 },
  () => undefined,
);
if (isCannotStart(opened)) throw new Error(opened.sentence);
const { address, signIns } = opened;
const uploads = hasty === 'hasty' ? await openHastily() : address;
process.stdout.write(`${JSON.stringify({ address, uploads, signIns })}\n`);
process.stdin.resume().once('end', () => void opened.close().then(() => process.exit(0)));

async function openHastily(): Promise<string> {
  if (isCannotStart(opened)) throw new Error(opened.sentence);
  const house = { ...opened.house, db: answersBeforeItCommits(opened.house.db) };
  const app = await buildApp(house, { hosts: { host: '127.0.0.1', origin: null }, state: () => 'ready' });
  const entrance = await openEntrance('127.0.0.1', 0);
  if (isCannotStart(entrance)) throw new Error(entrance.sentence);
  entrance.serve((request, response) => app.routing(request, response));
  return entrance.address;
}
