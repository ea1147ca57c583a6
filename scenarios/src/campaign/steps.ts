import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { endProcess, startDisplay, type TestDisplay } from '@stint/tracker/desktop/testing/display';
import { until } from '@stint/tracker/desktop/testing/until';
import { grabByX11 } from '@stint/tracker/desktop/x11/image';
import { readActiveWindow } from '@stint/tracker/desktop/x11/window';
import { NINE } from '@stint/tracker/testing/draft';
import { SmallHouse } from '@stint/tracker/testing/small-house';
import { contract, K1 } from '@stint/tracker/testing/world';
import sharp from 'sharp';
import { CANARY, CANARY_ROW, searchDisk } from './canaries.ts';
import { inherited } from './config.ts';

const PROGRAM = fileURLToPath(new URL('../../snapshot-to-kill.ts', import.meta.url));
const KILLER = new URL('./kill-at-step.ts', import.meta.url).href;
/** What the children do to the disk, by count. */
const CAPTURE_STEPS = 11;
const DARKROOM_STEPS = 6;

export interface StepOptions {
  readonly kills: number;
  readonly tell: (line: string) => void;
}

export interface StepReport {
  readonly lines: readonly string[];
  readonly holds: boolean;
}

/**
 * Kills a tracker with SIGKILL at one step of a snapshot's life after another (capture, encrypt, write, journal, spool,
 * blur by hand, leave, send, take away), each time on a disk of its own. After each death, and again when another start
 * has brought what was left, every file is searched for pixels, pictures, titles, memos and the token; and the house
 * for the segment that had been shown as kept. The control does the same with a vault that writes what it is given.
 */
export async function killAtEachStep({ kills, tell }: StepOptions): Promise<StepReport> {
  const screen = await canaryScreen();
  try {
    const whole = await oneLife(screen.desk, 'nobody');
    const steps = Number(/^steps (\d+)$/m.exec(whole.said)?.[1] ?? 0);
    const all = stepsOf(steps);
    const faults = [...whole.faults, ...(all.length > 60 ? [] : [`only ${all.length} steps: ${whole.said}`])];
    let kept = 0;
    for (const [n, step] of spread(all, kills).entries()) {
      const life = await oneLife(screen.desk, step);
      kept += life.kept ? 1 : 0;
      faults.push(...life.faults.map((fault) => `killed at ${step}: ${fault}`));
      if (n % 10 === 9) tell(`killed at ${n + 1} of ${all.length} steps, ${faults.length} faults`);
    }
    const control = await oneLife(screen.desk, `agent ${Math.floor(steps * 0.6)}`, 'plain');
    const seen = ['title', 'memo', 'token', 'a WebP picture'].filter(
      (what) => !control.faults.some((fault) => fault.startsWith(`${what} in`)),
    );
    faults.push(...seen.map((what) => `the control wrote ${what} and nobody saw it`));
    return reportOf({ steps: all.length, killed: Math.min(kills, all.length), kept, faults });
  } finally {
    await screen.close();
  }
}

function reportOf(outcome: { steps: number; killed: number; kept: number; faults: string[] }): StepReport {
  const { steps, killed, kept, faults } = outcome;
  const holds = faults.length === 0;
  return {
    lines: [
      `a snapshot's life: killed at ${killed} of its ${steps} steps, ${kept} times after it was shown as kept; nothing plain on the disk, nothing lost`,
      ...faults.slice(0, 10).map((fault) => `  ${fault}`),
      `a snapshot's life: ${holds ? 'holds' : 'DOES NOT HOLD'}`,
    ].slice(holds ? 0 : 1),
    holds,
  };
}

function stepsOf(agent: number): string[] {
  const named = (role: string, count: number): string[] =>
    Array.from({ length: count }, (_, at) => `${role} ${at + 1}`);
  return [...named('capture', CAPTURE_STEPS), ...named('darkroom', DARKROOM_STEPS), ...named('agent', agent)];
}

/** So many of them, evenly. */
function spread(all: readonly string[], count: number): string[] {
  if (count >= all.length) return [...all];
  return Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)] ?? '');
}

interface LifeSeen {
  readonly said: string;
  readonly kept: boolean;
  readonly faults: readonly string[];
}

async function oneLife(
  desk: TestDisplay,
  killAt: string,
  vault: 'sealed' | 'plain' = 'sealed',
): Promise<LifeSeen> {
  const house = await SmallHouse.open();
  house.token = CANARY.token;
  house.answers.set('GET /contracts', () => [contract(K1, { privateWindowMinutes: 10 })]);
  house.answers.set('GET /clock', () => ({ now: '2026-11-16T09:00:00Z', movable: true, demo: true }));
  const [folder, temporary] = await Promise.all(
    ['folder', 'tmp'].map((name) => mkdtemp(join(tmpdir(), `stint-step-${name}-`))),
  );
  if (!folder || !temporary) throw new Error('no folder');
  const run = (mode: string, at: string): Promise<string> =>
    runProgram([folder, house.address, String(NINE * 600), mode], { desk, temporary, killAt: at, vault });
  try {
    const said = await run('live', killAt);
    const faults = await searchDisk([folder, temporary]);
    if (vault === 'plain') return { said, kept: false, faults };
    const rest = await run('finish', 'nobody');
    faults.push(...(await searchDisk([folder, temporary])));
    const kept = said.includes(`kept ${NINE}`);
    const records = [...house.records.values()].filter(({ record }) => record.segment === NINE);
    if (kept && records.length !== 1) faults.push(`kept, and ${records.length} times in the house; ${rest}`);
    const named = records.flatMap(({ record }) => record.pictures).length * 2;
    if (house.pictures.size !== named) faults.push(`${house.pictures.size} of ${named} pictures came`);
    if (!rest.includes('waiting 0')) faults.push(`something still waits: ${rest}`);
    if (/told (picture-lost|record)/.test(rest)) faults.push(`it lost something: ${rest}`);
    if (said.includes('blurred') && records[0]?.record.pictures[0]?.maskedPermille !== 90)
      faults.push('what was blurred was sent otherwise');
    return { said, kept, faults };
  } finally {
    await house.close();
    await Promise.all([folder, temporary].map((each) => rm(each, { recursive: true, force: true })));
  }
}

interface Surroundings {
  readonly desk: TestDisplay;
  readonly temporary: string;
  readonly killAt: string;
  readonly vault: 'sealed' | 'plain';
}

/** All that it said until it ended, or was killed. */
async function runProgram(
  words: string[],
  { desk, temporary, killAt, vault }: Surroundings,
): Promise<string> {
  const { display, cookieFile } = desk.address;
  const child = spawn(process.execPath, [PROGRAM, ...words, display, cookieFile ?? ''], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...inherited(),
      NODE_OPTIONS: `--import ${KILLER}`,
      STINT_KILL_AT: killAt,
      STINT_PLAIN: vault === 'plain' ? 'yes' : 'no',
      TMPDIR: temporary,
    },
  });
  return text(child.stdout);
}

/** A screen full of pixels that are nowhere else, with a window whose title is nowhere else. */
async function canaryScreen(): Promise<{ desk: TestDisplay; close(): Promise<void> }> {
  const [width, height] = [640, 480];
  const folder = await mkdtemp(join(tmpdir(), 'stint-canary-'));
  const desk = await startDisplay({ width, height });
  const row = Buffer.concat(Array.from({ length: width / 32 }, () => CANARY_ROW));
  const rgb = Buffer.concat(Array.from({ length: height }, () => row));
  const png = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
  await writeFile(join(folder, 'canary.png'), png);
  const programs: ChildProcess[] = [
    spawn('display', ['-window', 'root', join(folder, 'canary.png')], { env: desk.env, stdio: 'ignore' }),
    spawn('xterm', ['-T', CANARY.title, '-geometry', '20x4-0-0'], { env: desk.env, stdio: 'ignore' }),
  ];
  const active = readActiveWindow(desk.address);
  await until(async () => (await active.read())?.title === CANARY.title);
  await until(async () => (await grabByX11(desk.address))[0]?.rgb.includes(CANARY_ROW) ?? false);
  await active.close();
  return {
    desk,
    close: async () => {
      for (const program of programs) await endProcess(program, 'SIGKILL');
      await desk.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
