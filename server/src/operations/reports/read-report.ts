import type { Report, ReportQuery } from '@stint/wire/reports';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { type Asked, daysOf } from './asked.ts';
import { fold } from './fold.ts';
import { reportLetter, stepIn, stepsOf } from './report-letter.ts';
import { scopeOf, type Worked } from './scope.ts';
import { EVERYTHING, type Shows } from './sums.ts';

/** What somebody reads a report of: what they asked, and the work that they may see of it. */
export interface Found {
  readonly asked: Asked;
  readonly scope: readonly Worked[];
  readonly shows: Shows;
}

/** A report as anybody of a contract's sides reads it. Refusals: those of `daysOf` and `scopeOf`. */
export async function readReport(house: House, actor: Actor, query: ReportQuery): Promise<Report | Refusal> {
  const found = await findReport(house, actor, query);
  return isRefusal(found) ? found : foundReport(house, found);
}

/** What a report is read of. Refusals: those of `daysOf` and `scopeOf`. */
export async function findReport(house: House, actor: Actor, query: ReportQuery): Promise<Found | Refusal> {
  const asked = daysOf(house, query);
  if (isRefusal(asked)) return asked;
  const scope = await scopeOf(house, actor, asked);
  return isRefusal(scope) ? scope : { asked, scope, shows: EVERYTHING };
}

export async function foundReport(house: House, { asked, scope, shows }: Found): Promise<Report> {
  const at = house.clock.now();
  const steps = stepsOf(asked);
  const folded = await fold(house, scope, asked, stepIn(steps));
  return reportLetter({ asked, at, shows, scope, steps, folded });
}
