import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../config.ts';
import { DEMO_NEIGHBOURS, DEMO_SIGN_INS } from '../demo/people.ts';
import { DEMO_SEEDED, seedDemo } from '../demo/seed.ts';
import type { House } from '../house.ts';
import { isLoopback } from '../loopback.ts';
import { createPerson } from '../operations/people/create-person.ts';
import { isRefusal } from '../refusal.ts';
import { type CannotStart, cannotStart } from '../start-refusal.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { everyEmail, removeEverything, wasDone } from '../store/first-look.ts';
import { prepareTables, type Urls } from './database.ts';

type Tell = (line: string) => void;

/** Who lives in the house: nobody, the demo's people, the demo's people half moved in, or others. */
export type Tenants = 'nobody' | 'demo' | 'half-a-demo' | 'others';

/** Looks who lives here. Half a demo (its seeding was killed) is cleared away, so that it can be seeded again. */
export async function readyTenants(
  db: Database,
  urls: Urls,
  settings: Settings,
  folder: string,
  tell: Tell,
): Promise<Tenants | CannotStart> {
  const tenants = await tenantsOf(db);
  const demoIsHere = tenants === 'demo' || tenants === 'half-a-demo';
  const { host, origin } = settings;
  if (demoIsHere && !(isLoopback(host) && (origin === null || isLoopback(new URL(origin).hostname)))) {
    const known = 'The demo world lives in this house, and its passwords are known to all:';
    const way = 'name another folder with STINT_DATA, or leave STINT_HOST and STINT_ORIGIN out.';
    return cannotStart('demo-on-loopback-only', `${known} ${way}`);
  }
  if (tenants !== 'half-a-demo' || !settings.demo) return tenants;
  if (settings.databaseUrl !== null) {
    const half = 'The demo world in the database of DATABASE_URL was never finished.';
    return cannotStart('database-stuck', `${half} Empty that database, or start with --empty.`);
  }
  tell('The demo world was never finished; beginning again.');
  rmSync(join(folder, 'pictures'), { recursive: true, force: true });
  const owner = openDatabase(urls.ownerUrl, tell);
  await removeEverything(owner);
  await owner.destroy();
  const refusal = await prepareTables(urls, tell);
  return refusal ?? 'nobody';
}

async function tenantsOf(db: Database): Promise<Tenants> {
  const emails = await everyEmail(db);
  if (emails.length === 0) return 'nobody';
  if (await wasDone(db, DEMO_SEEDED)) return 'demo';
  const everybody = [...DEMO_SIGN_INS, ...Object.values(DEMO_NEIGHBOURS)];
  const known = new Set<string>(everybody.map(({ email }) => email));
  return emails.every((email) => known.has(email)) ? 'half-a-demo' : 'others';
}

/** Seeds the demo world into an empty house, telling how far it is. */
export async function moveDemoIn(house: House, tell: Tell): Promise<void> {
  let told = 0;
  tell('The demo world moves in: two weeks of work, drawn and lived through (about a minute).');
  await seedDemo(house, (done) => {
    const tenths = Math.floor(done * 10);
    if (tenths > told) tell(`  ${tenths * 10} %`);
    told = Math.max(told, tenths);
  });
}

/** An empty house needs somebody who can let the others in. Answers the password, which is kept nowhere. */
export async function letOperatorIn(house: House): Promise<{ email: string; password: string }> {
  const email = 'operator@stint.local';
  const password = house.random.bytes(15).toString('base64url');
  const wanted = { name: 'Operator', email, password, role: 'operator' } as const;
  const created = await createPerson(house, null, wanted, house.clock.now());
  if (isRefusal(created)) throw new Error(`the first operator: ${created.refused}`);
  return { email, password };
}
