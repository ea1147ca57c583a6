import { formatDay } from '@stint/core/instant';
import { sha256 } from '@stint/proof/hash';
import { openPacks } from '@stint/server/outside/objects/packs';
import type { Database } from '@stint/server/store/database';
import { call, Refused } from '@stint/wire/client';
import { readPicture, readWeek } from '@stint/wire/diary';
import { MONDAY } from '../when.ts';
import type { Member } from './member.ts';

/** What became of that which was acknowledged. Each fault is a sentence. */
export interface Audit {
  readonly lost: string[];
  readonly duplicated: string[];
}

/** Compares the records that the house has with those that it acknowledged. */
export async function auditRecords(db: Database, member: Member): Promise<Audit> {
  const audit: Audit = { lost: [], duplicated: [] };
  const rows = await db
    .selectFrom('segment_record')
    .select(['segment', 'sha256', 'record'])
    .where('contract_id', '=', member.contract)
    .execute();
  const bySegment = Map.groupBy(rows, ({ segment }) => segment);
  for (const [segment, found] of bySegment) {
    if (found.length > 1) audit.duplicated.push(`segment ${segment} is there ${found.length} times`);
    if (found.some((row) => sha256(row.record) !== row.sha256))
      audit.lost.push(`segment ${segment} is another`);
  }
  for (const segment of member.receipts.records.keys()) {
    if (!bySegment.has(segment)) audit.lost.push(`segment ${segment} was acknowledged and is not there`);
  }
  const links = await db
    .selectFrom('record_chain')
    .select(['sequence', 'sha256', 'segment'])
    .where('contract_id', '=', member.contract)
    .orderBy('sequence')
    .execute();
  for (const [index, link] of links.entries()) {
    if (Number(link.sequence) !== index) audit.lost.push(`link ${index} of the chain is missing`);
    if (bySegment.get(link.segment)?.[0]?.sha256 !== link.sha256)
      audit.lost.push(`link ${index} has no record`);
  }
  return audit;
}

/** Asks for every acknowledged picture, as its owner would, and for the week's time. */
export async function auditAnswers(db: Database, member: Member): Promise<Audit> {
  const audit: Audit = { lost: [], duplicated: [] };
  const rows = await db
    .selectFrom('picture')
    .select(['segment', 'monitor', 'kind', 'sha256'])
    .where('contract_id', '=', member.contract)
    .execute();
  const hashes = new Map(rows.map((row) => [`${row.segment}/${row.monitor}/${row.kind}`, row.sha256]));
  for (const name of member.receipts.pictures) {
    if ((await hashOf(member, name)) !== hashes.get(name)) {
      audit.lost.push(`picture ${name} was acknowledged and is not there`);
    }
  }
  const params = { contract: member.contract, week: formatDay(MONDAY) };
  const { totals } = await call(member.client(), readWeek, { params });
  const tracked = member.receipts.records.size * 600;
  if (totals.trackedSeconds < tracked) audit.lost.push(`${tracked - totals.trackedSeconds} s of the week`);
  if (totals.trackedSeconds > tracked)
    audit.duplicated.push(`${totals.trackedSeconds - tracked} s of the week`);
  return audit;
}

/** Looks whether a picture lies twice in the pack files of a house that is closed. */
export async function auditPacks(folder: string): Promise<{ readonly kept: number } & Audit> {
  const audit: Audit = { lost: [], duplicated: [] };
  const packs = await openPacks({ folder, log: { warn: () => undefined } });
  const seen = new Set<string>();
  for await (const { sha256: hash } of packs.records()) {
    if (seen.has(hash)) audit.duplicated.push(`picture ${hash} lies there twice`);
    seen.add(hash);
  }
  await packs.close();
  return { kept: seen.size, ...audit };
}

async function hashOf(member: Member, name: string): Promise<string | null> {
  const [segment, monitor, kind] = name.split('/');
  const params = { contract: member.contract, segment: Number(segment), monitor: Number(monitor) };
  try {
    const bytes = await call(member.client(), readPicture, {
      params: { ...params, kind: kind === 'picture' ? 'picture' : 'thumbnail' },
    });
    return sha256(bytes);
  } catch (fault) {
    if (fault instanceof Refused) return null;
    throw fault;
  }
}
