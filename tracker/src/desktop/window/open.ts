import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Environment } from '../environment.ts';
import { openerOn } from './browser.ts';
import { findAppBrowser, findProgram, readableByDefault } from './browsers.ts';
import { keptPlace, type WindowPlace } from './place.ts';

export interface OpenedWindow {
  /** `app`: a window of its own, which `close` closes. `browser`: a tab of somebody's browser, which it cannot. */
  readonly kind: 'app' | 'browser';
  close(): Promise<void>;
}

export interface NoBrowser {
  readonly code: 'no-browser';
  readonly sentence: string;
}

/** What a window manager knows the window by. */
export const WINDOW_CLASS = 'Stint';

/** Narrow, beside the work; from then on as it was left. */
const FIRST_SIZE = '--window-size=420,860';

/** A panel needs nothing of the network but its own address. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--password-store=basic',
];

/**
 * Opens an http address in an app window of the first browser that has such windows (Chromium, Chrome, Edge, Brave,
 * Vivaldi, Opera; as a Debian package, a snap or a Flatpak), with a profile of its own in `folder` where that browser
 * may read it; else in the default browser. It opens where it was left. Refuses with `no-browser`.
 */
export async function openWindow(
  address: string,
  env: Environment,
  folder: string,
): Promise<OpenedWindow | NoBrowser> {
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error(`not a web address: ${address}`);
  const browser = await findAppBrowser(env, folder);
  if (browser !== null) {
    const page = await passOn(url, browser.profile);
    const words = appWords(page, browser.profile, keptPlace(folder));
    return appWindow(start(browser.program, words, env));
  }
  const [name, ...before] = openerOn(process.platform);
  const opener = await findProgram(name, env.PATH ?? env.Path);
  if (opener === null)
    return { code: 'no-browser', sentence: `No browser was found. Open ${address} in one.` };
  const page = await passOn(url, await readableByDefault(env, folder));
  start(opener, [...before, page.href], env);
  return { kind: 'browser', close: () => Promise.resolve() };
}

/**
 * A page for its owner's eyes alone that goes on to the address: what stands in a program's arguments, every user of
 * the computer can read, and a panel's address lets in whoever comes first.
 */
async function passOn(url: URL, folder: string): Promise<URL> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'panel.html');
  await rm(file, { force: true });
  const address = JSON.stringify(url.href).replaceAll('<', '\\u003c');
  const page = `<!doctype html><meta charset="utf-8"><title>Stint</title><script>location.replace(${address})</script>\n`;
  await writeFile(file, page, { mode: 0o600, flag: 'wx' });
  return pathToFileURL(file);
}

function appWords(url: URL, profile: string, place: WindowPlace | null): string[] {
  // Chromium's sandbox does not start for root, and only for root.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const looks = place
    ? [`--window-size=${place.width},${place.height}`, `--window-position=${place.x},${place.y}`]
    : [FIRST_SIZE];
  return [
    `--app=${url.href}`,
    `--user-data-dir=${profile}`,
    `--class=${WINDOW_CLASS}`,
    ...looks,
    ...QUIET,
    ...root,
  ];
}

function start(program: string, words: readonly string[], env: Environment): ChildProcess {
  const child = spawn(program, words, { env, stdio: 'ignore' });
  // A window that does not open must not end the session; the panel's address is printed as well.
  child.on('error', () => undefined);
  child.unref();
  return child;
}

const CLOSE_TIMEOUT_MS = 5000;

function appWindow(browser: ChildProcess): OpenedWindow {
  const ended = new Promise<void>((resolve) => {
    browser.once('exit', () => resolve());
    browser.once('error', () => resolve());
  });
  return {
    kind: 'app',
    close: async () => {
      browser.ref();
      browser.kill('SIGTERM');
      const timer = setTimeout(() => browser.kill('SIGKILL'), CLOSE_TIMEOUT_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}
