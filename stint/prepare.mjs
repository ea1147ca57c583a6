// Makes the house ready for `npm start` and `npm test`: installs its parts, builds its windows, and for
// the tests looks for the desktop programs they use. Plain JavaScript, because it runs on the machine's
// own Node (20 or newer) before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const purpose = process.argv[2];

if (purpose !== 'start' && purpose !== 'test') refuse('use: node stint/prepare.mjs start|test');
refuseForeignMachine();
await installParts();
await buildWindows();
if (purpose === 'test') await installPrograms();

function say(line) {
  console.log(`stint: ${line}`);
}

function refuse(line) {
  console.error(`stint: ${line}`);
  process.exit(1);
}

function refuseForeignMachine() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20)
    refuse(`Node ${process.versions.node} is too old to install Stint. Node 20 or newer will do.`);
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const system = process.platform === 'win32' ? 'win' : process.platform;
  if (!optionalDependencies[`node-${system}-${process.arch}`]) {
    const known = Object.keys(optionalDependencies).map((name) => name.replace('node-', ''));
    refuse(
      `There is no Node 24 for ${system}-${process.arch} among Stint's parts, only for ${known.join(', ')}.`,
    );
  }
}

// `npm ci` empties node_modules, also under a house that runs from it: so only when the lock has changed.
async function installParts() {
  const lockfile = join(root, 'package-lock.json');
  const record = join(root, 'node_modules', '.stint-lock');
  const wanted = digest([lockfile]);
  if (contentOf(record) === wanted) return;
  if (!partsAreInPlace(lockfile)) {
    await run('npm', ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--loglevel=error'], {
      doing: 'installing the parts of the house (npm ci; some minutes the first time)',
      path: pathWithoutOurs(),
    });
  }
  writeFileSync(record, wanted);
}

// What npm wrote down after its last complete installation (also after a developer's own `npm i`).
function partsAreInPlace(lockfile) {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed) || !existsSync(join(bin, 'node'))) return false;
  const here = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(lockfile, 'utf8')).packages);
  return wanted
    .filter(([place]) => place.includes('node_modules/'))
    .every(([place, part]) => (here[place] ? here[place].integrity === part.integrity : part.optional));
}

// The npm that installs must not run on the Node that it is about to replace.
function pathWithoutOurs() {
  const places = (process.env.PATH ?? '').split(delimiter);
  return places.filter((place) => !place.endsWith(join('node_modules', '.bin'))).join(delimiter);
}

async function buildWindows() {
  const web = join(root, 'web');
  if (!existsSync(join(web, 'src', 'main.tsx'))) return;
  const record = join(web, 'dist', '.stint-built');
  const rooms = ['web', 'core', 'wire', 'proof', 'tracker/src'];
  const sources = rooms.flatMap((room) => sourcesIn(join(root, room)));
  const wanted = digest([join(root, 'package-lock.json'), ...sources.sort()]);
  if (contentOf(record) === wanted) return;
  await run(join(bin, 'vite'), ['build', '--logLevel', 'warn'], { doing: 'building the pages', cwd: web });
  mkdirSync(dirname(record), { recursive: true });
  writeFileSync(record, wanted);
}

function sourcesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : sourcesIn(path);
    return entry.name.includes('.test.') ? [] : [path];
  });
}

// The tests drive a real desktop, check the ledger with real bookkeeping programs, and open tables and timesheets with
// those that people open them with.
async function installPrograms() {
  const desktop = ['xvfb', 'xauth', 'xdotool', 'openbox', 'xterm', 'wmctrl', 'x11-utils', 'dbus', 'dbus-x11'];
  const keyring = ['gnome-keyring', 'libsecret-tools'];
  const certificates = ['openssl'];
  const tray = ['xfce4-panel', 'dunst', 'desktop-file-utils'];
  const wanted = [
    ...desktop,
    ...tray,
    ...keyring,
    ...certificates,
    'chromium',
    'fonts-dejavu-core',
    'imagemagick',
    'hledger',
    'beancount',
    'libreoffice-calc-nogui',
    'poppler-utils',
  ];
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are dpkg-query's own.
  const asked = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...wanted]);
  if (asked.error) return say(`not a Debian: some tests need these programs: ${wanted.join(' ')}`);
  const present = new Set(asked.stdout.toString().split('\n'));
  const missing = wanted.filter((name) => !present.has(`${name} installed`));
  if (missing.length === 0) return;
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...missing];
  const right = rightToInstall();
  if (right === null) return say(`some tests will fail until you run: sudo ${install.join(' ')}`);
  const [update, ...rest] = [...right, 'apt-get', 'update', '-q'];
  await run(update, rest, { doing: 'asking Debian for its package lists', quiet: true });
  const [command, ...words] = [...right, ...install];
  await run(command, words, { doing: `installing what the tests use: ${missing.join(' ')}`, quiet: true });
}

/** The words to put before apt-get: none for root, sudo where it asks no password, null where neither holds. */
function rightToInstall() {
  if (process.getuid?.() === 0) return ['env', 'DEBIAN_FRONTEND=noninteractive'];
  const sudo = ['sudo', '-n', 'env', 'DEBIAN_FRONTEND=noninteractive'];
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? sudo : null;
}

/** Runs one command to its end, tells every 15 seconds that it still runs, and ends everything if it fails. */
function run(
  command,
  words,
  { doing, cwd = root, path = `${bin}${delimiter}${process.env.PATH}`, quiet = false },
) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  say(`${doing} …`);
  const pulse = setInterval(() => say(`  … still at it, ${seconds()} s`), 15_000);
  return new Promise((done) => {
    const stdio = ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'];
    const shell = process.platform === 'win32';
    const child = spawn(command, words, { cwd, stdio, shell, env: { ...process.env, PATH: path } });
    child.on('error', (fault) => refuse(`${command} does not start: ${fault.message}`));
    child.on('close', (code) => {
      clearInterval(pulse);
      if (code !== 0)
        refuse(`failed while ${doing}: ${relative(root, command) || command} ended with ${code}`);
      say(`  done in ${seconds()} s`);
      done();
    });
  });
}

function digest(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function contentOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
