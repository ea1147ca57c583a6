import { DAY_SECONDS, formatDay, type Instant, MINUTE_SECONDS, parseInstant } from '@stint/core/instant';
import {
  SEGMENT_MINUTES,
  SEGMENT_SECONDS,
  type SegmentNumber,
  segmentOf,
  segmentStart,
} from '@stint/core/segment';
import { endSession, type Session } from '@stint/core/session';
import { cutSegment, type TrackedSegment } from '@stint/core/tracked';
import type { Week } from '@stint/core/week';
import type { Draw } from '@stint/proof/draw';
import { seeded } from './pictures/random.ts';
import type { SceneName } from './pictures/screen.ts';
import type { Block } from './plan.ts';

/** One segment of demo work, as a tracker would have cut it. */
export interface Worked {
  readonly tracked: TrackedSegment;
  readonly memo: string;
  readonly scene: SceneName;
  /** Null where the device cannot count. */
  readonly activity: [number, number, number][] | null;
  readonly device: 'desk' | 'browser';
  /** A private app was in front: no picture. */
  readonly isPrivate: boolean;
}

/** The day and time of a plan as an instant. */
export function instantOf(week: Week, day: number, time: string): Instant {
  const instant = parseInstant(`${formatDay(week + day * DAY_SECONDS)}T${time}:00Z`);
  if (instant === null) throw new RangeError(`not a time: ${time}`);
  return instant;
}

/** The segments of one block, cut by the same function of core as the tracker uses. */
export function workOf(block: Block, week: Week, draw: Draw): Worked[] {
  const start = instantOf(week, block.day, block.from);
  const session = sessionOf(block, start, draw);
  return [...block.work].flatMap((letter, index) => {
    const segment = segmentOf(start) + index;
    const inputs = activeInstants(segment, letter);
    const tracked = cutSegment({
      segment,
      sessions: [session],
      inputs,
      snapshotInstant: draw(segment),
    });
    if (!tracked) return [];
    const scene = block.scenes[index % block.scenes.length] ?? 'editor';
    const inBrowser = letter === 'b';
    return [
      {
        tracked,
        memo: block.memo,
        scene,
        activity: inBrowser ? null : activityOf(tracked),
        device: inBrowser ? 'browser' : 'desk',
        isPrivate: letter === 'p',
      },
    ];
  });
}

/** From the block's start to its end; a last `u` stops before the snapshot of its segment, if there is room. */
function sessionOf(block: Block, start: Instant, draw: Draw): Session {
  const whole = start + block.work.length * SEGMENT_SECONDS;
  const last = whole - SEGMENT_SECONDS;
  const drawn = draw(segmentOf(last));
  const end = block.work.endsWith('u') ? Math.max(last, drawn - 15) : whole;
  const memos = [{ from: start, memo: block.memo }];
  return endSession({ contract: '', start, memos, lastInput: end - 1 }, end, 'stopped');
}

function activeInstants(segment: SegmentNumber, letter: string): Instant[] {
  const minutes = MINUTES[letter] ?? Number(letter);
  const chance = seeded('minutes', segment);
  const still = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  while (still.length > SEGMENT_MINUTES - minutes) still.splice(chance.int(still.length), 1);
  const active = Array.from({ length: SEGMENT_MINUTES }, (_, minute) => minute);
  return active
    .filter((minute) => !still.includes(minute))
    .map((minute) => segmentStart(segment) + minute * MINUTE_SECONDS + 20);
}

const MINUTES: Readonly<Record<string, number>> = { x: SEGMENT_MINUTES, u: 8, p: 9, b: 0 };

/** Believable counts for the minutes that were active: keys, clicks, scrolls. */
function activityOf(tracked: TrackedSegment): [number, number, number][] {
  const chance = seeded('activity', tracked.segment);
  return Array.from({ length: SEGMENT_MINUTES }, (_, minute) => {
    const [keys, clicks, scrolls] = [4 + chance.int(156), chance.int(14), chance.int(22)];
    return tracked.activeMinutes.includes(minute) ? [keys, clicks, scrolls] : [0, 0, 0];
  });
}
