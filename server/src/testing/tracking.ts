import type { Instant } from '@stint/core/instant';
import { type SegmentNumber, segmentEnd, segmentOf, segmentStart } from '@stint/core/segment';
import { holds } from '@stint/core/span';
import { canonicalBytes } from '@stint/proof/canonical';
import type { Draw } from '@stint/proof/draw';
import { sha256 } from '@stint/proof/hash';
import { toInstant } from '@stint/wire/letters';
import type { SegmentRecord } from '@stint/wire/record';
import type { Receipt } from '@stint/wire/upload';
import sharp from 'sharp';
import type { Actor, House } from '../house.ts';
import { createContract } from '../operations/contracts/create-contract.ts';
import { recordSegment } from '../operations/diary/record-segment.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { drawOf } from '../store/seeds.ts';
import type { TestPeople } from './people.ts';

type Terms = Parameters<typeof createContract>[2]['terms'];

/** A contract of Ana's with Acme: 45.00 USD an hour under `segment` pay unless told otherwise. */
export async function createTestContract(
  house: House,
  people: TestPeople,
  terms: Partial<Terms> = {},
): Promise<string> {
  const contract = await createContract(house, people.olu, {
    title: 'Web shop',
    freelancer: people.ana.person,
    organisation: people.acme,
    starts: '2026-11-02T00:00:00Z',
    terms: { pay: 'segment', currency: 'USD', rate: '45.00', ...terms },
  });
  if (isRefusal(contract)) throw new Error(contract.refused);
  return contract.id;
}

/** A tracker as tests drive it: it keeps its chain, and says what it is told to. */
export class TestTracker {
  readonly house: House;
  readonly actor: Actor;
  readonly contract: string;
  sequence = 0;
  previous: string | null = null;
  #draw: Promise<Draw> | undefined;

  constructor(house: House, actor: Actor, contract: string) {
    this.house = house;
    this.actor = actor;
    this.contract = contract;
  }

  /** Work from one instant to another inside one segment, active in every minute of it. */
  async work(from: string, to: string, more: Partial<SegmentRecord> = {}): Promise<Receipt | Refusal> {
    return this.send(await this.record(toInstant(from), toInstant(to), more));
  }

  /** Work in the segment that starts at `start`, on one side of its drawn instant: it has no snapshot. */
  async workBesideSnapshot(start: string): Promise<Receipt | Refusal> {
    const from = toInstant(start);
    const drawn = (await drawOf(this.house.db, this.actor.person))(segmentOf(from));
    const half = from + 300;
    return this.send(await (drawn < half ? this.record(half, half + 300) : this.record(from, half)));
  }

  async record(from: Instant, to: Instant, more: Partial<SegmentRecord> = {}): Promise<SegmentRecord> {
    const segment = segmentOf(from);
    this.#draw ??= drawOf(this.house.db, this.actor.person);
    const drawn = (await this.#draw)(segment);
    const taken = holds({ from, to }, drawn);
    return {
      v: 2,
      freelancer: this.actor.person,
      contract: this.contract,
      segment,
      device: this.actor.device ?? '',
      sequence: this.sequence,
      previous: this.previous,
      stretches: [{ from, to, end: to === segmentEnd(segment) ? 'continues' : 'stopped' }],
      activity: minutesOf(segment, from, to),
      memos: [{ from, memo: 'Header colours' }],
      snapshotAt: taken ? drawn : null,
      app: taken ? 'Editor' : null,
      title: taken ? 'Header.tsx' : null,
      pictures: [],
      withheld: taken ? 'capture-failed' : null,
      capabilities: {
        counts: true,
        idle: true,
        window: true,
        picture: 'each-monitor',
        monitors: 1,
        backend: 'x11',
      },
      ...more,
    };
  }

  /** Sends a record and, when it was taken into the chain, goes on from it. */
  async send(record: SegmentRecord): Promise<Receipt | Refusal> {
    const bytes = canonicalBytes(record);
    const { contract, segment } = record;
    const answer = await recordSegment(this.house, this.actor, { contract, segment, bytes });
    const chained = !isRefusal(answer) || ['deleted', 'overlap', 'outside-contract'].includes(answer.refused);
    if (chained && record.sequence === this.sequence) {
      this.sequence += 1;
      this.previous = sha256(bytes);
    }
    return answer;
  }
}

/** A small real WebP of one colour, and its thumbnail. */
export async function paint(colour: string): Promise<{ picture: Buffer; thumbnail: Buffer }> {
  const sheet = (width: number, height: number): Promise<Buffer> =>
    sharp({ create: { width, height, channels: 3, background: colour } })
      .webp()
      .toBuffer();
  return { picture: await sheet(640, 360), thumbnail: await sheet(320, 180) };
}

/** How a record names a picture of `paint`. */
export function named({ picture, thumbnail }: { picture: Buffer; thumbnail: Buffer }) {
  return {
    monitor: 0,
    sha256: sha256(picture),
    bytes: picture.length,
    width: 640,
    height: 360,
    thumbnail: { sha256: sha256(thumbnail), bytes: thumbnail.length },
    blurred: false,
    maskedPermille: 0,
  };
}

function minutesOf(segment: SegmentNumber, from: Instant, to: Instant): [number, number, number][] {
  return Array.from({ length: 10 }, (_, minute) => {
    const start = segmentStart(segment) + minute * 60;
    return start < to && from < start + 60 ? [30, 2, 1] : [0, 0, 0];
  });
}
