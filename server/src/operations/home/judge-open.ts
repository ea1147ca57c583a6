import type { Invoice } from '@stint/core/invoice';
import { billOf } from '@stint/core/stipend';
import { type Timesheet, timesheetOf } from '@stint/core/timesheet';
import type { Week } from '@stint/core/week';
import { type LoadedContract, loadContracts } from '../../store/contracts.ts';
import type { Database } from '../../store/database.ts';
import { loadDiaries, openWeeksAmong, type WeeksOf } from '../../store/diaries.ts';

/** A week that is not closed, as it stands now. */
export interface JudgedOpen {
  readonly loaded: LoadedContract;
  readonly week: Week;
  readonly timesheet: Timesheet;
  /** What it would be if it locked now; null where nothing is billed. */
  readonly invoice: Invoice | null;
}

/**
 * All open weeks of some contracts, judged: as many questions to the database for one contract as for hundreds. `known`:
 * the contracts, where they are loaded already.
 */
export async function judgeOpenWeeks(
  db: Database,
  whose: WeeksOf,
  known: readonly LoadedContract[] | null = null,
): Promise<JudgedOpen[]> {
  const weeks = await openWeeksAmong(db, whose);
  const loaded = known ?? (await loadContracts(db, [...new Set(weeks.map(({ contract }) => contract))]));
  const contracts = new Map(loaded.map((one) => [one.id, one]));
  const diaries = await loadDiaries(db, weeks);
  return weeks.flatMap(({ contract: id, week }) => {
    const contract = contracts.get(id);
    const diary = diaries.get(id);
    if (!contract || !diary) return [];
    const timesheet = timesheetOf(contract.contract, contract.client, diary, week);
    return [{ loaded: contract, week, timesheet, invoice: billOf(contract.contract, timesheet) }];
  });
}
