import { type Instant, WEEK_SECONDS } from '@stint/core/instant';
import { segmentOf, segmentStart } from '@stint/core/segment';
import { canonicalBytes } from '@stint/proof/canonical';
import { sha256 } from '@stint/proof/hash';
import { seeded } from '@stint/server/demo/pictures/random';
import { type RenderedScreen, renderMany } from '@stint/server/demo/pictures/render';
import { type SceneName, sceneNames } from '@stint/server/demo/pictures/screen';
import type { House } from '@stint/server/house';
import { recordSegment } from '@stint/server/operations/diary/record-segment';
import { uploadPicture } from '@stint/server/operations/diary/upload-picture';
import { isRefusal } from '@stint/server/refusal';
import { drawOf } from '@stint/server/store/seeds';
import type { TestPerson } from '@stint/server/testing/people';
import type { SegmentRecord } from '@stint/wire/record';

const DAY_SEGMENTS = 144;
const MEMOS = [
  'Header colours',
  'API tests',
  'Checkout flow',
  'Call with Acme',
  'Letters to suppliers',
  'Accounts',
];

/** How many of a day's screens differ: fewer are painted sooner, and come round again. */
interface WeekAsk {
  readonly contract: string;
  readonly monday: Instant;
  readonly screens: number;
}

/**
 * A week in which every segment was tracked, each with a picture: screens of the demo, the same day after day. Answers how
 * many segments.
 */
export async function bringWeek(
  house: House,
  tracker: TestPerson,
  { contract, monday, screens: many }: WeekAsk,
): Promise<number> {
  const screens = await paintScreens(segmentOf(monday), many);
  const draw = await drawOf(house.db, tracker.person);
  const first = segmentOf(monday);
  const end = segmentOf(monday + WEEK_SECONDS);
  let previous: string | null = null;
  for (let segment = first; segment < end; segment += 1) {
    const screen = screens[((segment - first) % DAY_SEGMENTS) % screens.length];
    if (!screen) throw new Error('a segment without a screen');
    const record: SegmentRecord = {
      v: 2,
      freelancer: tracker.person,
      contract,
      segment,
      device: tracker.device ?? '',
      sequence: segment - first,
      previous,
      stretches: [{ from: segmentStart(segment), to: segmentStart(segment + 1), end: 'continues' }],
      activity: activityOf(segment),
      memos: [{ from: segmentStart(segment), memo: memoOf(segment) }],
      snapshotAt: draw(segment),
      app: 'Editor',
      title: `${memoOf(segment)} · shop`,
      pictures: [entryOf(screen)],
      withheld: null,
      capabilities: CAPABILITIES,
    };
    const bytes = canonicalBytes(record);
    const answer = await recordSegment(house, tracker, { contract, segment, bytes });
    if (isRefusal(answer)) throw new Error(answer.refused);
    previous = sha256(bytes);
  }
  await bringPictures(house, tracker, contract, { first, end, screens });
  return end - first;
}

/** As various as somebody's hands are: what is pressed on its way to the page has to be pressed in earnest. */
function activityOf(segment: number): [number, number, number][] {
  const chance = seeded('activity', segment);
  return Array.from({ length: 10 }, () =>
    chance.int(9) > 2 ? [chance.int(140), chance.int(18), chance.int(40)] : [0, 0, 0],
  );
}

const CAPABILITIES = {
  counts: true,
  idle: true,
  window: true,
  picture: 'each-monitor',
  monitors: 1,
  backend: 'x11',
} as const;

/** As many at once as a freelancer may send. */
const LANES = 8;

async function bringPictures(
  house: House,
  tracker: TestPerson,
  contract: string,
  { first, end, screens }: { first: number; end: number; screens: readonly RenderedScreen[] },
): Promise<void> {
  let next = first;
  const lane = async (): Promise<void> => {
    while (next < end) {
      const segment = next;
      next += 1;
      const screen = screens[((segment - first) % DAY_SEGMENTS) % screens.length];
      for (const kind of ['picture', 'thumbnail'] as const) {
        const bytes = screen?.[kind] ?? Buffer.alloc(0);
        const at = { contract, segment, monitor: 0, kind, length: bytes.length };
        const answer = await uploadPicture(house, tracker, { ...at, stream: once(bytes) });
        if (isRefusal(answer)) throw new Error(answer.refused);
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function memoOf(segment: number): string {
  return MEMOS[Math.floor(segment / 18) % MEMOS.length] ?? '';
}

async function paintScreens(first: number, many: number): Promise<RenderedScreen[]> {
  const screens: RenderedScreen[] = [];
  const asks = Array.from({ length: many }, (_, n) => ({
    scene: sceneOf(n),
    seed: first + n,
    memo: memoOf(first + n),
    minute: `${String(Math.floor(n / 6)).padStart(2, '0')}:${n % 6}7`,
    width: 1600,
    height: 900,
  }));
  await renderMany(asks, {
    onDone: (screen, place) => {
      // The large picture is never asked for: its thumbnail stands in for it, and the disk is spared 80 MB.
      screens[place] = { ...screen, picture: screen.thumbnail, width: 320, height: 180 };
    },
  });
  return screens;
}

function sceneOf(n: number): SceneName {
  return sceneNames[Math.floor(n / 6) % sceneNames.length] ?? 'editor';
}

function entryOf({ picture, thumbnail, width, height }: RenderedScreen): SegmentRecord['pictures'][number] {
  return {
    monitor: 0,
    sha256: sha256(picture),
    bytes: picture.length,
    width,
    height,
    thumbnail: { sha256: sha256(thumbnail), bytes: thumbnail.length },
    blurred: false,
    maskedPermille: 0,
  };
}
