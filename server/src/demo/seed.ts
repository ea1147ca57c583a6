import { DAY_SECONDS, type Instant, WEEK_SECONDS } from '@stint/core/instant';
import { segmentEnd, segmentOf } from '@stint/core/segment';
import { type Week, weekOf } from '@stint/core/week';
import { tick } from '../clock.ts';
import type { House } from '../house.ts';
import { deleteSegment } from '../operations/diary/delete-segment.ts';
import { writeManualTime } from '../operations/diary/write-manual-time.ts';
import { noteDeed } from '../store/audit.ts';
import { drawOf } from '../store/seeds.ts';
import { movableClock } from '../time.ts';
import { DemoTracker, expectDone } from './bring.ts';
import { type DemoDeed, handshakeDeeds } from './handshakes.ts';
import { moneyDeeds } from './money.ts';
import { type DemoWorld, moveIn } from './move-in.ts';
import { sayParticulars } from './particulars.ts';
import { type RenderedScreen, renderMany } from './pictures/render.ts';
import { PLAN, type WeekPlan } from './plan.ts';
import { instantOf, type Worked, workOf } from './work.ts';

/** The first page of the demo world is written when all the others are. */
export const DEMO_SEEDED = 'demo-seeded';

const SIZE = { width: 1600, height: 900 };

/**
 * Lives the demo world's weeks through the house's own deeds, up to the house's now: people, a contract, work
 * with pictures, corrections, the closing of weeks. Tells `progress` from 0 to 1.
 */
export async function seedDemo(house: House, progress: (done: number) => void): Promise<void> {
  const now = house.clock.now();
  const first = weekOf(now) - (PLAN.length - 1) * WEEK_SECONDS;
  const clock = movableClock(first - 3 * DAY_SECONDS);
  const past: House = { ...house, clock, movable: clock };
  const world = await moveIn(past, first);
  await sayParticulars(past, world);
  const trackers = {
    desk: new DemoTracker(past, world.trackers.desk, world.contract),
    browser: new DemoTracker(past, world.trackers.browser, world.contract),
  };
  const bring = (worked: Worked, screen: RenderedScreen | null) =>
    trackers[worked.device].bring(worked, screen);
  const draw = await drawOf(house.db, world.ana.person);
  const weeks = PLAN.map((plan, index) => ({ plan, week: first + index * WEEK_SECONDS }));
  const work = weeks
    .flatMap(({ plan, week }) => plan.blocks.flatMap((block) => workOf(block, week, draw)))
    .filter(({ tracked }) => segmentEnd(tracked.segment) <= now);
  const late = weeks.flatMap(({ plan, week }) =>
    (plan.late ?? []).flatMap((block) => workOf(block, week, draw).map((worked) => ({ worked, week }))),
  );
  const screens = await paint([...work, ...late.map(({ worked }) => worked)], progress);
  const deeds = [
    ...handshakeDeeds(past, world.meeting, first, now),
    ...moneyDeeds(past, world, first, now),
    ...weeks.flatMap(({ plan, week }) => deedsOf(past, world, plan, week)),
    ...late.map(({ worked, week }, index) => ({
      at: afterLock(week),
      done: false,
      do: () => bring(worked, screens[work.length + index] ?? null),
    })),
  ].sort((a, b) => a.at - b.at);
  for (const [index, worked] of work.entries()) {
    const over = segmentEnd(worked.tracked.segment);
    await live(past, clock, deeds, over);
    await bring(worked, screens[index] ?? null);
  }
  await live(past, clock, deeds, now);
  const marked = { at: now, person: world.olu.person, deed: DEMO_SEEDED, object: world.contract };
  await noteDeed(house.db, marked);
  progress(1);
}

/** The Tuesday morning after a week has locked. */
function afterLock(week: Week): Instant {
  return instantOf(week + WEEK_SECONDS, 1, '07:30');
}

/** Lets time go on to `to`: the clock's own work each noon, and the deeds that fall due. */
async function live(
  past: House,
  clock: ReturnType<typeof movableClock>,
  deeds: readonly DemoDeed[],
  to: Instant,
): Promise<void> {
  for (const deed of deeds) {
    if (deed.done || deed.at > to) continue;
    await moveTo(past, clock, deed.at);
    await deed.do();
    deed.done = true;
  }
  await moveTo(past, clock, to);
}

async function moveTo(past: House, clock: ReturnType<typeof movableClock>, to: Instant): Promise<void> {
  const noon = DAY_SECONDS / 2;
  const before = clock.now();
  clock.moveTo(to);
  if (Math.floor((before - noon) / DAY_SECONDS) < Math.floor((to - noon) / DAY_SECONDS)) await tick(past);
}

/** Manual time is written in the evening, a deletion too. */
function deedsOf(past: House, { ana, contract }: DemoWorld, plan: WeekPlan, week: Week): DemoDeed[] {
  const evening = (day: number): Instant => instantOf(week, day, '20:30');
  return [
    ...plan.written.map(({ day, from, to, memo }) => ({
      at: evening(day),
      done: false,
      do: async () => {
        const span = { from: instantOf(week, day, from), to: instantOf(week, day, to) };
        expectDone(await writeManualTime(past, ana, { contract, ...span, memo }));
      },
    })),
    ...plan.deleted.map(({ day, from }) => ({
      at: evening(day),
      done: false,
      do: async () => {
        const segment = segmentOf(instantOf(week, day, from));
        expectDone(await deleteSegment(past, ana, { contract, segment }));
      },
    })),
  ];
}

/** Draws the screens of all snapshots; a segment without one has none, nor one with a private app in front. */
async function paint(
  work: readonly Worked[],
  progress: (done: number) => void,
): Promise<(RenderedScreen | null)[]> {
  const screens: (RenderedScreen | null)[] = work.map(() => null);
  const shots = work.flatMap(({ tracked, memo, scene, isPrivate }, index) =>
    tracked.snapshotAt === null || isPrivate
      ? []
      : [
          {
            index,
            ask: { scene, memo, seed: tracked.segment, minute: clockText(tracked.snapshotAt), ...SIZE },
          },
        ],
  );
  let done = 0;
  const onDone = (screen: RenderedScreen, place: number): void => {
    screens[shots[place]?.index ?? -1] = screen;
    done += 1;
    progress((0.9 * done) / shots.length);
  };
  await renderMany(
    shots.map(({ ask }) => ask),
    { onDone },
  );
  return screens;
}

function clockText(instant: Instant): string {
  return new Date(instant * 1000).toISOString().slice(11, 16);
}
