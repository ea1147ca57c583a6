// `npm run bench:tracker`: what the tracker costs the computer it runs on (PF-A1 to PF-A4), one JSON line each, on a
// display of its own and against a house of its own. About five minutes. With `--bundle FOLDER` the packaged tracker is
// measured, else the sources.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from '@stint/scenarios/desktop/program';
import { describeMachine } from './src/machine.ts';
import { round } from './src/ratio.ts';
import { measureBytes } from './src/tracker/bytes.ts';
import { type MeasuredDesk, openDesk } from './src/tracker/desk.ts';
import { measureBeside, measureHour } from './src/tracker/hour.ts';

const PHASE_SECONDS = 60;
const machine = describeMachine();
const sources = [process.execPath, join(import.meta.dirname, '../stint/src/main.ts')];
const bundle = process.argv.indexOf('--bundle');
const command = bundle < 0 ? sources : [process.execPath, join(process.argv[bundle + 1] ?? '', 'main.mjs')];

const root = mkdtempSync(join(tmpdir(), 'stint-bench-tracker-'));
try {
  await sayBytes();
  const desk = await openDesk(root, command);
  try {
    await sayHour(desk);
    await sayBeside(desk);
  } finally {
    await desk.close();
  }
} finally {
  rmSync(root, { recursive: true, force: true });
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
  const { cpuSeconds, share } = await measureHour(desk);
  say('PF-A1', {
    says: 'CPU of the tracker in a simulated hour of work with six snapshots, in percent of a core',
    percent: round(share * 100),
    gate: '<= 0.5',
    verdict: share <= 0.005 ? 'pass' : 'fail',
    cpuSeconds: round(cpuSeconds),
  });
}

async function sayBeside(desk: MeasuredDesk): Promise<void> {
  const workrave = start('workrave', [], desk.env);
  try {
    const { tracker, workrave: peer } = await measureBeside(desk, workrave.pid, PHASE_SECONDS);
    const typing = tracker.typingShare / peer.typingShare;
    say('PF-A1-beside', {
      says: 'CPU while typing, to that of Workrave in the same minute',
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
