import type { Diary } from '@stint/core/diary';
import { HOUR_SECONDS, WEEK_SECONDS } from '@stint/core/instant';
import type { Invoice } from '@stint/core/invoice';
import { billAsText, billOf } from '@stint/core/stipend';
import { type DiaryEntry, type Timesheet, timesheetOf } from '@stint/core/timesheet';
import { totalsOf } from '@stint/core/totals';
import { weekClock } from '@stint/core/week';
import { entryLetter } from '@stint/wire/entry';
import type { House } from '../../house.ts';
import type { ManyDone } from '../../schedule-many.ts';
import { type LoadedContract, loadContracts } from '../../store/contracts.ts';
import { type Others, type Trx, withDesks } from '../../store/desk.ts';
import { loadDiaries } from '../../store/diaries.ts';
import { putDrafts, stampsOf, type WeekDraft, weeksToJudge } from '../../store/drafts.ts';
import type { OpenWeek, TimesheetBody } from '../../store/money.ts';
import type { Part } from '../../store/part.ts';

/** Weeks that are over and have not locked: they can be judged beforehand. The last hour is left to what still comes. */
export function weeksToPrepare(db: House['db'], now: number, part: Part): Promise<OpenWeek[]> {
  const { locksAt } = weekClock(0);
  return weeksToJudge(db, { from: now - locksAt, to: now - WEEK_SECONDS - QUIET_SECONDS }, part);
}

/** Trackers bring the end of a week in its first minutes over. */
const QUIET_SECONDS = HOUR_SECONDS / 2;

/** Judges weeks before they lock. It is nobody's business but the clock's. */
export async function prepareWeeks(
  house: House,
  weeks: readonly OpenWeek[],
  others: Others,
): Promise<ManyDone<OpenWeek>> {
  const { answer, leftOut } = await withDesks(
    house.db,
    weeks,
    ({ freelancer }) => freelancer,
    others,
    async (trx, mine) => {
      await judgeWeeks(trx, mine);
      return mine.length;
    },
  );
  return { said: Array.from({ length: answer }, () => ''), leftOut };
}

/**
 * Core's verdict on whole weeks (B1–B4, P1–P8), kept as it will lock, with what it was judged of. At the freelancers' desks:
 * no diary changes meanwhile; whoever changes terms meanwhile changes the stamp, which is read first.
 */
export async function judgeWeeks(trx: Trx, weeks: readonly OpenWeek[]): Promise<void> {
  if (weeks.length === 0) return;
  const ids = [...new Set(weeks.map(({ contract }) => contract))];
  const stamps = await stampsOf(trx, ids);
  const contracts = new Map((await loadContracts(trx, ids)).map((loaded) => [loaded.id, loaded]));
  const diaries = await loadDiaries(trx, weeks);
  const drafts = weeks.map((open) => {
    const [loaded, diary, stamp] = [
      contracts.get(open.contract),
      diaries.get(open.contract),
      stamps.get(open.contract),
    ];
    if (!loaded || !diary || stamp === undefined) throw new Error(`a week of no contract: ${open.contract}`);
    return { ...draftOf(open, loaded, diary), stamp };
  });
  await putDrafts(trx, drafts);
}

function draftOf(
  open: OpenWeek,
  { contract, client }: LoadedContract,
  diary: Diary,
): Omit<WeekDraft, 'stamp'> {
  const timesheet = timesheetOf(contract, client, diary, open.week);
  const invoice = billOf(contract, timesheet);
  const { currency } = contract;
  const inTime = timesheet.entries.filter((entry) => !entry.reasons.includes('late'));
  return {
    ...open,
    currency,
    invoice,
    trackedSeconds: countedOf(inTime, 'tracked'),
    manualSeconds: countedOf(inTime, 'manual'),
    body: bodyOf(timesheet, inTime, invoice, currency),
  };
}

/** What arrived after the lock is no part of it: it is shown beside it (T6). */
function bodyOf(
  { limitMinutes }: Timesheet,
  inTime: readonly DiaryEntry[],
  invoice: Invoice | null,
  currency: string,
): TimesheetBody {
  return {
    limitMinutes,
    currency,
    entries: inTime.map((entry) => entryLetter(entry, currency)),
    totals: totalsOf(inTime),
    invoice: invoice && billAsText(invoice, currency),
  };
}

function countedOf(entries: readonly DiaryEntry[], kind: DiaryEntry['kind']): number {
  return entries.reduce((sum, entry) => (entry.kind === kind ? sum + entry.countedSeconds : sum), 0);
}
