import { type Averages, averagesOf } from '@stint/core/averages';
import type { Pay } from '@stint/core/contract';
import { type Explanation, explained, type Judged, judge } from '@stint/core/explain/explain';
import type { Scenario } from '@stint/core/explain/scenario';
import { whyContextOf } from '@stint/core/explain/why-context';
import type { DiaryEntry } from '@stint/core/timesheet';
import { type Why, whyEntry } from '@stint/core/why';
import { type Story, scenarioOf } from './story.ts';

/** A story judged by one way of pay. */
export interface Way {
  readonly pay: Pay;
  readonly judged: Judged;
  /** What `stint explain --json` prints of it. */
  readonly explanation: Explanation;
  readonly whyOf: (entry: DiaryEntry) => Why;
}

/** A story judged by both ways: the same record, the same functions as in `stint explain`. */
export interface Play {
  readonly segment: Way;
  readonly exact: Way;
  /** What segment pay comes to over all instants that could be drawn. */
  readonly averages: Averages;
}

export function play(story: Story): Play {
  const scenario = scenarioOf(story);
  const segment = wayOf(scenario, 'segment');
  return { segment, exact: wayOf(scenario, 'exact'), averages: averagesOf(workedOf(segment)) };
}

/** The tracked seconds of each segment: on them, and on nothing else, depends which instants make it count (C1). */
function workedOf({ judged }: Way): number[] {
  const tracked = judged.timesheet.entries.filter(({ kind }) => kind === 'tracked');
  return tracked.map(({ trackedSeconds }) => trackedSeconds);
}

function wayOf(agreed: Scenario, pay: Pay): Way {
  const scenario = { ...agreed, contract: { ...agreed.contract, pay } };
  const judged = judge(scenario);
  const context = whyContextOf(scenario, judged);
  return {
    pay,
    judged,
    explanation: explained(scenario, judged),
    whyOf: (entry) => whyEntry(entry, context),
  };
}
