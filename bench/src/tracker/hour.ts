import { cpuSeconds, cpuWithChildren } from '../cpu.ts';
import { memoryOf } from '../memory.ts';
import { type MeasuredDesk, rest, work } from './desk.ts';

const HOUR_SECONDS = 3600;
/** A simulated hour is over in a minute. */
const PACE = 60;

/** An hour of steady writing: some three keys in each second of the tracker's clock. */
const KEYS_A_SECOND = 200;

/** PF-A1: CPU seconds of the tracker, captures and uploads with them, in one simulated hour of work. */
export async function measureHour(
  desk: MeasuredDesk,
): Promise<{ cpuSeconds: number; share: number; keys: number }> {
  const tracker = await desk.track('an-hour', PACE);
  await rest(3); // what a start costs is not an hour's
  const before = cpuWithChildren(tracker.pid);
  const keys = await work(desk.env, HOUR_SECONDS / PACE, KEYS_A_SECOND);
  const cpuSeconds = cpuWithChildren(tracker.pid) - before;
  await tracker.stop();
  return { cpuSeconds, share: cpuSeconds / HOUR_SECONDS, keys };
}

/** What one program of a pair used of a core, in two phases, and what memory it holds. */
export interface Peer {
  readonly idleShare: number;
  readonly typingShare: number;
  readonly rss: number;
  readonly pss: number;
}

/**
 * PF-A1, PF-A2 in real time: tracker and Workrave on the same display, in the same phases. A snapshot, which one minute
 * in ten has and another program of its own takes, is the hour's.
 */
export async function measureBeside(
  desk: MeasuredDesk,
  workrave: number,
  phaseSeconds: number,
): Promise<{ tracker: Peer; workrave: Peer }> {
  const program = await desk.track('beside', 1);
  await rest(5);
  const pids = [program.pid, workrave];
  const idle = await shares(pids, () => rest(phaseSeconds));
  const typing = await shares(pids, () => work(desk.env, phaseSeconds));
  const peerOf = (at: number): Peer => ({
    idleShare: idle[at] ?? Number.NaN,
    typingShare: typing[at] ?? Number.NaN,
    ...memoryOf(pids[at] ?? 0),
  });
  const peers = { tracker: peerOf(0), workrave: peerOf(1) };
  await program.stop();
  return peers;
}

/** The share of one core that each process used while `phase` went on. */
async function shares(pids: readonly number[], phase: () => Promise<unknown>): Promise<number[]> {
  const before = pids.map((pid) => cpuSeconds([pid]));
  const began = performance.now();
  await phase();
  const seconds = (performance.now() - began) / 1000;
  return pids.map((pid, at) => (cpuSeconds([pid]) - (before[at] ?? 0)) / seconds);
}
