import type { ActiveWindow, Front } from '../ports.ts';
import { cutName, wholeName } from '../x11/title.ts';

/** What the native library tells of a window; each may throw, where a window goes while it is asked. */
export interface NativeWindow {
  isFocused(): boolean;
  appName(): string;
  title(): string;
}

/** The window in front, by the native library's list of windows. */
export function frontWindow(windows: () => Promise<readonly NativeWindow[]>): ActiveWindow {
  const front = (): Promise<Front> => windows().then(frontOf, () => 'unknown');
  return {
    front,
    read: async () => {
      const seen = await front();
      return typeof seen === 'string' ? null : { app: cutName(seen.app), title: cutName(seen.title) };
    },
    close: () => Promise.resolve(),
  };
}

/** Loaded late: where its native part does not load, no window can be told. */
export async function nativeWindows(): Promise<readonly NativeWindow[]> {
  const { Window } = await import('node-screenshots');
  return Window.all();
}

export async function nativeMonitors(): Promise<number> {
  const { Monitor } = await import('node-screenshots');
  return Monitor.all().length;
}

/** A window that cannot be asked is passed over; where one that is in front cannot be named, nobody knows. */
export function frontOf(windows: readonly NativeWindow[]): Front {
  let doubtful = false;
  for (const window of windows) {
    try {
      if (!window.isFocused()) continue;
    } catch {
      doubtful = true;
      continue;
    }
    const [app, title] = [told(() => window.appName()), told(() => window.title())];
    return app === null && title === null ? 'unknown' : { app, title };
  }
  return doubtful ? 'unknown' : 'nothing';
}

function told(ask: () => string): string | null {
  try {
    return wholeName(ask());
  } catch {
    return null;
  }
}
