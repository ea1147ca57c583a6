import { weekClock } from '../week.ts';
import type { WhyContext } from '../why.ts';
import type { Judged } from './explain.ts';
import type { Scenario } from './scenario.ts';

/** What a scenario's Why? has to know: nobody reads it, and its week is about to lock. */
export function whyContextOf(scenario: Scenario, { contract, timesheet }: Judged): WhyContext {
  return {
    pay: contract.pay,
    currency: contract.currency,
    minActiveMinutes: contract.minActiveMinutes,
    limitMinutes: timesheet.limitMinutes,
    verifiedAt: scenario.client.verifiedAt,
    manualTerms: contract,
    now: weekClock(scenario.week).locksAt,
    reader: 'operator',
  };
}
