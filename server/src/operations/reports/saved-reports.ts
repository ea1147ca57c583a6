import { formatInstant } from '@stint/core/instant';
import { LIMITS } from '@stint/wire/limits';
import type { ReportQuery, SavedReport } from '@stint/wire/reports';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { lockPerson } from '../../store/people.ts';
import {
  addSaved,
  changeSaved,
  dropSaved,
  type SavedRow,
  savedReport,
  savedReports,
} from '../../store/reports.ts';
import { daysOf } from './asked.ts';

interface Wanted {
  readonly id?: string | undefined;
  readonly name: string;
  readonly query: ReportQuery;
}

/** Keeps a report for oneself. Refusals: those of `daysOf`, `id-taken`, `too-many-reports`. */
export async function saveReport(house: House, actor: Actor, wanted: Wanted): Promise<SavedReport | Refusal> {
  const days = daysOf(house, wanted.query);
  if (isRefusal(days)) return days;
  return house.db.transaction().execute(async (trx) => {
    await lockPerson(trx, actor.person);
    const id = wanted.id?.toLowerCase() ?? house.random.uuid();
    const before = await savedReport(trx, id);
    if (before) {
      return before.person === actor.person ? savedLetter(before) : refuse('id-taken', { field: 'id' });
    }
    if ((await savedReports(trx, actor.person)).length >= LIMITS.savedReports) {
      return refuse('too-many-reports');
    }
    const { name, query } = wanted;
    const row = { id, person: actor.person, name, query, version: 1, changedAt: house.clock.now() };
    await addSaved(trx, row);
    return savedLetter(row);
  });
}

export async function listSavedReports(house: House, actor: Actor): Promise<SavedReport[]> {
  return (await savedReports(house.db, actor.person)).map(savedLetter);
}

/** Refusals: those of `daysOf`, `no-such-report`, and `changed-meanwhile` where another tab was first. */
export async function changeSavedReport(
  house: House,
  actor: Actor,
  wanted: { report: string; version: number; name: string; query: ReportQuery },
): Promise<SavedReport | Refusal> {
  const days = daysOf(house, wanted.query);
  if (isRefusal(days)) return days;
  const { report: id, name, query, version } = wanted;
  const row = { id, person: actor.person, name, query, version, changedAt: house.clock.now() };
  if (await changeSaved(house.db, row)) return savedLetter({ ...row, version: version + 1 });
  const there = await savedReport(house.db, id);
  return refuse(there?.person === actor.person ? 'changed-meanwhile' : 'no-such-report');
}

/** Refusal: `no-such-report`. */
export async function dropSavedReport(
  house: House,
  actor: Actor,
  { report }: { report: string },
): Promise<Refusal | null> {
  const dropped = await dropSaved(house.db, { id: report, person: actor.person });
  return dropped ? null : refuse('no-such-report');
}

function savedLetter({ id, name, query, version, changedAt }: SavedRow): SavedReport {
  return { id, name, query, version, changedAt: formatInstant(changedAt) };
}
