import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface OpenedWindow {
  /** `app`: a window of its own, which `close` closes. `browser`: a tab of somebody's browser, which it cannot. */
  readonly kind: 'app' | 'browser';
  close(): Promise<void>;
}

export interface NoBrowser {
  readonly code: 'no-browser';
  readonly sentence: string;
}

const APP_BROWSERS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

/** What a window manager knows the window by. */
export const WINDOW_CLASS = 'Stint';

/** Narrow, beside the work. */
const LOOKS = [`--class=${WINDOW_CLASS}`, '--window-size=460,860'];

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
 * Opens an http address in an app window of the first Chromium, Chrome or Edge on `env`'s PATH, with a
 * profile of its own in `profileFolder`, else in the default browser. Refuses with `no-browser`.
 */
export async function openWindow(
  address: string,
  env: Readonly<Record<string, string | undefined>>,
  profileFolder: string,
): Promise<OpenedWindow | NoBrowser> {
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error(`not a web address: ${address}`);
  const page = await passOn(url, profileFolder);
  for (const name of APP_BROWSERS) {
    const program = await findProgram(name, env.PATH);
    if (program !== null) return appWindow(start(program, appWords(page, profileFolder), env));
  }
  const opener = await findProgram('xdg-open', env.PATH);
  if (opener === null)
    return { code: 'no-browser', sentence: `No browser was found. Open ${address} in one.` };
  start(opener, [page.href], env);
  return { kind: 'browser', close: () => Promise.resolve() };
}

/**
 * A page for its owner's eyes alone that goes on to the address: what stands in a program's arguments, every user of
 * the computer can read, and a panel's address lets in whoever comes first.
 */
async function passOn(url: URL, profileFolder: string): Promise<URL> {
  await mkdir(profileFolder, { recursive: true, mode: 0o700 });
  const file = join(profileFolder, 'panel.html');
  await rm(file, { force: true });
  const address = JSON.stringify(url.href).replaceAll('<', '\\u003c');
  const page = `<!doctype html><meta charset="utf-8"><title>Stint</title><script>location.replace(${address})</script>\n`;
  await writeFile(file, page, { mode: 0o600, flag: 'wx' });
  return pathToFileURL(file);
}

async function findProgram(name: string, path: string | undefined): Promise<string | null> {
  for (const folder of (path ?? '').split(delimiter).filter((each) => each !== '')) {
    const program = join(folder, name);
    const runs = await access(program, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return program;
  }
  return null;
}

function appWords(url: URL, profileFolder: string): string[] {
  // Chromium's sandbox does not start for root, and only for root.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [`--app=${url.href}`, `--user-data-dir=${profileFolder}`, ...LOOKS, ...QUIET, ...root];
}

function start(
  program: string,
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ChildProcess {
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
