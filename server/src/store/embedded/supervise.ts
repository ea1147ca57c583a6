import { setTimeout as sleep } from 'node:timers/promises';
import type { Postmaster } from './postmaster.ts';
import { isStartRefusal, type StartRefusal } from './refusal.ts';

/** A server that is watched, and started again when it dies. */
export interface Watch {
  /** The server as it is now. */
  current(): Postmaster;
  /** Called with a line for people each time the server has ended by itself. */
  onExit(listener: (line: string) => void): void;
  /** Stops watching; settles when no restart is under way any more. */
  end(): Promise<void>;
}

/**
 * Watches `first` and starts it again with `restart` whenever it ends, at once at first and then later and later
 * (`restartDelay`). A refused restart is told and tried again: a full disk may have been cleared.
 */
export function watchOver(
  first: Postmaster,
  restart: () => Promise<Postmaster | StartRefusal>,
  log: (line: string) => void,
): Watch {
  const ended = new AbortController();
  const listeners: ((line: string) => void)[] = [];
  let server = first;
  let delay = 0;

  const revive = async (lived: number): Promise<void> => {
    while (!ended.signal.aborted) {
      delay = restartDelay(delay, lived);
      lived = 0;
      await sleep(delay, undefined, { ref: false, signal: ended.signal }).catch(() => {});
      if (ended.signal.aborted) return;
      const next = await restart();
      if (!isStartRefusal(next)) {
        server = next;
        log('The database is back.');
        return;
      }
      log(`The database did not start again: ${next.sentence}`);
    }
  };
  const watch = async (): Promise<void> => {
    for (;;) {
      const born = performance.now();
      const reason = await server.gone;
      if (ended.signal.aborted) return;
      const line = `The database ended by itself (${reason}). Starting it again.`;
      log(line);
      for (const listener of listeners) listener(line);
      revival = revive(performance.now() - born);
      await revival;
    }
  };
  let revival = Promise.resolve();
  void watch();

  return {
    current: () => server,
    onExit: (listener) => {
      listeners.push(listener);
    },
    end: async () => {
      ended.abort();
      await revival;
    },
  };
}

/** Milliseconds to wait before the next start. A healthy minute clears the slate. */
export function restartDelay(previous: number, livedMs: number): number {
  if (previous === 0 || livedMs >= 60_000) return 100;
  return Math.min(previous * 2, 30_000);
}
