// A house whose clock stands on the Sunday of a week of CONTRACTS contracts with SEGMENTS segments each, in FOLDER, with
// MEMBERS trackers beside them. Says where it is found; then does what it is told, a word a line: `judge` the week, `close`
// it, `tell` of it; and answers each with what it took. Closes when its stdin does.
// close-house-to-measure.ts FOLDER CONTRACTS SEGMENTS MEMBERS
import { createInterface } from 'node:readline';
import { WEEK_SECONDS } from '@stint/core/instant';
import { weekClock } from '@stint/core/week';
import { readHouse } from '@stint/server/folder';
import type { House } from '@stint/server/house';
import { CLOSE_WEEKS } from '@stint/server/operations/money/week-schedules';
import type { Round } from '@stint/server/schedule';
import { serve } from '@stint/server/serve';
import { isCannotStart } from '@stint/server/start-refusal';
import { openDatabase } from '@stint/server/store/database';
import { growDiaries, openGrownWeeks } from '@stint/server/store/grown.testing';
import { seedOf } from '@stint/server/store/seeds';
import { createFreelancer, createPeople, createTracker } from '@stint/server/testing/people';
import { createTestContract, named, paint, TestTracker } from '@stint/server/testing/tracking';
import type { Uploader } from './src/uploader.ts';
import { MONDAY, settingsOf } from './src/web/houses.ts';

const [folder = '', contracts = '1', segments = '1', members = '1'] = process.argv.slice(2);
const opened = await serve(settingsOf(folder, MONDAY + WEEK_SECONDS - 3600), () => undefined);
if (isCannotStart(opened)) throw new Error(opened.sentence);
const { house, address } = opened;
const door = await readHouse(folder);
if (!door) throw new Error('nobody is at home');
const people = await createPeople(house);
const first = await createTestContract(house, people, { freelancerFeePercent: '10', clientFeePercent: '5' });
const like = await new TestTracker(house, people.tracker, first).record(MONDAY, MONDAY + 600, {
  pictures: [named(await paint('#226688'))],
  withheld: null,
});
await growDiaries(door.ownerUrl, {
  people: Number(contracts),
  weeks: 1,
  last: MONDAY,
  like,
  recordsAWeek: Number(segments),
});
await openGrownWeeks(door.ownerUrl, MONDAY);
const uploaders = await Promise.all(Array.from({ length: Number(members) }, (_, n) => addUploader(n)));
say({ address, pid: process.pid, ownerUrl: door.ownerUrl, uploaders });

const statements = new Map<string, { times: number; ms: number }>();
const db = openDatabase(
  door.appUrl ?? door.ownerUrl,
  () => undefined,
  (statement, ms) => {
    const name = statement.trim().split(/\s+/).slice(0, 4).join(' ').toLowerCase();
    const before = statements.get(name) ?? { times: 0, ms: 0 };
    statements.set(name, { times: before.times + 1, ms: before.ms + ms });
  },
);
const STEPS: Readonly<Record<string, { places: readonly number[]; at: number }>> = {
  judge: { places: [0], at: MONDAY + WEEK_SECONDS + 7200 },
  close: { places: [1, 2], at: MONDAY + weekClock(0).locksAt },
  tell: { places: [3], at: MONDAY + weekClock(0).locksAt },
};
for await (const word of createInterface({ input: process.stdin })) {
  const step = STEPS[word];
  if (step) say(await take(step.places, step.at));
}
await db.destroy();
await opened.close();
process.exit(0);

async function take(places: readonly number[], at: number) {
  statements.clear();
  const then: House = { ...house, db, clock: { now: () => at } };
  const began = performance.now();
  let count = 0;
  for (let before = -1; before < count; ) {
    before = count;
    const round: Round = { tried: new Set(), done: [], failed: [], stopping: undefined };
    for (const place of places) await CLOSE_WEEKS[place]?.run(then, round);
    if (round.failed.length > 0) throw new AggregateError(round.failed, 'the close went wrong');
    count += round.done.length;
  }
  return {
    count,
    ms: performance.now() - began,
    statements: Object.fromEntries(statements),
  };
}

async function addUploader(n: number): Promise<Uploader> {
  const ana = await createFreelancer(house, `ana${n} Duarte`);
  const tracker = await createTracker(house, ana);
  return {
    token: tracker.token,
    freelancer: ana.person,
    device: tracker.device ?? '',
    contract: await createTestContract(house, { ...people, ana }),
    seed: (await seedOf(house.db, ana.person)).toString('base64url'),
  };
}

function say(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
