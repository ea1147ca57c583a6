// A house to be measured: the real one in FOLDER, with its clock on the Monday after the week that is uploaded, and
// MEMBERS freelancers with a contract and a tracker each. Says where it is found and who may upload, and closes when
// its stdin does. house-to-measure.ts FOLDER CLOCK MEMBERS
import { serve } from '@stint/server/serve';
import { isCannotStart } from '@stint/server/start-refusal';
import { seedOf } from '@stint/server/store/seeds';
import {
  createFreelancer,
  createOrganisation,
  createPeople,
  createTracker,
} from '@stint/server/testing/people';
import { createTestContract } from '@stint/server/testing/tracking';
import type { Uploader } from './src/uploader.ts';

const [folder = '', clock = '0', members = '1'] = process.argv.slice(2);
const settings = {
  port: 0,
  host: '127.0.0.1',
  data: folder,
  databaseUrl: null,
  pgBin: null,
  downloads: null,
  origin: null,
  signUp: 'open' as const,
  picturesKeptDays: 30,
  stripeKey: null,
  fees: { freelancer: 0n, client: 0n },
  mail: null,
};
const opened = await serve(
  { ...settings, demo: false, packages: false, clock: Number(clock), pace: 0 },
  () => undefined,
);
if (isCannotStart(opened)) throw new Error(opened.sentence);
const { house, address } = opened;
const people = await createPeople(house);
const uploaders: Uploader[] = [];
for (let n = 0; n < Number(members); n += 1) {
  const ana = await createFreelancer(house, `ana${n} Duarte`);
  const acme = await createOrganisation(house, `Organisation ${n}`);
  const tracker = await createTracker(house, ana);
  uploaders.push({
    token: tracker.token,
    freelancer: ana.person,
    device: tracker.device ?? '',
    contract: await createTestContract(house, { ...people, ana, acme }),
    seed: (await seedOf(house.db, ana.person)).toString('base64url'),
  });
}
process.stdout.write(`${JSON.stringify({ address, pid: process.pid, uploaders })}\n`);
process.stdin.resume().once('end', () => void opened.close().then(() => process.exit(0)));
