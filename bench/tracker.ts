// `npm run bench:tracker`: what the tracker costs the computer it runs on (PF-A1 to PF-A4), one JSON line each, on a
// display of its own and against a house of its own: the tracker out of its package, or with `--sources` as it stands
// here. About five minutes.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePackages, unpack } from '@stint/scenarios/desktop/package';
import { start } from '@stint/scenarios/desktop/program';
import { describeMachine } from './src/machine.ts';
import { median, round } from './src/ratio.ts';
import { measureAcknowledged } from './src/tracker/acknowledged.ts';
import { measureBytes } from './src/tracker/bytes.ts';
import { type MeasuredDesk, openDesk } from './src/tracker/desk.ts';
import { measureBeside, measureHour } from './src/tracker/hour.ts';

const PHASE_SECONDS = 60;
const SNAPSHOTS = 9;
const machine = describeMachine();
const root = mkdtempSync(join(tmpdir(), 'stint-bench-tracker-'));
try {
  await sayBytes();
  const desk = await openDesk(root, await command());
  try {
    await sayHour(desk);
    await sayAcknowledged(desk);
    await sayBeside(desk);
  } finally {
    await desk.close();
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}

async function command(): Promise<string[]> {
  if (process.argv.includes('--sources')) {
    return [process.execPath, join(import.meta.dirname, '../stint/src/main.ts')];
  }
  const packages = join(root, 'packages');
  await makePackages(packages);
  const deb = readdirSync(packages).find((name) => name.endsWith('.deb'));
  if (!deb) throw new Error('there is no .deb among the packages');
  await unpack(join(packages, deb), join(root, 'system'));
  return [join(root, 'system', 'usr/bin/stint-tracker')];
}

async function sayAcknowledged(desk: MeasuredDesk): Promise<void> {
  const figures = await measureAcknowledged(desk, root, SNAPSHOTS);
  const middle = median(figures);
  say('PF-A4', {
    says: 'from the drawn instant to the durable answer for record and pictures, in ms',
    p50: round(middle),
    least: round(Math.min(...figures)),
    most: round(Math.max(...figures)),
    gate: '<= 700',
    verdict: middle <= 700 ? 'pass' : 'fail',
  });
}

async function sayBytes(): Promise<void> {
  const screens = await measureBytes();
  const sum = (of: (screen: (typeof screens)[number]) => number): number =>
    screens.reduce((total, screen) => total + of(screen), 0);
  const ratio = sum(({ bytes }) => bytes) / sum(({ baselineBytes }) => baselineBytes);
  const blurrier = screens.filter((screen) => screen.similarity < screen.baselineSimilarity);
  say('PF-A3', {
    says: 'bytes of six fixed screens, of lossy WebP q75 at no lower similarity of the text',
    ratio: round(ratio),
    gate: '<= 0.7',
    verdict: ratio <= 0.7 && blurrier.length === 0 ? 'pass' : 'fail',
    blurrier: blurrier.map(({ name }) => name),
    screens,
  });
}

async function sayHour(desk: MeasuredDesk): Promise<void> {
  const { cpuSeconds, share, keys } = await measureHour(desk);
  say('PF-A1', {
    says: 'CPU of the tracker in a simulated hour of work with six snapshots, in percent of a core',
    percent: round(share * 100),
    gate: '<= 0.5',
    verdict: share <= 0.005 ? 'pass' : 'fail',
    cpuSeconds: round(cpuSeconds),
    keys,
  });
}

async function sayBeside(desk: MeasuredDesk): Promise<void> {
  const workrave = start('workrave', [], desk.env);
  try {
    const { tracker, workrave: peer } = await measureBeside(desk, workrave.pid, PHASE_SECONDS);
    const typing = tracker.typingShare / peer.typingShare;
    say('PF-A1-beside', {
      says: 'CPU while typing, but for a snapshot, to that of Workrave in the same minute',
      ratio: round(typing),
      gate: '<= 1.6',
      verdict: typing <= 1.6 ? 'pass' : 'fail',
      idleRatio: round(tracker.idleShare / peer.idleShare),
      percent: percentOf(tracker),
      workravePercent: percentOf(peer),
    });
    say('PF-A2', {
      says: 'memory of the tracker after two minutes of work, in MB',
      rss: round(tracker.rss),
      pss: round(tracker.pss),
      gate: '<= 90 RSS',
      verdict: tracker.rss <= 90 ? 'pass' : 'fail',
      workrave: { rss: round(peer.rss), pss: round(peer.pss) },
    });
  } finally {
    await workrave.stop();
  }
}

function percentOf({ idleShare, typingShare }: { idleShare: number; typingShare: number }) {
  return { idle: round(idleShare * 100), typing: round(typingShare * 100) };
}

function say(id: string, figures: object): void {
  process.stdout.write(`${JSON.stringify({ id, ...figures, machine })}\n`);
}
