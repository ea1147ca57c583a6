import type { Contract } from '../contract.ts';
import type { Diary } from '../diary.ts';
import { invoiceOf } from '../invoice.ts';
import type { RefusalCode } from '../refusal.ts';
import { type Timesheet, timesheetOf } from '../timesheet.ts';
import { type Totals, totalsOf } from '../totals.ts';
import {
  type ExplainedClock,
  type ExplainedInvoice,
  type ExplainedSegment,
  explainedClock,
  explainedInvoice,
  explainedSegment,
} from './explained.ts';
import { History } from './history.ts';
import type { Scenario } from './scenario.ts';

export interface Explanation {
  readonly segments: readonly ExplainedSegment[];
  readonly refused: readonly { readonly event: number; readonly code: RefusalCode }[];
  readonly week: Totals;
  readonly invoice: ExplainedInvoice | null;
  readonly clock: ExplainedClock;
}

/** A scenario told to its end and judged. */
export interface Judged {
  /** With every change that the events made. */
  readonly contract: Contract;
  readonly timesheet: Timesheet;
  /** The stretches that it was judged by. */
  readonly diary: Diary;
  readonly refused: Explanation['refused'];
}

/** Both steps chained: events → stretches → verdict and bill. The same functions decide in the server. */
export function explain(scenario: Scenario): Explanation {
  return explained(scenario, judge(scenario));
}

/** What was judged, as text. */
export function explained(scenario: Scenario, { timesheet, contract, refused }: Judged): Explanation {
  const { currency } = contract;
  const invoice = invoiceOf(contract, timesheet);
  return {
    segments: timesheet.entries.map((entry) => explainedSegment(entry, currency)),
    refused,
    week: totalsOf(timesheet.entries),
    invoice: invoice && explainedInvoice(invoice, currency),
    clock: explainedClock(scenario.week),
  };
}

export function judge(scenario: Scenario): Judged {
  const history = new History(scenario);
  const refused: { event: number; code: RefusalCode }[] = [];
  scenario.events.forEach((event, index) => {
    const refusal = history.tell(event);
    if (refusal) refused.push({ event: index, code: refusal.refused });
  });
  const last = scenario.events.at(-1);
  if (last) history.finish(last.at);
  const { contract } = history;
  const diary = history.diaryAt(Number.POSITIVE_INFINITY);
  const timesheet = timesheetOf(contract, scenario.client, diary, scenario.week);
  return { contract, timesheet, diary, refused };
}
