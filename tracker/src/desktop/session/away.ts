import { type Bus, type BusObject, isBusFault } from '../dbus/ports.ts';
import type { AwayWatch, Touch } from '../ports.ts';

const ASK_AGAIN_MS = 30_000;
const ANSWER_TIMEOUT_MS = 2000;

/**
 * Asks the desktop how long nobody has touched it. Null where it has nobody to ask. The bus becomes the watch's own:
 * closed with it, and at once where there is none. `nowMs`: ms since 1970 UTC.
 */
export async function watchAway(bus: Bus | null, nowMs: () => number): Promise<AwayWatch | null> {
  for (const source of bus ? SOURCES : []) {
    const first = bus && (await ask(bus, source));
    if (bus && typeof first === 'number') return watchOf(bus, source, first, nowMs);
  }
  await bus?.close();
  return null;
}

interface Source extends BusObject {
  readonly member: string;
}

/** Mutter counts milliseconds; of the savers some count seconds, KDE's milliseconds. */
const SOURCES: readonly Source[] = [
  {
    to: 'org.gnome.Mutter.IdleMonitor',
    path: '/org/gnome/Mutter/IdleMonitor/Core',
    interface: 'org.gnome.Mutter.IdleMonitor',
    member: 'GetIdletime',
  },
  ...['/org/freedesktop/ScreenSaver', '/ScreenSaver'].map((path) => ({
    to: 'org.freedesktop.ScreenSaver',
    path,
    interface: 'org.freedesktop.ScreenSaver',
    member: 'GetSessionIdleTime',
  })),
];

function watchOf(bus: Bus, source: Source, first: number, nowMs: () => number): AwayWatch {
  const reading = reader(first, nowMs());
  let touch: Touch | 'unknown' = reading(first, nowMs());
  let [askedMs, isAsking, isClosed] = [nowMs(), false, false];
  const again = async (): Promise<void> => {
    [askedMs, isAsking] = [nowMs(), true];
    const answer = await ask(bus, source);
    isAsking = false;
    if (typeof answer === 'number') touch = reading(answer, askedMs);
    // A slow answer is no news; one who is gone leaves a session as it would be without them.
    else if (answer === 'gone') touch = 'unknown';
  };
  return {
    read: () => {
      // A clock that was set back is waited for no longer than this either.
      if (!isAsking && !isClosed && Math.abs(nowMs() - askedMs) >= ASK_AGAIN_MS) void again();
      const now = Math.floor(nowMs() / 1000);
      return touch === 'unknown' ? { asked: now, last: now } : touch;
    },
    close: async () => {
      isClosed = true;
      await bus.close();
    },
  };
}

/**
 * What a number of a desktop means, in milliseconds unless it has grown twice as seconds do: taken for milliseconds
 * seconds end nothing, while milliseconds taken for seconds would end a session that is worked in.
 */
function reader(first: number, firstMs: number): (answer: number, atMs: number) => Touch {
  let before = { answer: first, atMs: firstMs };
  let grown = 0;
  return (answer, atMs) => {
    const seconds = (atMs - before.atMs) / 1000;
    const isLikeSeconds = seconds >= 10 && Math.abs(answer - before.answer - seconds) <= 2;
    grown = isLikeSeconds ? grown + 1 : 0;
    before = { answer, atMs };
    const untouchedMs = grown >= 2 ? answer * 1000 : answer;
    return { asked: Math.floor(atMs / 1000), last: Math.floor((atMs - untouchedMs) / 1000) };
  };
}

async function ask(bus: Bus, source: Source): Promise<number | 'gone' | 'late'> {
  const answer = await bus.call({ ...source, mayStart: false, timeoutMs: ANSWER_TIMEOUT_MS });
  if (isBusFault(answer)) return answer.code === 'bus-refused' ? 'gone' : 'late';
  const [idle] = answer;
  const number = typeof idle === 'bigint' || typeof idle === 'number' ? Number(idle) : Number.NaN;
  return Number.isSafeInteger(number) && number >= 0 ? number : 'gone';
}
