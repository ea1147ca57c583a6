import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DAY_SECONDS } from '@stint/core/instant';
import { segmentOf, segmentStart } from '@stint/core/segment';
import { createPeople, type TestHouse, testHouse } from '@stint/server/testing/house';
import { testOffice } from '@stint/server/testing/office';
import { createTestContract } from '@stint/server/testing/tracking';
import { privateFolder } from '@stint/tracker/files';
import { writeSignedIn } from '@stint/tracker/signed-in';
import { testVault } from '@stint/tracker/testing/vault';
import { letIn } from '../let-in.ts';
import { enter } from '../person.ts';
import { MONDAY } from '../when.ts';
import type { Audit } from './audit.ts';
import { Chance } from './chance.ts';
import { Life } from './life.ts';
import type { Campaign, Outcome } from './outcome.ts';
import type { KillOptions } from './server.ts';

/**
 * Kills the real tracker with SIGKILL again and again while it records and uploads, and then looks in the house for
 * every segment that it had shown as recorded. The control does the same to one whose spool says so before it writes.
 */
export async function killTracker({ kills, controlKills, seed, tell }: KillOptions): Promise<Campaign> {
  const chance = new Chance(seed);
  const run = await killAgainAndAgain({ mode: 'careful', kills, chance, tell });
  const control = await killAgainAndAgain({ mode: 'hasty', kills: controlKills, chance, tell });
  return { run, control };
}

/** So many segments may have been worked on after the last one that was said to be kept. */
const UNSAID = 4;

interface Run {
  readonly mode: 'careful' | 'hasty';
  readonly kills: number;
  readonly chance: Chance;
  readonly tell: (line: string) => void;
}

async function killAgainAndAgain(run: Run): Promise<Outcome> {
  const { mode, kills, chance, tell } = run;
  // Sunday night of the week that is tracked: all of it is over, and nothing of it is locked.
  const house = await testHouse({ at: MONDAY + 7 * DAY_SECONDS });
  const office = await testOffice(house);
  const folder = await mkdtemp(join(tmpdir(), 'stint-campaign-'));
  try {
    const people = await createPeople(house);
    const contract = await createTestContract(house, people);
    await privateFolder(folder);
    const place = { folder, vault: testVault(), keyring: null };
    await writeSignedIn(place, await letIn(await enter(office.address, people.ana), 'Desk'));
    const kept = new Set<number>();
    let from = MONDAY;
    for (let n = 1; n <= kills; n += 1) {
      for (const segment of await oneLife(folder, from, mode, chance)) kept.add(segment);
      from = segmentStart(Math.max(segmentOf(from), ...kept) + UNSAID);
      tell(`the ${mode} tracker was killed ${n} times, ${kept.size} segments said to be kept`);
    }
    const told = await bringTheRest(folder, from);
    const audit = await auditTracker(house, contract, kept);
    return outcomeOf(run, kept.size, { ...audit, lost: [...audit.lost, ...told] });
  } finally {
    await office.close();
    await house.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The segments that it said it had kept, up to its death some while after one of them. */
async function oneLife(folder: string, from: number, mode: string, chance: Chance): Promise<number[]> {
  const life = Life.begin('tracker-to-kill', [folder, String(from), mode]);
  try {
    await life.said(chance.whole(20, 32));
    await pause(chance.whole(0, 40));
  } finally {
    await life.kill();
  }
  return life.lines.map((line) => Number(line.replace('kept ', '')));
}

/** Starts it a last time, lets it bring what waits, and answers what it tells its freelancer: nothing, if all is well. */
async function bringTheRest(folder: string, from: number): Promise<string[]> {
  const life = Life.begin('tracker-to-kill', [folder, String(from), 'bring']);
  await life.over();
  const told = JSON.parse(life.lines.at(-1) ?? '') as { segment: number; code: string }[];
  return told.map(({ segment, code }) => `segment ${segment}: ${code}`);
}

async function auditTracker(house: TestHouse, contract: string, kept: ReadonlySet<number>): Promise<Audit> {
  const { db } = house;
  const rows = await db
    .selectFrom('segment_record')
    .select(['segment', 'stretches'])
    .where('contract_id', '=', contract)
    .execute();
  const links = await db.selectFrom('record_chain').select('sequence').orderBy('sequence').execute();
  const pictures = await db.selectFrom('picture').select(['segment', 'arrived_at']).execute();
  const bySegment = Map.groupBy(rows, ({ segment }) => segment);
  const missing = [...kept].filter((segment) => !bySegment.has(segment));
  const broken = links.filter(({ sequence }, index) => Number(sequence) !== index);
  const absent = pictures.filter(({ arrived_at }) => arrived_at === null);
  const twice = [...bySegment].filter(([, found]) => found.length > 1);
  return {
    lost: [
      ...missing.map((segment) => `segment ${segment} was said to be kept and is not there`),
      ...broken.map(({ sequence }) => `link ${sequence} of the chain stands elsewhere`),
      ...absent.map(({ segment }) => `a picture of segment ${segment} never came`),
    ],
    duplicated: [
      ...twice.map(([segment]) => `segment ${segment} is there twice`),
      ...(links.length > rows.length ? [`${links.length - rows.length} records were sent twice`] : []),
    ],
  };
}

function outcomeOf({ mode, kills }: Run, acknowledged: number, audit: Audit): Outcome {
  const control = mode === 'hasty';
  return {
    what: control ? 'tracker, control' : 'tracker',
    kills,
    acknowledged,
    ...audit,
    beside: control ? 'its spool says so before it writes' : 'segments shown to the freelancer as recorded',
  };
}
