/** What the tab that holds the tracker tells another tab of the same browser. */
export interface OtherTab {
  /** Client and title; null while nothing is tracked there. */
  readonly tracking: string | null;
}

/**
 * One clock for all tabs (T1): the tab that holds the lock is the tracker. Another one hears where it is, and becomes
 * the tracker by itself when that tab goes.
 */
export function holdTab(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    // Held until the page goes: the promise inside never ends.
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock ? new Promise(() => undefined) : undefined;
    });
  });
}

/** Resolves once no other tab is the tracker. */
export function waitForTab(name: string): Promise<void> {
  return navigator.locks.request(name, () => undefined).then(() => undefined);
}

interface Question {
  readonly ask: 'who';
}

/** Answers other tabs that ask what is tracked here. */
export function answerTabs(name: string, answer: () => OtherTab): void {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<Question | OtherTab>) => {
    if ('ask' in data) channel.postMessage(answer());
  };
}

/** Asks the tab that is the tracker, and tells each answer. */
export function askTabs(name: string, tell: (other: OtherTab) => void): { ask(): void; close(): void } {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<Question | OtherTab>) => {
    if (!('ask' in data)) tell(data);
  };
  const ask = (): void => channel.postMessage({ ask: 'who' } satisfies Question);
  ask();
  return { ask, close: () => channel.close() };
}
