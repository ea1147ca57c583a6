import { DAY_SECONDS, formatInstant, type Instant, parseInstant, WEEK_SECONDS } from '../instant.ts';
import { SEGMENT_SECONDS } from '../segment.ts';
import type { ContractJson, EventJson, ScenarioJson } from './story.ts';
import { MONDAY } from './story.ts';

/** A week's Monday 00:00 in tests. */
const WEEK = parseInstant(`${MONDAY}T00:00:00Z`) ?? 0;

/** Steps of time that stand on the rules' borders. */
const STEPS = [0, 0, 1, 29, 59, 60, 60, 60, 61, 60, 120, 60, 299, 300, 301, 540, 599, 600, 601, 1200, 3600];
const LOCK = WEEK + 7.5 * DAY_SECONDS;
const LEAPS = [WEEK - 1, WEEK, WEEK + WEEK_SECONDS - 600, WEEK + WEEK_SECONDS, LOCK - 601, LOCK - 1, LOCK];
const MEMOS = ['API tests', 'Header colours', 'Call', '', ' ', '\u3000\u0085', '\ufeff', 'a'];
const LIMITS = [null, 45, null, 90, 60, 30, 25, null, 10, 5, 0];
const RATES = ['45.00', '60', '45', '0.01', '33.33', '17.5'];

/**
 * A scenario from a row of numbers: whatever they are, the events are in time order and their spans and segments lie
 * near what happened before, so that borders, overlaps and refusals are met often. The same numbers, the same scenario.
 */
export function scenarioFrom(numbers: readonly number[]): ScenarioJson {
  const draw = drawFrom(numbers);
  const contract: ContractJson = {
    starts: draw.one([
      '2026-11-02T00:00:00Z',
      '2026-11-02T00:00:00Z',
      '2026-11-16T00:10:00Z',
      '2026-11-16T02:00:00+01:00',
    ]),
    pay: draw.one(['segment', 'exact']),
    rate: draw.one(RATES),
    currency: 'USD',
    weeklyLimitMinutes: draw.one(LIMITS),
    manualTime: draw.one([true, true, false]),
    idleMinutes: draw.one([10, 10, 1, 5, 60, 60, 30, null]),
    freelancerFeePercent: draw.one(['10', '0', '2.75', '100', '0.000001']),
    clientFeePercent: draw.one(['5', '0', '7.99']),
    minActiveMinutes: draw.one([5, 1, 0, 1, 10]),
  };
  const events: EventJson[] = [];
  const began = WEEK + draw.one([-1200, 0, 0, 3600, 5 * DAY_SECONDS, WEEK_SECONDS - 3600]);
  let now = began;
  while (draw.more()) {
    const leap = draw.one(LEAPS);
    now = draw.below(60) === 0 ? Math.max(now, leap) : now + draw.one(STEPS);
    events.push(eventFrom(draw, now, began));
  }
  return {
    contract,
    client: { verifiedAt: draw.one(['2026-11-01T00:00:00Z', '2026-11-16T00:15:00Z', null]) },
    week: MONDAY,
    snapshots: {
      default: draw.one([0, 59, 60, 300, 599]),
      [formatInstant(WEEK + 600)]: 0,
      [formatInstant(WEEK + 1200)]: 599,
    },
    events,
  };
}

interface Draw {
  more(): boolean;
  below(limit: number): number;
  one<Value>(choices: readonly Value[]): Value;
}

/** `began`: where the story began; deeds look back to it now and then, past borders and locks. */
function eventFrom(draw: Draw, now: Instant, began: Instant): EventJson {
  const event = { at: formatInstant(now) };
  const near = draw.below(4) === 0 ? began + 1800 : now;
  const memo = draw.one(MEMOS);
  const segment = formatInstant(
    near - (near % SEGMENT_SECONDS) + draw.one([0, -1, -1, -2, -3, 1]) * SEGMENT_SECONDS,
  );
  const kind = draw.below(200);
  if (kind < 90) return { ...event, type: 'input', keys: draw.one([3, 3, 3, 0]) };
  if (kind < 125) return { ...event, type: 'start', memo };
  if (kind < 131) return { ...event, type: 'stop' };
  if (kind < 138) return { ...event, type: 'memo', memo };
  if (kind < 145) return { ...event, type: 'delete', segment };
  if (kind < 155) return { ...event, type: 'editMemo', segment, memo };
  if (kind < 180) return { ...event, type: 'manual', ...manualFrom(draw, near), memo };
  if (kind < 184) return { ...event, type: 'limit', minutes: draw.one(LIMITS) };
  if (kind < 188) return { ...event, type: 'rate', rate: draw.one(RATES) };
  if (kind < 191) return { ...event, type: 'manualTime', allowed: draw.one([true, true, false]) };
  return { ...event, type: kind < 194 ? 'pause' : kind < 199 ? 'resume' : 'end' };
}

function manualFrom(draw: Draw, now: Instant): { from: string; to: string } {
  const from = now - (now % SEGMENT_SECONDS) - draw.one([600, 1200, 1800, 600, 2400, 3600, 540, 60, 0, 30]);
  const to = from + draw.one([600, 600, 1200, 60, 300, 1800, 0, 3600]);
  return { from: formatInstant(from), to: formatInstant(to) };
}

/** Numbers run out: 0 from then on. */
function drawFrom(numbers: readonly number[]): Draw {
  let next = 0;
  const below = (limit: number): number => {
    const number = numbers[next] ?? 0;
    next += 1;
    return number % limit;
  };
  return {
    more: () => next < numbers.length,
    below,
    one<Value>(choices: readonly Value[]): Value {
      const chosen = choices[below(choices.length)];
      if (chosen === undefined) throw new RangeError('nothing to choose from');
      return chosen;
    },
  };
}
