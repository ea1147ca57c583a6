import { formatInstant } from '@stint/core/instant';
import { LIMITS } from '@stint/wire/limits';
import type { KeptReport, ReportQuery } from '@stint/wire/reports';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { lockPerson } from '../../store/people.ts';
import { addKept, changeKept, dropKept, type KeptRow, keptReport, keptReports } from '../../store/reports.ts';
import { daysOf } from './asked.ts';

interface Wanted {
  readonly id?: string | undefined;
  readonly name: string;
  readonly query: ReportQuery;
}

/** Keeps a report for oneself. Refusals: those of `daysOf`, `id-taken`, `too-many-reports`. */
export async function keepReport(house: House, actor: Actor, wanted: Wanted): Promise<KeptReport | Refusal> {
  const days = daysOf(house, wanted.query);
  if (isRefusal(days)) return days;
  return house.db.transaction().execute(async (trx) => {
    await lockPerson(trx, actor.person);
    const id = wanted.id?.toLowerCase() ?? house.random.uuid();
    const before = await keptReport(trx, id);
    if (before) {
      return before.person === actor.person ? keptLetter(before) : refuse('id-taken', { field: 'id' });
    }
    if ((await keptReports(trx, actor.person)).length >= LIMITS.keptReports) {
      return refuse('too-many-reports');
    }
    const { name, query } = wanted;
    const row = { id, person: actor.person, name, query, version: 1, changedAt: house.clock.now() };
    await addKept(trx, row);
    return keptLetter(row);
  });
}

export async function listKeptReports(house: House, actor: Actor): Promise<KeptReport[]> {
  return (await keptReports(house.db, actor.person)).map(keptLetter);
}

/** Refusals: those of `daysOf`, `no-such-report`, and `changed-meanwhile` where another tab was first. */
export async function changeKeptReport(
  house: House,
  actor: Actor,
  wanted: { report: string; version: number; name: string; query: ReportQuery },
): Promise<KeptReport | Refusal> {
  const days = daysOf(house, wanted.query);
  if (isRefusal(days)) return days;
  const { report: id, name, query, version } = wanted;
  const row = { id, person: actor.person, name, query, version, changedAt: house.clock.now() };
  if (await changeKept(house.db, row)) return keptLetter({ ...row, version: version + 1 });
  const there = await keptReport(house.db, id);
  return refuse(there?.person === actor.person ? 'changed-meanwhile' : 'no-such-report');
}

/** Refusal: `no-such-report`. */
export async function dropKeptReport(
  house: House,
  actor: Actor,
  { report }: { report: string },
): Promise<Refusal | null> {
  const dropped = await dropKept(house.db, { id: report, person: actor.person });
  return dropped ? null : refuse('no-such-report');
}

function keptLetter({ id, name, query, version, changedAt }: KeptRow): KeptReport {
  return { id, name, query, version, changedAt: formatInstant(changedAt) };
}
