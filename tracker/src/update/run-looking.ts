import { bell } from '../bell.ts';
import type { About } from '../program/about.ts';
import type { Tracker } from '../tracker.ts';
import { keepLooking } from './keep-looking.ts';
import { lookForUpdate } from './look.ts';

/** Looks for newer versions while a packaged tracker runs, and tells its status of them. Resolves when it is stopped. */
export function lookForUpdates(
  tracker: Pick<Tracker, 'client' | 'showUpdate'>,
  about: About,
  { folder, say, stop }: { folder: string; say: (line: string) => void; stop: AbortSignal },
): Promise<void> {
  const rest = bell();
  stop.addEventListener('abort', () => rest.ring(), { once: true });
  // By the computer's own clock: that of a demo house may be moved, and lists expire in the world.
  const now = (): number => Math.floor(Date.now() / 1000);
  return keepLooking({
    look: () => {
      const { house, fetch } = tracker.client();
      return lookForUpdate({ house, fetch, folder, installed: about, key: about.key, now, stop });
    },
    wait: (seconds) => rest.wait(seconds),
    random: Math.random,
    show: (update) => tracker.showUpdate(update),
    say,
    stop,
  });
}
