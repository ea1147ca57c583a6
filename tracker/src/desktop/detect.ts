import { homedir } from 'node:os';
import { join } from 'node:path';
import { screenCapture } from './capture/capture.ts';
import { sessionBusAddress } from './dbus/address.ts';
import { openBus } from './dbus/bus.ts';
import type { Environment } from './environment.ts';
import { askingForLeave, PORTAL_NOTE } from './portal/leave.ts';
import { hasScreenshotPortal } from './portal/screenshot.ts';
import type {
  ActiveWindow,
  AwayWatch,
  Capabilities,
  CaptureFault,
  InputCounter,
  PauseKey,
  ScreenCapture,
  SessionWatch,
} from './ports.ts';
import { watchAway } from './session/away.ts';
import { openSessionWatch } from './session/open.ts';
import { type Connection, connect, type DisplayAddress } from './x11/connection.ts';
import { countInput, loadXInput } from './x11/input.ts';
import { readMonitors } from './x11/monitors.ts';
import { holdPauseKey } from './x11/pause-key.ts';
import { readActiveWindow } from './x11/window.ts';

/** A part is null exactly where its capability is false. */
export interface Desktop {
  readonly capabilities: Capabilities;
  readonly input: InputCounter | null;
  readonly window: ActiveWindow | null;
  readonly capture: ScreenCapture | null;
  /**
   * Asks the desktop's owner for leave to take pictures, where the desktop wants them to be asked: to be called on
   * the Start click, while the panel is in front. Null: it may. Missing: nobody needs to be asked.
   */
  askLeave?(): Promise<CaptureFault | null>;
  /** Missing: this desktop knows no such key. */
  readonly pauseKey?: PauseKey;
  /** Null or missing: input is counted, or this desktop does not say since when nobody has touched it. */
  readonly away?: AwayWatch | null;
  /** Missing: this desktop says nothing of itself. */
  readonly session?: SessionWatch;
  close(): Promise<void>;
}

export interface NoDesktop {
  readonly code: 'no-display';
  readonly sentence: string;
}

/**
 * The desktop that the environment names, asked what it can do. Wayland is told by XDG_SESSION_TYPE or
 * WAYLAND_DISPLAY, for XWayland sets DISPLAY too, connects happily and then counts nothing. `nowMs` is ms
 * since 1970 UTC. Refuses with `no-display` where nothing is named or nothing answers.
 */
export async function detectDesktop(env: Environment, nowMs: () => number): Promise<Desktop | NoDesktop> {
  // Loaded where they are needed: each asks for native parts that the others have not.
  if (process.platform === 'darwin') return (await import('./macos/desktop.ts')).macosDesktop(env);
  if (process.platform === 'win32') return (await import('./windows/desktop.ts')).windowsDesktop(env);
  const address = displayAddress(env);
  const wayland = env.XDG_SESSION_TYPE === 'wayland' || Boolean(env.WAYLAND_DISPLAY);
  if (address === null && !wayland) return noDisplay('Neither DISPLAY nor WAYLAND_DISPLAY is set.');
  const found = address === null ? null : await probe(address).catch(() => null);
  if (wayland) return await withSession(env, await onWayland(env, found?.monitors ?? 0, nowMs));
  if (address === null || found === null) return noDisplay(`The display ${env.DISPLAY} does not answer.`);
  const desktop = found.isXWayland ? await onWayland(env, 0, nowMs) : onX11(address, env, found);
  return await withSession(env, desktop);
}

async function withSession(env: Environment, desktop: Desktop): Promise<Desktop> {
  const session = await openSessionWatch(env);
  const close = async (): Promise<void> => {
    await Promise.all([desktop.close(), session.close()]);
  };
  return { ...desktop, session, close };
}

/** Null where no X display is named. */
export function displayAddress(env: Environment): DisplayAddress | null {
  if (!env.DISPLAY) return null;
  return { display: env.DISPLAY, cookieFile: env.XAUTHORITY ?? join(env.HOME ?? homedir(), '.Xauthority') };
}

function noDisplay(why: string): NoDesktop {
  return { code: 'no-display', sentence: `There is no desktop to track here. ${why}` };
}

interface Found {
  readonly hasXInput2: boolean;
  readonly isXWayland: boolean;
  readonly monitors: number;
}

async function probe(address: DisplayAddress): Promise<Found> {
  const connection = await connect(address);
  try {
    return {
      hasXInput2: await hasXInput2(connection),
      isXWayland: await hasExtension(connection, 'XWAYLAND'),
      monitors: (await readMonitors(connection)).length,
    };
  } finally {
    connection.close();
  }
}

async function hasXInput2(connection: Connection): Promise<boolean> {
  return await loadXInput(connection).then(
    (xinput) => xinput.xi2 !== null,
    () => false,
  );
}

async function hasExtension(connection: Connection, name: string): Promise<boolean> {
  const { present } = await connection.ask<{ present: number }>((answer) =>
    connection.client.QueryExtension(name, answer),
  );
  return present !== 0;
}

function onX11(address: DisplayAddress, env: Environment, found: Found): Desktop {
  const counts = found.hasXInput2;
  const input = counts ? countInput(address) : null;
  const window = readActiveWindow(address);
  const pauseKey = holdPauseKey(address);
  const capabilities = {
    backend: 'x11',
    counts,
    idle: counts,
    window: true,
    picture: 'each-monitor',
    monitors: found.monitors,
  } as const;
  return {
    capabilities: counts ? capabilities : { ...capabilities, note: NO_XINPUT },
    input,
    window,
    capture: screenCapture(address, env),
    pauseKey,
    close: async () => {
      await Promise.all([input?.close(), window.close(), pauseKey.close()]);
    },
  };
}

const NO_XINPUT =
  'This display has no XInput2: keys, clicks and scrolls cannot be counted, so activity is not measured.';
const WAYLAND =
  'This is a Wayland session: keys, clicks and window titles cannot be read here, so activity is not measured.';
const AWAY_TOLD =
  'Away is what your desktop calls untouched, pointer moves too: when it tells of the idle minutes of the terms, the session ends at the last touch.';
const AWAY_UNTOLD =
  'This desktop does not say when nobody is there: a session runs until you stop it, or the screen is locked.';
const NO_PICTURE = 'Pictures cannot be taken either.';

/** By the desktop's portal; else where an XWayland display answers. The desktop may still refuse each picture. */
async function onWayland(env: Environment, monitors: number, nowMs: () => number): Promise<Desktop> {
  const cannot = { backend: 'wayland', counts: false, idle: false, window: false } as const;
  const away = await watchAway(await openBus(sessionBusAddress(env)), nowMs);
  const said = `${WAYLAND} ${away ? AWAY_TOLD : AWAY_UNTOLD}`;
  const nothing = { input: null, window: null, away, close: async () => away?.close() };
  // No address: X11's own picture of a Wayland desktop is black.
  const capture = screenCapture(null, env);
  const bus = await openBus(sessionBusAddress(env));
  const hasPortal = bus !== null && (await hasScreenshotPortal(bus));
  await bus?.close();
  if (hasPortal) {
    const can = { picture: 'whole-desktop', monitors: Math.max(monitors, 1) } as const;
    const capabilities = { ...cannot, ...can, note: `${said} ${PORTAL_NOTE}` };
    return { ...nothing, capabilities, capture, askLeave: askingForLeave(env) };
  }
  if (monitors > 0) {
    return {
      ...nothing,
      capabilities: { ...cannot, picture: 'each-monitor', monitors, note: said },
      capture,
    };
  }
  const note = `${said} ${NO_PICTURE}`;
  return { ...nothing, capabilities: { ...cannot, picture: 'none', monitors: 0, note }, capture: null };
}
