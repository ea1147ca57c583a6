import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Audit, auditAnswers, auditPacks, auditRecords } from './audit.ts';
import { Chance } from './chance.ts';
import { KilledHouse } from './killed-house.ts';
import type { Member } from './member.ts';
import type { Campaign, Outcome } from './outcome.ts';
import { hire } from './team.ts';

export interface KillOptions {
  readonly kills: number;
  readonly controlKills: number;
  readonly seed: string;
  readonly tell: (line: string) => void;
}

const PATIENCE_MS = 60_000;
const CREW = { members: 4 };

/**
 * Kills the real house with SIGKILL again and again, each time in the middle of the uploads of several trackers, and
 * then looks for all that it had acknowledged. The control does the same to a house that answers before it commits.
 */
export async function killServer(options: KillOptions): Promise<Campaign> {
  const root = await mkdtemp(join(tmpdir(), 'stint-campaign-'));
  await chmod(root, 0o711); // PostgreSQL's own user passes through
  const place = { root, chance: new Chance(options.seed) };
  const house = new KilledHouse(join(root, 'house'));
  try {
    const run = await careful(house, place, options);
    return { run, control: await hasty(house, place, options) };
  } finally {
    await house.close();
    await rm(root, { recursive: true, force: true });
  }
}

interface Place {
  readonly root: string;
  readonly chance: Chance;
}

async function careful(house: KilledHouse, place: Place, { kills, tell }: KillOptions): Promise<Outcome> {
  await house.open();
  const members = await hire(await house.operator(), {
    ...place,
    ...CREW,
    uploads: house.uploads,
    team: 'careful',
  });
  for (const member of members) member.begin();
  let atRisk = 0;
  for (let n = 1; n <= kills; n += 1) {
    await someReceipts(members, place.chance.whole(25, 55));
    await pause(place.chance.whole(0, 15));
    await house.killAndOpen();
    atRisk = acknowledged(members);
    tell(`the server was killed ${n} times, ${atRisk} segments acknowledged`);
  }
  await Promise.all(members.map((member) => member.finish(30_000)));
  const audits = await house.look(async (db) => [
    ...(await Promise.all(members.map((member) => auditRecords(db, member)))),
    ...(await Promise.all(members.map((member) => auditAnswers(db, member)))),
  ]);
  await house.close();
  const packs = await auditPacks(join(place.root, 'house', 'pictures'));
  const left: Audit = { lost: members.flatMap(unsent), duplicated: [] };
  const again = members
    .flatMap(({ receipts }) => [...receipts.records.values()])
    .filter((times) => times > 1);
  return {
    what: 'server',
    kills,
    acknowledged: atRisk,
    ...together([...audits, packs, left]),
    beside: `${acknowledged(members)} at the end, ${packs.kept} pictures kept, ${again.length} segments answered twice`,
  };
}

/** Each life has trackers of its own: those of a loser never find back into their chain. */
async function hasty(
  house: KilledHouse,
  place: Place,
  { controlKills, tell }: KillOptions,
): Promise<Outcome> {
  const audits: Audit[] = [];
  let count = 0;
  await house.open('hasty');
  for (let n = 1; n <= controlKills; n += 1) {
    const members = await hire(await house.operator(), {
      ...place,
      ...CREW,
      uploads: house.uploads,
      team: `hasty-${n}`,
    });
    for (const member of members) member.begin();
    await someReceipts(members, place.chance.whole(25, 55));
    await house.killAndOpen();
    await Promise.all(members.map((member) => member.finish(0)));
    audits.push(...(await house.look((db) => Promise.all(members.map((each) => auditRecords(db, each))))));
    count += acknowledged(members);
    tell(`control: the hasty server was killed ${n} times, ${together(audits).lost.length} segments lost`);
  }
  const beside = 'it answers before it commits';
  return { what: 'server, control', kills: controlKills, acknowledged: count, ...together(audits), beside };
}

function together(audits: readonly Audit[]): Audit {
  return {
    lost: audits.flatMap(({ lost }) => lost),
    duplicated: audits.flatMap(({ duplicated }) => duplicated),
  };
}

function acknowledged(members: readonly Member[]): number {
  return members.reduce((sum, { receipts }) => sum + receipts.records.size, 0);
}

/** Resolves once that many more records have been acknowledged. Throws when none is for too long. */
function someReceipts(members: readonly Member[], more: number): Promise<void> {
  let left = more;
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('nothing is acknowledged any more')), PATIENCE_MS);
    for (const { receipts } of members) {
      receipts.watch(() => {
        left -= 1;
        if (left > 0) return;
        clearTimeout(late);
        resolve();
      });
    }
  });
}

/** What a tracker still has, or was told that it lost. */
function unsent({ spool }: Member): string[] {
  const waiting = spool.count() > 0 ? [`${spool.count()} segments still wait`] : [];
  return [...waiting, ...spool.told.all().map(({ code, segment }) => `segment ${segment}: ${code}`)];
}
