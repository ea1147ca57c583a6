import { explain } from '@stint/core/explain/explain';
import { History } from '@stint/core/explain/history';
import { readScenario } from '@stint/core/explain/scenario';
import { formatInstant, parseInstant } from '@stint/core/instant';
import { isRefusal } from '@stint/core/refusal';
import { segmentOf, segmentStart } from '@stint/core/segment';
import { scenarioFrom } from '@stint/core/testing/chance';
import type { EventJson, ScenarioJson } from '@stint/core/testing/story';
import { memoOf, type Stretch, trackedMinutes, trackedSeconds } from '@stint/core/tracked';
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
import { draftRecord, memoText, type RecordFacts } from './record.ts';

const FACTS: RecordFacts = {
  freelancer: 'ana',
  capabilities: { counts: true, idle: true, window: true, picture: 'none', monitors: 0, backend: 'x11' },
  pictures: 'none',
};

/** What the tracker sees of a scenario; corrections and terms are the house's. */
const SEEN = new Set(['start', 'stop', 'memo', 'input', 'pause', 'resume', 'end']);

/**
 * What happens within one second, after an event picked by `place`; then `quiet` seconds in which nobody touches
 * anything, so that what the last input was decides where the session ends (T4).
 */
interface Turn {
  readonly place: number;
  readonly deeds: readonly string[];
  readonly quiet: number;
}

const DEEDS = ['input', 'stop', 'start', 'memo', 'pause', 'resume'];
const turn = fc.record<Turn>({
  place: fc.nat(199),
  deeds: fc.oneof(
    fc.constantFrom(
      ['input', 'stop', 'start'],
      ['stop', 'start', 'input'],
      ['input', 'pause', 'resume', 'start'],
      ['stop', 'input', 'start'],
      ['memo', 'input', 'memo'],
    ),
    fc.array(fc.constantFrom(...DEEDS), { minLength: 1, maxLength: 6 }),
  ),
  quiet: fc.constantFrom(0, 1, 59, 3601),
});

it('T1, T2, T3, T4, T5, C1, P6: tracker and explain agree on every segment, ticked at whatever seconds', () => {
  const numbers = fc.array(fc.nat(9999), { minLength: 20, maxLength: 200, size: 'max' });
  const ticks = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1 });
  const turns = fc.array(turn, { maxLength: 4 });
  fc.assert(
    fc.property(numbers, turns, ticks, (chosen, turned, ticked) => {
      const told = scenarioFrom(chosen);
      const seen = told.events.filter(({ type }) => SEEN.has(type));
      const scenario = { ...told, events: turned.reduce(withTurn, seen) };
      expect(track(scenario, ticked)).toEqual(explained(scenario));
    }),
    { numRuns: 1000 },
  );
});

function withTurn(events: readonly EventJson[], { place, deeds, quiet }: Turn): readonly EventJson[] {
  const index = place % Math.max(events.length, 1);
  const at = events[index]?.at;
  if (at === undefined) return events;
  const turned = deeds.map((type, nth) => ({ at, type, ...detailsOf(type, nth) }));
  const later = events.slice(index + 1).filter((event) => seconds(event.at) > seconds(at) + quiet);
  return [...events.slice(0, index + 1), ...turned, ...later];
}

function detailsOf(type: string, nth: number): Partial<EventJson> {
  if (type === 'input') return { keys: 3 };
  return type === 'start' || type === 'memo' ? { memo: `memo ${nth}` } : {};
}

/** What `explain` says, and of each stretch why it ended, which only its history knows. */
function explained(scenario: ScenarioJson): unknown[] {
  const read = readScenario(JSON.parse(JSON.stringify(scenario)));
  const history = new History(read);
  for (const event of read.events) history.tell(event);
  history.finish(read.events.at(-1)?.at ?? 0);
  const diary = history.diaryAt(Number.POSITIVE_INFINITY);
  return explain(read).segments.map((segment) => ({
    start: segment.start,
    seconds: segment.trackedSeconds,
    minutes: segment.trackedMinutes,
    active: segment.activeMinutes,
    snapshotAt: segment.snapshotAt,
    memo: memoText(segment.memo),
    stretches: stretchesOf(diary.at(segmentOf(seconds(segment.start))).tracked?.stretches ?? []),
  }));
}

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
          ? sayMemo(desk, { memo }, now)
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

/** As it goes into the record that the house gets: its memos (T3) are those that count. */
function row(cut: Cut): unknown {
  const { memos, snapshotAt, stretches } = draftRecord(cut, FACTS);
  const tracked = { ...cut.tracked, memos, snapshotAt, stretches };
  return {
    start: formatInstant(segmentStart(tracked.segment)),
    seconds: trackedSeconds(tracked),
    minutes: trackedMinutes(tracked),
    active: tracked.activeMinutes.length,
    snapshotAt: snapshotAt === null ? null : formatInstant(snapshotAt),
    memo: memoOf(tracked),
    stretches: stretchesOf(stretches),
  };
}

function stretchesOf(stretches: readonly Stretch[]): string[] {
  return stretches.map(({ from, to, end }) => `${formatInstant(from)} to ${formatInstant(to)}: ${end}`);
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
