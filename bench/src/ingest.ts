import { Agent } from 'node:http';
import { segmentOf } from '@stint/core/segment';
import type { Running } from './child.ts';
import { cpuSeconds, postgresOf } from './cpu.ts';
import type { Floor } from './floor.ts';
import type { Pair } from './ratio.ts';
import { PICTURE_BYTES, send, THUMBNAIL_BYTES, Upload, type Uploader } from './uploader.ts';

export interface MeasuredHouse {
  readonly address: string;
  readonly pid: number;
  readonly uploaders: readonly Uploader[];
}

export interface Ingest {
  /** Segments a second: the house against the floor. */
  readonly rates: readonly Pair[];
  /** Seconds of CPU for each segment: the house and its PostgreSQL against a bare server that drains the same bytes. */
  readonly cpu: readonly Pair[];
  readonly segments: number;
}

const ROUNDS = 5;
const HOUSE_MS = 2000;
const FLOOR_MS = 1200;
const DRAIN_MS = 800;

/** House, floor, peer, house, floor, peer, …: each pair within a few seconds. */
export async function measureIngest(
  house: MeasuredHouse,
  uploads: readonly Upload[],
  peers: {
    readonly folder: string;
    readonly floor: Floor;
    readonly drain: Running<{ address: string; pid: number }>;
  },
): Promise<Ingest> {
  const rates: Pair[] = [];
  const cpu: Pair[] = [];
  const before = done(uploads);
  for (let round = 0; round < ROUNDS; round += 1) {
    const here = await costOf(
      () => [house.pid, ...postgresOf(peers.folder)],
      () => uploadFor(uploads, HOUSE_MS),
    );
    const b = await peers.floor.measure(FLOOR_MS);
    const there = await costOf(
      () => [peers.drain.said.pid],
      () => drainFor(peers.drain.said.address, DRAIN_MS),
    );
    rates.push({ a: here.rate, b });
    cpu.push({ a: here.cpu, b: there.cpu });
  }
  return { rates, cpu, segments: done(uploads) - before };
}

export function uploadsTo({ address, uploaders }: MeasuredHouse, first: number): Upload[] {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return uploaders.map((uploader) => new Upload(uploader, address, agent, segmentOf(first)));
}

function done(uploads: readonly Upload[]): number {
  return uploads.reduce((sum, upload) => sum + upload.done, 0);
}

/** All of them at once, one after the other each. Answers how many segments. */
async function uploadFor(uploads: readonly Upload[], milliseconds: number): Promise<number> {
  const before = done(uploads);
  const end = performance.now() + milliseconds;
  await Promise.all(
    uploads.map(async (upload) => {
      while (performance.now() < end) await upload.bringOne();
    }),
  );
  return done(uploads) - before;
}

async function drainFor(address: string, milliseconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const body = Buffer.alloc(PICTURE_BYTES + THUMBNAIL_BYTES + 500);
  const end = performance.now() + milliseconds;
  let count = 0;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (performance.now() < end) {
        await send(new URL(address), agent, { path: '/', body, token: '-' });
        count += 1;
      }
    }),
  );
  agent.destroy();
  return count;
}

/** Segments a second, and seconds of CPU for each, of the processes that are there before and after. */
async function costOf(
  pids: () => readonly number[],
  deed: () => Promise<number>,
): Promise<{ rate: number; cpu: number }> {
  const those = pids();
  const [began, used] = [performance.now(), cpuSeconds(those)];
  const count = await deed();
  const seconds = (performance.now() - began) / 1000;
  return { rate: count / seconds, cpu: (cpuSeconds(those) - used) / count };
}
