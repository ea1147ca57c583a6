import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { isRefusal } from '@stint/core/refusal';
import { readClock } from '@stint/wire/books';
import { call } from '@stint/wire/client';
import { toInstant } from '@stint/wire/letters';
import { desktopEnvironment } from './config.ts';
import { openControl } from './control/socket.ts';
import { type Desktop, detectDesktop } from './desktop/detect.ts';
import { openDesktopTray } from './desktop/tray/desktop-tray.ts';
import { closeLeftWindow } from './desktop/window/left.ts';
import { type Entered, enter, enterAgain } from './enter.ts';
import { privateFolder } from './files.ts';
import { keepRunning } from './keep-running.ts';
import { KeptSignIn } from './keep-sign-in.ts';
import { lockFolder } from './lock.ts';
import { openPanel } from './panel/server.ts';
import { panelDesktop, panelWindow } from './panel-window.ts';
import type { PinnedHouse } from './pin/pinned-house.ts';
import { isPlainLoopback } from './program/house-address.ts';
import { refuse, type TrackerRefusal } from './refusal.ts';
import { type DeskClock, pacedDeskClock, systemDeskClock } from './time.ts';
import type { TrackOptions } from './track-options.ts';
import { Tracker } from './tracker.ts';
import { ToldKeys } from './tray/told.ts';
import { lookForUpdates } from './update/run-looking.ts';
import { forbidCoreDumps } from './vault/core-dumps.ts';
import { type OwnVault, openOwnVault } from './vault/own-vault.ts';
import type { Vault } from './vault/vault.ts';

/** Runs the tracker on this desktop until it is stopped. A refusal says why it could not begin. */
export async function track(options: TrackOptions): Promise<TrackerRefusal | null> {
  process.umask(0o077); // whatever is written here is for its owner alone
  await privateFolder(options.folder);
  await chmod(options.folder, 0o700);
  const lock = lockFolder(options.folder);
  if (!lock) return refuse('already-running');
  let own: OwnVault | null = null;
  try {
    await forbidCoreDumps(process.pid);
    const opened = await openOwnVault(options.folder);
    if (isRefusal(opened)) return opened;
    own = opened;
    const entered = await enter(options, own);
    if (isRefusal(entered)) return entered;
    const { signedIn } = entered;
    const kept = new KeptSignIn(own, signedIn, () => Math.floor(Date.now() / 1000));
    await kept.pinned.look();
    const clock = await clockFor(options, kept.pinned, signedIn.house);
    const desktop = await detectDesktop(desktopEnvironment(), () => clock.now() * 1000);
    if ('code' in desktop) return refuse('no-display', desktop.sentence);
    await runOn(desktop, clock, entered, { vault: own.vault, kept }, options);
    return null;
  } finally {
    await own?.close();
    lock.release();
  }
}

/** A demo house may live on a day of its own: a tracker that was not told the time goes by it. */
async function clockFor(
  { startsAt, pace }: TrackOptions,
  pinned: PinnedHouse,
  house: string,
): Promise<DeskClock> {
  if (startsAt !== null) return pacedDeskClock(startsAt, pace ?? 1);
  const answer = await call({ house, fetch: pinned.fetch }, readClock, {}).catch(() => null);
  // Only a house on this computer can be a demo: no other one may say what time it is here.
  return answer?.movable && isPlainLoopback(new URL(house))
    ? pacedDeskClock(toInstant(answer.now), pace ?? 1)
    : systemDeskClock();
}

const KEY_IN_FILE =
  'This desktop has no keyring that opens: what is kept here is encrypted, and its key lies beside it, in a file for you alone. Whoever copies the whole folder can read it.';

async function runOn(
  desktop: Desktop,
  clock: DeskClock,
  { signedIn, moveOn }: Entered,
  { vault, kept }: { readonly vault: Vault; readonly kept: KeptSignIn },
  options: TrackOptions,
): Promise<void> {
  const { folder, say } = options;
  const pace = options.pace ?? 1;
  const house = { signedIn, pinned: kept.pinned, fetch: kept.pinned.fetch };
  const ports = { folder, vault, ...house, clock, desktop, captureWithinSeconds: 5 * pace };
  const tracker = await Tracker.open(ports);
  const panel = await openPanel(tracker, panelDesktop(desktop, desktopEnvironment(), options));
  const control = await openControl(
    folder,
    tracker,
    () => panel.address(),
    () => options.quit(),
  );
  say(`Ready for ${signedIn.name} at ${signedIn.house}. It tracks from Start to Stop, and ends with Ctrl+C.`);
  if (desktop.capabilities.note) say(desktop.capabilities.note);
  if (vault.keyKept === 'file') say(KEY_IN_FILE);
  const window = panelWindow(() => panel.address(), desktopEnvironment(), options);
  const told = await ToldKeys.open(join(folder, 'told-notices.vault'), vault);
  if (moveOn) await moveOn(panel.address());
  else await closeLeftWindow(join(folder, 'window'));
  if (options.window && !moveOn) await window.show();
  const tray = await openDesktopTray(tracker, desktopEnvironment(), {
    told,
    window,
    quit: () => options.quit(),
  });
  if (!options.window) say(`The panel, for one window: ${panel.address()}`);
  await keepRunning({
    tracker,
    pace,
    stop: options.stop,
    beside: options.about ? lookForUpdates(tracker, options.about, options) : undefined,
    onTick: (status) => tray.show(status),
    signInAgain: () => enterAgain(tracker, kept, options),
  });
  await control.close();
  await panel.close();
  await tracker.close();
  await kept.settled();
  await tray.close();
  await window.close();
  // The window of the first start became the panel's, and is nobody else's to close.
  await closeLeftWindow(join(folder, 'window'));
  await desktop.close();
}
