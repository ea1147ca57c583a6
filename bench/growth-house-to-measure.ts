// A house that has grown: the real one in FOLDER, with PEOPLE freelancers and WEEKS weeks of each, of 248 segments. Says
// where it is found, who may look at it, and whose diaries there are; closes when its stdin does.
// growth-house-to-measure.ts FOLDER PEOPLE WEEKS
import { readHouse } from '@stint/server/folder';
import { serve } from '@stint/server/serve';
import { isCannotStart } from '@stint/server/start-refusal';
import { growDiaries, WEEK_SEGMENTS } from '@stint/server/store/grown.testing';
import { createPeople } from '@stint/server/testing/people';
import { createTestContract, named, paint, TestTracker } from '@stint/server/testing/tracking';
import { BEFORE_LOCK, MONDAY, settingsOf } from './src/web/houses.ts';

const [folder = '', people = '1', weeks = '1'] = process.argv.slice(2);
const opened = await serve(settingsOf(folder, BEFORE_LOCK), () => undefined);
if (isCannotStart(opened)) throw new Error(opened.sentence);
const { house, address } = opened;
const here = await createPeople(house);
const contract = await createTestContract(house, here, { weeklyLimitMinutes: 2400 });
const pictures = [named(await paint('#226688'))];
const desk = new TestTracker(house, here.tracker, contract);
const like = await desk.record(MONDAY, MONDAY + 600, { pictures, withheld: null });
const door = await readHouse(folder);
if (!door) throw new Error('nobody is at home');
const growth = { people: Number(people), weeks: Number(weeks), last: MONDAY, like };
const contracts = await growDiaries(door.ownerUrl, growth);
const segments = contracts.length * growth.weeks * WEEK_SEGMENTS;
const said = { address, pid: process.pid, segments, contracts, weeks: growth.weeks, token: here.ben.token };
process.stdout.write(`${JSON.stringify(said)}\n`);
process.stdin.resume().once('end', () => void opened.close().then(() => process.exit(0)));
