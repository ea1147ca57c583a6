import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, readFile, realpath, stat } from 'node:fs/promises';
import { basename, delimiter, join } from 'node:path';
import type { Environment } from '../environment.ts';
import { nativeBrowsers } from '../native/browsers.ts';

/** A program that can open a page in a window of its own, and the folder in which it may read and write. */
export interface AppBrowser {
  readonly program: string;
  readonly profile: string;
}

/** Every one understands `--app`. The names of Debian, of other systems, and those that Flatpak exports. */
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
  'brave-browser-stable',
  'brave',
  'vivaldi',
  'vivaldi-stable',
  'opera',
  'org.chromium.Chromium',
  'com.google.Chrome',
  'com.microsoft.Edge',
  'com.brave.Browser',
  'com.vivaldi.Vivaldi',
];

/** The first that `env` leads to; null where there is none. `ours`: a folder for its profile, where it may use ours. */
export async function findAppBrowser(env: Environment, ours: string): Promise<AppBrowser | null> {
  const home = env.HOME ?? '';
  const path = [env.PATH, ...FLATPAK_BINS.map((bin) => bin.replace('~', home))].join(delimiter);
  for (const name of NAMES) {
    const program = await findProgram(name, path);
    if (program !== null) return { program, profile: await profileOf(program, home, ours) };
  }
  for (const program of nativeBrowsers(process.platform, env)) {
    if (await isThere(program)) return { program, profile: ours };
  }
  return null;
}

const FLATPAK_BINS = ['/var/lib/flatpak/exports/bin', '~/.local/share/flatpak/exports/bin'];

export async function findProgram(name: string, path: string | undefined): Promise<string | null> {
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

/** What comes as a snap or a Flatpak sees no hidden folder of its user, and so not ours: it has one of its own. */
async function profileOf(program: string, home: string, ours: string): Promise<string> {
  const name = basename(program);
  if (home === '') return ours;
  if (/^(\w+\.){2,}\w+$/.test(name)) return join(home, '.var/app', name, 'data/stint');
  const snap = await snapOf(program);
  return snap === null ? ours : snapFolder(home, snap);
}

function snapFolder(home: string, snap: string): string {
  return join(home, 'snap', snap, 'common/stint');
}

const SNAP = /\/snap\/bin\/([a-z0-9-]+)/;
const SHORT_BYTES = 8192;

/** The snap that a program is, or that the short script leads to which stands in its place; null where it is none. */
async function snapOf(program: string): Promise<string | null> {
  const direct = SNAP.exec(program)?.[1];
  if (direct) return direct;
  const real = await realpath(program);
  if (real === '/usr/bin/snap') return basename(program);
  const { size } = await stat(real);
  if (size > SHORT_BYTES) return null;
  return SNAP.exec(await readFile(real, 'utf8').catch(() => ''))?.[1] ?? null;
}

const ASK_MS = 3000;

/**
 * A folder that the default browser may read a page from: ours, unless it is a snap, which names its desktop entry
 * `SNAP_PROGRAM.desktop`.
 */
export async function readableByDefault(env: Environment, ours: string): Promise<string> {
  const asker = await findProgram('xdg-settings', env.PATH);
  if (asker === null || !env.HOME) return ours;
  const said = await new Promise<string>((resolve) => {
    const words = ['get', 'default-web-browser'];
    execFile(asker, words, { env, timeout: ASK_MS }, (_, text) => resolve(text.trim()));
  });
  const snap = /^([a-z0-9-]+)_[a-z0-9-]+\.desktop$/.exec(said)?.[1];
  if (snap === undefined) return ours;
  const theirs = join(env.HOME, 'snap', snap);
  return (await isThere(theirs)) ? snapFolder(env.HOME, snap) : ours;
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
