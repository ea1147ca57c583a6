import { explain } from '@stint/core/explain/explain';
import { readScenario } from '@stint/core/explain/scenario';
import { parseInstant } from '@stint/core/instant';
import { isRefusal } from '@stint/core/refusal';
import { segmentOf, segmentStart } from '@stint/core/segment';
import { scenarioFrom } from '@stint/core/testing/chance';
import type { EventJson, ScenarioJson } from '@stint/core/testing/story';
import { trackedMinutes, trackedSeconds } from '@stint/core/tracked';
import type { Draw } from '@stint/proof/draw';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Desk } from './desk/desk.ts';
import { EMPTY_DESK, idle, input, leave, sayMemo, start, stop } from './desk/desk.ts';
import {
  type Cut,
  cutsOf,
  dueSnapshots,
  sealed,
  settledSegments,
  withoutIdleSnapshots,
} from './desk/seal.ts';

/** What the tracker sees of a scenario; corrections and terms are the house's. */
const SEEN = new Set(['start', 'stop', 'memo', 'input', 'pause', 'resume', 'end']);

it('tracker and explain agree on every segment, ticked at whatever seconds (T1–T5, C1, P6)', () => {
  const numbers = fc.array(fc.nat(9999), { minLength: 20, maxLength: 200, size: 'max' });
  fc.assert(
    fc.property(numbers, fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1 }), (chosen, ticks) => {
      const told = scenarioFrom(chosen);
      const scenario = { ...told, events: told.events.filter(({ type }) => SEEN.has(type)) };
      const segments = explain(readScenario(JSON.parse(JSON.stringify(scenario)))).segments;
      expect(track(scenario, ticks)).toEqual(
        segments.map(({ start: from, trackedSeconds: seconds, trackedMinutes: minutes, ...rest }) => ({
          start: from,
          seconds,
          minutes,
          active: rest.activeMinutes,
          snapshotAt: rest.snapshotAt,
        })),
      );
    }),
    { numRuns: 400 },
  );
});

/** Plays the scenario on a desk with nothing but the tracker's own functions, ticking between the events. */
function track(scenario: ScenarioJson, ticks: readonly number[]): unknown[] {
  const idleMinutes = scenario.contract.idleMinutes ?? null;
  const read = readScenario(JSON.parse(JSON.stringify(scenario)));
  const draw: Draw = (segment) => read.snapshotInstant(segment);
  const cuts: Cut[] = [];
  let desk = EMPTY_DESK;
  let watched = 0;
  const tick = (now: number): void => {
    desk = withoutIdleSnapshots(idle(desk, idleMinutes, now), draw);
    for (const segment of dueSnapshots(desk, draw, watched, now)) {
      desk = { ...desk, snapshots: [...desk.snapshots, { segment, app: null, title: null, pictures: [] }] };
    }
    watched = now;
    for (const segment of settledSegments(desk, now)) {
      cuts.push(...cutsOf(desk, segment, draw));
      desk = sealed(desk, segment);
    }
  };
  const standing = standings(scenario);
  let next = 0;
  for (const event of scenario.events) {
    const at = seconds(event.at);
    for (let now = watched + step(ticks, next); watched > 0 && now < at; now += step(ticks, next)) {
      tick(now);
      next += 1;
    }
    tick(at);
    desk = happen(desk, event, at, standing(at, event));
  }
  const last = seconds(scenario.events.at(-1)?.at ?? '1970-01-01T00:00:00Z');
  if (idleMinutes === null) desk = leave(desk, last, 'stopped');
  tick(last + 8 * 86_400);
  expect(desk).toMatchObject({ open: null, closed: [], snapshots: [], counts: [] });
  return cuts.filter(({ tracked }) => inWeek(scenario, tracked.segment)).map(row);
}

function happen(
  desk: Desk,
  event: EventJson,
  now: number,
  standing: Parameters<typeof start>[1]['standing'],
): Desk {
  const memo = event.memo ?? '';
  if (event.type === 'input')
    return event.keys ? input(desk, { keys: event.keys, clicks: 0, scrolls: 0 }, now) : desk;
  if (event.type === 'pause' || event.type === 'end') {
    return standing === 'active' ? leave(desk, now, event.type === 'end' ? 'ended' : 'paused') : desk;
  }
  const next =
    event.type === 'start'
      ? start(desk, { contract: 'contract', memo, now, standing })
      : event.type === 'stop'
        ? stop(desk, now)
        : event.type === 'memo'
          ? sayMemo(desk, memo, now)
          : desk;
  return isRefusal(next) ? desk : next;
}

/** T5, told event by event. For a pause or an end: whether it is one at all. */
function standings(scenario: ScenarioJson): (at: number, event: EventJson) => 'active' | 'contract-paused' {
  let paused = false;
  let ended = false;
  return (at, event) => {
    const runs = !ended && !paused && at >= seconds(scenario.contract.starts);
    const changes = event.type === 'pause' ? !ended && !paused : event.type === 'end' ? !ended : runs;
    if (event.type === 'pause' && changes) paused = true;
    if (event.type === 'resume' && !ended) paused = false;
    if (event.type === 'end') ended = true;
    return changes ? 'active' : 'contract-paused';
  };
}

function row({ tracked }: Cut): unknown {
  const instant = (at: number): string => new Date(at * 1000).toISOString().replace('.000', '');
  return {
    start: instant(segmentStart(tracked.segment)),
    seconds: trackedSeconds(tracked),
    minutes: trackedMinutes(tracked),
    active: tracked.activeMinutes.length,
    snapshotAt: tracked.snapshotAt === null ? null : instant(tracked.snapshotAt),
  };
}

function inWeek(scenario: ScenarioJson, segment: number): boolean {
  const week = seconds(`${scenario.week}T00:00:00Z`);
  return segment >= segmentOf(week) && segment < segmentOf(week + 7 * 86_400);
}

function step(ticks: readonly number[], n: number): number {
  return ticks[n % ticks.length] ?? 1;
}

function seconds(text: string): number {
  const parsed = parseInstant(text);
  if (parsed === null) throw new RangeError(text);
  return parsed;
}
