import { canonicalBytes } from '@stint/proof/canonical';
import { sha256 } from '@stint/proof/hash';
import type { SegmentRecord } from '@stint/wire/record';
import type { Actor, House } from '../house.ts';
import { recordSegment } from '../operations/diary/record-segment.ts';
import { uploadPicture } from '../operations/diary/upload-picture.ts';
import { isRefusal } from '../refusal.ts';
import type { RenderedScreen } from './pictures/render.ts';
import { sceneWindow } from './pictures/screen.ts';
import type { Worked } from './work.ts';

/** A tracker of the demo's: brings each segment in order, each record naming the one before. */
export class DemoTracker {
  private readonly house: House;
  private readonly actor: Actor;
  private readonly contract: string;
  private sequence = 0;
  private previous: string | null = null;

  constructor(house: House, actor: Actor, contract: string) {
    this.house = house;
    this.actor = actor;
    this.contract = contract;
  }

  async bring(worked: Worked, screen: RenderedScreen | null): Promise<void> {
    const record = this.recordOf(worked, screen);
    const bytes = canonicalBytes(record);
    const { segment } = record;
    expectDone(await recordSegment(this.house, this.actor, { contract: this.contract, segment, bytes }));
    this.sequence += 1;
    this.previous = sha256(bytes);
    if (!screen || record.snapshotAt === null) return;
    for (const kind of ['picture', 'thumbnail'] as const) {
      const stream = once(screen[kind]);
      const at = { contract: this.contract, segment, monitor: 0, kind, length: screen[kind].length };
      expectDone(await uploadPicture(this.house, this.actor, { ...at, stream }));
    }
  }

  private recordOf(
    { tracked, memo, scene, activity, device, isPrivate }: Worked,
    screen: RenderedScreen | null,
  ): SegmentRecord {
    const taken = tracked.snapshotAt !== null;
    const sees = taken && !isPrivate && device === 'desk';
    const shown = sees ? sceneWindow(scene, tracked.segment, memo) : null;
    return {
      v: 2,
      freelancer: this.actor.person,
      contract: this.contract,
      segment: tracked.segment,
      device: this.actor.device ?? '',
      sequence: this.sequence,
      previous: this.previous,
      stretches: tracked.stretches.map(({ from, to, end }) => ({ from, to, end })),
      activity,
      memos: tracked.memos.map(({ from, memo: text }) => ({ from, memo: text })),
      snapshotAt: tracked.snapshotAt,
      app: shown?.app ?? null,
      title: shown?.title ?? null,
      pictures: taken && screen ? [entryOf(screen)] : [],
      withheld: taken && isPrivate ? 'private-app' : null,
      capabilities: CAPABILITIES[device],
    };
  }
}

const CAPABILITIES: Readonly<Record<Worked['device'], SegmentRecord['capabilities']>> = {
  desk: { counts: true, idle: true, window: true, picture: 'each-monitor', monitors: 1, backend: 'x11' },
  browser: { counts: false, idle: false, window: false, picture: 'shared', monitors: 1, backend: 'browser' },
};

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

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The demo world keeps the rules; a refusal here is a bug of the demo. */
export function expectDone<Answer>(answer: Answer): Exclude<Answer, { refused: string }> {
  if (isRefusal(answer)) throw new Error(`the demo world was refused: ${JSON.stringify(answer)}`);
  return answer as Exclude<Answer, { refused: string }>;
}
