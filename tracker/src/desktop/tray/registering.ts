import { type Bus, isBusFault } from '../dbus/ports.ts';
import { pause } from '../pause.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';
/** A watcher may own its name a moment before it can be called. */
const TRIES = 5;
const AGAIN_MS = 1000;

/** Tells every watcher of tray icons that there is one, whenever one comes; without one it is silent. */
export async function keepRegistered(bus: Bus): Promise<{ end(): void }> {
  const over = new AbortController();
  let owner: string | null = null;
  const register = async (watcher: string): Promise<void> => {
    for (let tries = 0; tries < TRIES && owner === watcher && !over.signal.aborted; tries += 1) {
      const us = bus.uniqueName();
      if (us === null || !isBusFault(await tell(bus, us))) return;
      await pause(AGAIN_MS, over.signal);
    }
  };
  const unhear = await bus.onOwner(WATCHER, (next) => {
    owner = next;
    if (next !== null) void register(next);
  });
  return {
    end: () => {
      over.abort();
      unhear();
    },
  };
}

function tell(bus: Bus, us: string) {
  return bus.call({
    to: WATCHER,
    path: '/StatusNotifierWatcher',
    interface: WATCHER,
    member: 'RegisterStatusNotifierItem',
    signature: 's',
    body: [us],
    mayStart: false,
  });
}
