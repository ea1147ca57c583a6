import type { SessionSignal } from '../ports.ts';

/** Four of the five seconds for which logind waits. */
export const LONGEST_HOLD_MS = 4000;

/** A source of its own: somebody asked for the lock. It is over when any locker says that it is. */
export const ASKED = 'asked';

/** Turns what several sources say of one thing into one signal, and says when the listeners are done with it. */
export interface Told {
  onSignal(listener: (signal: SessionSignal) => void | Promise<void>): void;
  /** Whether that source says that the screen is locked. Locked is what any of them calls locked. */
  screen(source: string, isLocked: boolean): void;
  readonly sleep: (isComing: boolean) => Promise<void>;
  /** False: the end was called off. */
  readonly end: (isComing: boolean) => Promise<void>;
}

export function told(longestHoldMs = LONGEST_HOLD_MS): Told {
  const listeners: ((signal: SessionSignal) => void | Promise<void>)[] = [];
  const lockedBy = new Set<string>();
  const tell = async (signal: SessionSignal): Promise<void> => {
    await settled(Promise.all(listeners.map(async (listener) => await listener(signal))), longestHoldMs);
  };
  const sleep = onceEach(
    () => tell('sleeping'),
    () => tell('woke'),
  );
  const end = onceEach(
    () => tell('ending'),
    () => Promise.resolve(),
  );
  return {
    onSignal: (listener) => {
      listeners.push(listener);
      if (lockedBy.size > 0) void listener('locked');
    },
    screen: (source, isLocked) => {
      const before = lockedBy.size > 0;
      if (isLocked) lockedBy.add(source);
      else if (lockedBy.delete(source)) lockedBy.delete(ASKED);
      const after = lockedBy.size > 0;
      if (before !== after) void tell(after ? 'locked' : 'unlocked');
    },
    sleep,
    end,
  };
}

/** Whoever hears of it a second time waits for the same listeners as the first. */
function onceEach(
  begins: () => Promise<void>,
  isOver: () => Promise<void>,
): (isComing: boolean) => Promise<void> {
  let coming: Promise<void> | null = null;
  return async (isComing) => {
    if (isComing) {
      coming ??= begins();
      await coming;
    } else if (coming !== null) {
      coming = null;
      await isOver();
    }
  };
}

/** What a listener throws is a bug, and is left to end as one. */
function settled(listeners: Promise<unknown>, longestMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, longestMs);
    void listeners.finally(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
