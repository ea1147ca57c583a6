import type { Client, Contract } from '../contract.ts';
import { type Explanation, explain } from '../explain/explain.ts';
import { readScenario } from '../explain/scenario.ts';
import { unchanged } from '../timeline.ts';
import { at, type ScenarioJson } from './story.ts';

/** Contract k1: Ana works for Ben at 45.00 USD an hour, segment pay, no limit, from 2 November 2026 on. */
export function k1(change: Partial<Contract> = {}): Contract {
  return {
    starts: at('11-02T00:00'),
    endedAt: null,
    pauses: [],
    pay: 'segment',
    currency: 'USD',
    freelancerFee: 10_000_000n,
    clientFee: 5_000_000n,
    idleMinutes: 10,
    minActiveMinutes: 5,
    snapshots: 'full',
    activityUnmeasured: 'unprotected',
    rate: unchanged(4500n),
    weeklyLimitMinutes: unchanged<number | null>(null),
    manualTime: unchanged(true),
    ...change,
  };
}

/** Ben's payment method is verified since the day before the contract starts. */
export const ben: Client = { verifiedAt: at('11-01T00:00') };

/** What `stint explain --json` answers to a scenario's JSON. */
export function told(scenario: ScenarioJson): Explanation {
  return explain(readScenario(JSON.parse(JSON.stringify(scenario))));
}

/** The refusals alone, as `event type: code`. */
export function refusalsOf(scenario: ScenarioJson): string[] {
  return told(scenario).refused.map(({ event, code }) => `${scenario.events[event]?.type}: ${code}`);
}
