// A house whose pages are measured: the real one in FOLDER, with a week of Ana's in which every segment was tracked and has
// a picture of the demo's. Says where it is found, who may look at it, and closes when its stdin does.
// web-house-to-measure.ts FOLDER
import { serve } from '@stint/server/serve';
import { isCannotStart } from '@stint/server/start-refusal';
import { createPeople } from '@stint/server/testing/people';
import { createTestContract } from '@stint/server/testing/tracking';
import { BEFORE_LOCK, MONDAY, settingsOf } from './src/web/houses.ts';
import { bringWeek } from './src/web/week.ts';

const [folder = '', quick] = process.argv.slice(2);
const opened = await serve(settingsOf(folder, BEFORE_LOCK), () => undefined);
if (isCannotStart(opened)) throw new Error(opened.sentence);
const { house, address } = opened;
const people = await createPeople(house);
const contract = await createTestContract(house, people);
const segments = await bringWeek(house, people.tracker, {
  contract,
  monday: MONDAY,
  screens: quick ? 36 : 144,
});
const said = {
  address,
  pid: process.pid,
  contract,
  segments,
  tokens: { ana: people.ana.token, ben: people.ben.token },
};
process.stdout.write(`${JSON.stringify(said)}\n`);
process.stdin.resume().once('end', () => void opened.close().then(() => process.exit(0)));
