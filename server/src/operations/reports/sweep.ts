import type { Invoice } from '@stint/core/invoice';
import { billOf } from '@stint/core/stipend';
import type { Timesheet } from '@stint/core/timesheet';
import type { Week } from '@stint/core/week';
import type { House } from '../../house.ts';
import { issuedInvoices } from '../../store/weeks.ts';
import type { Visible } from '../contracts/visible.ts';
import { judgeWeeks } from '../diary/judge-week.ts';
import type { Worked } from './scope.ts';

/** A week as a report reads it. */
export interface SweptWeek {
  readonly visible: Visible;
  readonly week: Week;
  readonly timesheet: Timesheet;
  /** The one that was issued; of a week that is not closed, what it would be now. Null: nothing is billed. */
  readonly invoice: Invoice | null;
  readonly issued: boolean;
}

/** Every week of every contract, in order, judged by core: a few at a time, so that no span fills the memory. */
export async function* sweep(house: House, scope: readonly Worked[]): AsyncGenerator<SweptWeek> {
  for (const { visible, weeks } of scope) {
    const key = { organisation: visible.organisation.id, contract: visible.id };
    for (let at = 0; at < weeks.length; at += AT_ONCE) {
      const some = weeks.slice(at, at + AT_ONCE);
      // In this order: a week that is seen closed has its invoice by then.
      const judged = await judgeWeeks(house.db, visible, some);
      const invoices = await issuedInvoices(house.db, key, some);
      for (const [week, { timesheet, closed }] of judged) {
        const issued = invoices.get(week) ?? null;
        const invoice = issued ?? (closed ? null : billOf(visible.contract, timesheet));
        yield { visible, week, timesheet, invoice, issued: issued !== null };
      }
    }
  }
}

const AT_ONCE = 12;
