import { bell } from './bell.ts';
import { listen } from './events.ts';
import type { Status } from './status-page.ts';
import type { Tracker } from './tracker.ts';
import { keepUploading } from './upload/keep-uploading.ts';

export interface Running {
  readonly tracker: Tracker;
  /** How many times as fast as the computer's the tracker's clock runs. */
  readonly pace: number;
  readonly stop: AbortSignal;
  /** What else goes on until it is stopped; a bug in it ends the tracker as one of these does. */
  readonly beside?: Promise<void> | undefined;
  /** Told after every tick how things stand. */
  onTick(status: Status): void;
  /** Asks the freelancer to sign in again; resolves when that was done, denied or forgotten. */
  signInAgain(): Promise<void>;
}

const ASK_SECONDS = 30;
const LISTEN_AGAIN_SECONDS = 10;
const LEAST_TICK_SECONDS = 0.02;

/**
 * The tracker's only timers: a tick each second of its clock, the house asked twice a minute and at every event of
 * its stream, and what waits brought to it. Resolves when it is stopped; rejects for a bug.
 */
export async function keepRunning(running: Running): Promise<void> {
  const { tracker, stop } = running;
  const bells = { tick: bell(), ask: bell(), upload: bell(), listen: bell(), signIn: bell() };
  stop.addEventListener('abort', () => {
    for (const each of Object.values(bells)) each.ring();
  });
  tracker.onWork(() => bells.upload.ring());
  const hearing = hearingOf(tracker, stop, () => bells.ask.ring());
  const tickSeconds = Math.max(LEAST_TICK_SECONDS, 1 / running.pace);
  await Promise.all([
    running.beside,
    again(stop, bells.tick, tickSeconds, async () => {
      await tracker.tick();
      const status = tracker.status();
      hearing.follow(status);
      running.onTick(status);
    }),
    again(stop, bells.ask, ASK_SECONDS, () => tracker.ask()),
    keepUploading(tracker, {
      random: Math.random,
      wait: (seconds) => bells.upload.wait(seconds),
      stop,
      onPass: ({ sent, line }) => {
        if (sent > 0) bells.ask.ring();
        if (line === 'sign-in-again') bells.signIn.ring();
      },
    }),
    again(stop, bells.listen, LISTEN_AGAIN_SECONDS, () => hearing.hear()),
    again(stop, bells.signIn, ASK_SECONDS, async () => {
      if (tracker.status().line === 'sign-in-again') await until(stop, running.signInAgain());
    }),
  ]);
}

async function again(
  stop: AbortSignal,
  bell: { wait(seconds: number): Promise<void> },
  seconds: number,
  deed: () => Promise<void>,
): Promise<void> {
  while (!stop.aborted) {
    await deed();
    if (!stop.aborted) await bell.wait(seconds);
  }
}

interface Hearing {
  /** Listens for the chosen contract until its stream ends, or another contract is chosen. */
  hear(): Promise<void>;
  follow(status: Status): void;
}

function hearingOf(tracker: Tracker, stop: AbortSignal, onEvent: () => void): Hearing {
  let heard: string | null = null;
  let over = new AbortController();
  return {
    hear: async () => {
      heard = tracker.status().chosen;
      if (heard === null) return;
      over = new AbortController();
      await listen(tracker.client(), heard, AbortSignal.any([stop, over.signal]), onEvent);
    },
    // At the tick, for a timer of its own would wake the computer once more in each second.
    follow: ({ chosen }) => {
      if (chosen !== heard) over.abort();
    },
  };
}

function until(stop: AbortSignal, deed: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    stop.addEventListener('abort', () => resolve(), { once: true });
    deed.then(resolve, reject);
  });
}
