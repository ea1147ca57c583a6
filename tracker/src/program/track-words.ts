import { parseArgs } from 'node:util';
import { type Instant, parseInstant } from '@stint/core/instant';
import { DEFAULT_HOUSE, defaultFolder, desktopEnvironment } from '../config.ts';
import { askTracker } from '../control/ask.ts';
import { openWindow } from '../desktop/window/open.ts';
import { sentenceOf, type TrackerRefusal } from '../refusal.ts';
import { track } from '../track.ts';
import type { TrackOptions } from '../track-options.ts';
import { showProblem } from '../welcome/problem.ts';
import { beginAgain, watchOver } from './begin-again.ts';
import { printRefusal } from './control-words.ts';

const USE = 'track [--house URL] [--no-window] [--folder F]';

/**
 * `track`: runs the tracker on this desktop until Ctrl+C. Exit 0; 1 for a refusal, with its code and sentence; 2 for
 * words that are none. `program`: what it was called as, such as `stint`.
 */
export async function trackWords(args: readonly string[], program: string): Promise<number> {
  const wanted = read(args);
  if (typeof wanted === 'string') {
    process.stderr.write(`${wanted}\nuse: ${program} ${USE}\n`);
    return 2;
  }
  return runTracker({ ...wanted, signInAt: 'terminal', about: null, suggested: null });
}

/** Runs the tracker until a signal or `quit` ends it; where one runs already, shows that one. The exit code. */
export async function runTracker(
  wanted: Wanted & Pick<TrackOptions, 'signInAt' | 'about' | 'suggested'>,
): Promise<number> {
  const stop = new AbortController();
  const quit = (): void => stop.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, quit);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const { about, folder } = wanted;
  const watching = about && watchOver(about, folder, stop, say);
  const refusal = await track({ ...wanted, defaultHouse: DEFAULT_HOUSE, say, stop: stop.signal, quit });
  quit();
  if (about && (await watching) === 'replaced') beginAgain(about, folder);
  if (!refusal) return 0;
  if (refusal.refused === 'already-running' && wanted.window) return showOther(wanted.folder, refusal);
  // Opened from a menu, it has no terminal to say it in. Who stopped it before signing in knows.
  if (wanted.signInAt === 'window' && wanted.window && refusal.refused !== 'not-signed-in')
    await showProblem(sentenceOf(refusal), desktopEnvironment(), folder);
  return printRefusal(refusal.refused, sentenceOf(refusal));
}

/** What was asked for. */
export interface Wanted {
  readonly house: string | null;
  readonly folder: string;
  readonly window: boolean;
  readonly startsAt: Instant | null;
  readonly pace: number | null;
}

/** A sentence for what is no way to call it. */
function read(args: readonly string[]): Wanted | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      allowNegative: true,
      options: {
        house: { type: 'string' },
        folder: { type: 'string' },
        window: { type: 'boolean', default: true },
        // For demonstrations alone: how fast a movable house's clock runs, or a clock of one's own.
        clock: { type: 'string' },
        pace: { type: 'string' },
      },
    });
    const startsAt = values.clock === undefined ? null : parseInstant(values.clock);
    if (values.clock !== undefined && startsAt === null) return '--clock must be like 2026-11-18T10:00:00Z';
    const pace = values.pace === undefined ? null : Number(values.pace);
    if (pace !== null && !(pace > 0 && pace <= MOST_PACE))
      return `--pace must be a number up to ${MOST_PACE}`;
    const house = values.house === undefined ? null : houseOf(values.house);
    if (house === undefined) return `--house must be an address like ${DEFAULT_HOUSE}`;
    return { house, folder: values.folder ?? defaultFolder(), window: values.window, startsAt, pace };
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

function houseOf(text: string): string | undefined {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text).href.replace(/\/+$/, '');
}

/** How many times as fast as the computer's clock a demonstration may run. */
export const MOST_PACE = 3600;

/** Whoever starts the tracker twice wants to see it: the one that runs opens another window. */
async function showOther(folder: string, refusal: TrackerRefusal): Promise<number> {
  const reply = await askTracker(folder, { deed: 'window' });
  if (!('address' in reply)) return printRefusal(refusal.refused, sentenceOf(refusal));
  process.stdout.write('The tracker is running already; here is its window.\n');
  const opened = await openWindow(reply.address, desktopEnvironment(), `${folder}/window`);
  if ('code' in opened) process.stdout.write(`${opened.sentence}\n`);
  return 0;
}
