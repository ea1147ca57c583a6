import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { formatInstant, parseInstant } from '@stint/core/instant';
import { agree, approve, type Office, openOffice } from '@stint/scenarios/desktop/office';
import { type Program, run, start } from '@stint/scenarios/desktop/program';
import { startDisplay, type TestDisplay } from '@stint/tracker/desktop/testing/display';

/** A real display with an editor in front, a real house, and Ana's contract with Ben. */
export interface MeasuredDesk {
  readonly display: TestDisplay;
  readonly env: NodeJS.ProcessEnv;
  readonly office: Office;
  readonly agreed: Awaited<ReturnType<typeof agree>>;
  /** A tracker as it is installed, signed in and tracking; its clock runs `pace` times as fast. */
  track(name: string, pace: number): Promise<Program>;
  close(): Promise<void>;
}

/** When the trackers' clocks begin: a Wednesday, 09:00. */
export const OPENS = parseInstant('2026-11-18T09:00:00Z') ?? 0;

/** Whatever is opened here is opened below `folder`. */
export async function openDesk(folder: string, command: readonly string[]): Promise<MeasuredDesk> {
  const display = await startDisplay({ width: 1920, height: 1080 });
  const env = { ...display.env, HOME: folder };
  // The house's clock must not be behind a tracker that runs faster: it stands a day later, and takes what is old.
  const office = await openOffice(join(folder, 'house'), '2026-11-20T09:00:00Z', 0);
  // Nobody is idle here: the machine may be slow, and a minute of the tracker's clock is a second of ours.
  const agreed = await agree(office, { idleMinutes: null });
  const editor = start('xterm', ['-T', 'Header.tsx', '-geometry', '180x60+20+20', '-e', 'cat'], env);
  await focus(env);
  const trackers: Program[] = [];
  return {
    display,
    env,
    office,
    agreed,
    track: async (name, pace) => {
      const own = ['--folder', join(folder, name)];
      const clock = ['--clock', formatInstant(OPENS), '--pace', String(pace)];
      const [node = '', ...entry] = command;
      const tracker = start(
        node,
        [...entry, 'track', '--no-window', '--house', office.house, ...own, ...clock],
        env,
      );
      trackers.push(tracker);
      await approve(tracker, agreed.ana);
      await run(node, [...entry, 'start', agreed.contract, '--memo', 'Header colours', ...own], env);
      return tracker;
    },
    close: async () => {
      for (const tracker of trackers) await tracker.stop();
      await editor.stop();
      await office.program.stop();
      await display.stop();
    },
  };
}

/** As fast typists do. */
const KEYS_A_SECOND = 11;

/** Types and clicks for about `seconds` seconds; how many keys that were. */
export async function work(
  env: NodeJS.ProcessEnv,
  seconds: number,
  keysASecond = KEYS_A_SECOND,
): Promise<number> {
  const text = 'const teal = header + 1; '.repeat(Math.ceil(keysASecond / KEYS_A_SECOND));
  const delay = String(Math.floor(1000 / keysASecond));
  const until = performance.now() + seconds * 1000;
  let typed = 0;
  for (; performance.now() < until; typed += text.length) {
    await run('xdotool', ['type', '--delay', delay, text], env);
    await run('xdotool', ['click', '1', 'click', '4', 'click', '5'], env);
  }
  return typed;
}

/** Lets the machine be for some seconds. */
export function rest(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    spawn('sleep', [String(seconds)]).once('close', () => resolve());
  });
}

async function focus(env: NodeJS.ProcessEnv): Promise<void> {
  await run('xdotool', ['search', '--sync', '--onlyvisible', '--name', 'Header.tsx', 'windowfocus'], env);
  await run('xdotool', ['mousemove', '300', '300'], env);
}
