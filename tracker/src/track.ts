import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '@stint/core/instant';
import { isRefusal } from '@stint/core/refusal';
import { readClock } from '@stint/wire/books';
import { call } from '@stint/wire/client';
import { toInstant } from '@stint/wire/letters';
import { bell } from './bell.ts';
import { desktopEnvironment, deviceName } from './config.ts';
import { openControl } from './control/socket.ts';
import { type Desktop, detectDesktop } from './desktop/detect.ts';
import { openDesktopTray } from './desktop/tray/desktop-tray.ts';
import { openWindow } from './desktop/window/open.ts';
import { privateFolder } from './files.ts';
import { keepRunning } from './keep-running.ts';
import { lockFolder } from './lock.ts';
import { openPanel } from './panel/server.ts';
import { panelDesktop, panelWindow } from './panel-window.ts';
import type { About } from './program/about.ts';
import { refuse, type TrackerRefusal } from './refusal.ts';
import { type SignInPage, signIn } from './sign-in.ts';
import { readSignedIn, type SignedIn, writeSignedIn } from './signed-in.ts';
import { type DeskClock, pacedDeskClock, systemDeskClock } from './time.ts';
import { Tracker } from './tracker.ts';
import { ToldKeys } from './tray/told.ts';
import { lookForUpdates } from './update/run-looking.ts';
import { forbidCoreDumps } from './vault/core-dumps.ts';
import { type OwnVault, openOwnVault } from './vault/own-vault.ts';
import { type Welcomed, welcome } from './welcome/welcome.ts';

export interface TrackOptions {
  /** Null: the one this folder is signed in to. */
  readonly house: string | null;
  readonly defaultHouse: string;
  readonly folder: string;
  /** Open the panel in a window of its own. */
  readonly window: boolean;
  /** How somebody signs in at the first start: `terminal`, at a page in a `window`, or `not-now`. */
  readonly signInAt: 'terminal' | 'window' | 'not-now';
  /** The package that runs; null from the source. */
  readonly about: About | null;
  /** The house offered at the first start, in a field that may be changed. */
  readonly suggested: string | null;
  /** A clock that starts at an instant and runs `pace` times as fast (demonstrations). Null: by the house's own. */
  readonly startsAt: Instant | null;
  readonly pace: number | null;
  /** Tells the person at the terminal. */
  readonly say: (line: string) => void;
  readonly stop: AbortSignal;
  /** Makes `stop` happen. */
  quit(): void;
}

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
    const clock = await clockFor(options, signedIn.house);
    const desktop = await detectDesktop(desktopEnvironment(), () => clock.now() * 1000);
    if ('code' in desktop) return refuse('no-display', desktop.sentence);
    await runOn(desktop, clock, entered, own, options);
    return null;
  } finally {
    await own?.close();
    lock.release();
  }
}

/** The sign-in that this folder has, or a new one. */
async function enter(options: TrackOptions, own: OwnVault): Promise<Entered | TrackerRefusal> {
  const known = await readSignedIn(own);
  if (known && isRefusal(known)) return known;
  if (known && options.house !== null && known.house !== options.house) {
    return refuse('other-house', `This folder is signed in to ${known.house}. Choose another with --folder.`);
  }
  if (known) return { signedIn: known };
  if (options.signInAt === 'not-now') return refuse('not-signed-in');
  if (options.signInAt === 'window') {
    const suggested = options.suggested ?? options.about?.house ?? null;
    const welcomed = await welcome({ ...options, suggested });
    if (!isRefusal(welcomed)) await writeSignedIn(own, welcomed.signedIn);
    return welcomed;
  }
  const signedIn = await askToSignIn(options, options.house ?? options.defaultHouse);
  if (isRefusal(signedIn)) return signedIn;
  await writeSignedIn(own, signedIn);
  return { signedIn };
}

/** Signed in; `moveOn` where a window that is open already becomes the panel's. */
type Entered = Pick<Welcomed, 'signedIn'> & Partial<Pick<Welcomed, 'moveOn'>>;

function askToSignIn(
  { say, window, folder, stop }: TrackOptions,
  house: string,
  shown: (page: SignInPage) => void = () => undefined,
): Promise<SignedIn | TrackerRefusal> {
  const show = (page: SignInPage): void => {
    say(`Sign this tracker in: ${page.address}`);
    say(`The code is ${page.userCode}. Approve it if it is yours.`);
    shown(page);
    if (window) void openWindow(page.address, desktopEnvironment(), join(folder, 'window'));
  };
  const clock = bell();
  stop.addEventListener('abort', () => clock.ring(), { once: true });
  const wait = (seconds: number): Promise<void> => clock.wait(seconds);
  return signIn({ house, fetch, deviceName: deviceName(), show, wait, stop });
}

/** A demo house may live on a day of its own: a tracker that was not told the time goes by it. */
async function clockFor({ startsAt, pace }: TrackOptions, house: string): Promise<DeskClock> {
  if (startsAt !== null) return pacedDeskClock(startsAt, pace ?? 1);
  const answer = await call({ house, fetch }, readClock, {}).catch(() => null);
  return answer?.movable ? pacedDeskClock(toInstant(answer.now), pace ?? 1) : systemDeskClock();
}

const KEY_IN_FILE =
  'This desktop has no keyring that opens: what is kept here is encrypted, and its key lies beside it, in a file for you alone. Whoever copies the whole folder can read it.';

async function runOn(
  desktop: Desktop,
  clock: DeskClock,
  { signedIn, moveOn }: Entered,
  own: OwnVault,
  options: TrackOptions,
): Promise<void> {
  const { folder, say } = options;
  const pace = options.pace ?? 1;
  const { vault } = own;
  const ports = { folder, vault, signedIn, clock, desktop, fetch, captureWithinSeconds: 5 * pace };
  const tracker = await Tracker.open(ports);
  const panel = await openPanel(tracker, panelDesktop(desktop, desktopEnvironment(), folder));
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
  await moveOn?.(panel.address());
  if (options.window && !moveOn) await window.show();
  const tray = await openDesktopTray(tracker, desktopEnvironment(), {
    told,
    window,
    quit: () => options.quit(),
  });
  if (!options.window) say(`The panel, for one window: ${panel.address()}`);
  const looking = options.about && lookForUpdates(tracker, options.about, options);
  await keepRunning({
    tracker,
    pace,
    stop: options.stop,
    onTick: () => tray.show(tracker.status()),
    signInAgain: () => signInAgain(tracker, signedIn.house, own, options),
  });
  await looking;
  await control.close();
  await panel.close();
  await tracker.close();
  await tray.close();
  await window.close();
  await desktop.close();
}

async function signInAgain(
  tracker: Tracker,
  house: string,
  own: OwnVault,
  options: TrackOptions,
): Promise<void> {
  const again = await askToSignIn(options, house, (page) => tracker.showSignIn(page));
  tracker.showSignIn(null);
  if (isRefusal(again)) return;
  const refusal = await tracker.signInAgain(again);
  if (!refusal) await writeSignedIn(own, again);
}
