// `npm run campaign:package`: the .deb in a Debian that has nothing else. Installs it with what it depends on and
// nothing more, lets it track and upload to a real house under Xvfb, forgets and purges it, and compares the whole system
// with what it was before. Exit 1 where a file is left, or nothing was tracked. Needs root and mmdebstrap; some minutes.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { until } from '@stint/tracker/desktop/testing/until';
import { call } from '@stint/wire/client';
import { readDiary } from '@stint/wire/diary';
import { agree, approve, openOffice } from './desktop/office.ts';
import { makePackages } from './desktop/package.ts';
import { type BareRoot, bareDebian } from './src/bare/root.ts';
import { differences, listSystem } from './src/bare/traces.ts';

/** Ten minutes are fifteen seconds. */
const PACE = 40;
const ANA = { uid: 1000, home: '/home/ana' };
const { values } = parseArgs({ options: { suite: { type: 'string', default: 'bookworm' } } });
const undo: (() => Promise<void> | void)[] = [];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const PATHS = ['/usr/bin', '/usr/sbin', '/usr/local/bin'];
/** The parts that are no JavaScript. */
const LOADS =
  'process.chdir("/usr/lib/stint-tracker/app"); const r = require("node:module").createRequire("/usr/lib/stint-tracker/app/x.js"); r("sharp"); r("node-screenshots"); r("koffi")';
/** Folders of the XDG kind that were made on the way, and dpkg's own list, whose order may change. */
const EMPTY_OR_DPKG =
  /^(new|changed) (home\/ana(\/\.(local|config)(\/(state|share|autostart))?)?|var\/lib\/dpkg\/status)$/;

try {
  const lack = lacking();
  if (lack === null) process.exitCode = (await campaign()) ? 0 : 1;
  else process.exitCode = complain(lack);
} finally {
  for (const back of undo.reverse()) await back();
}

/** What this machine lacks for it; null where nothing. */
function lacking(): string | null {
  if (process.getuid?.() !== 0) return 'it must run as root, for a system of its own';
  const found = PATHS.some((folder) => existsSync(join(folder, 'mmdebstrap')));
  return found ? null : 'it needs mmdebstrap: apt-get install --no-install-recommends mmdebstrap';
}

function complain(lack: string): number {
  process.stderr.write(`bare-debian: ${lack}\n`);
  return 2;
}

async function campaign(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'stint-bare-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  const downloads = join(folder, 'downloads');
  mkdirSync(downloads);
  say('bare-debian: making the package');
  await makePackages(downloads);
  say(`bare-debian: a bare Debian ${values.suite}`);
  const root = await bareDebian(join(folder, 'root'), values.suite);
  const name = readdirSync(downloads).find((each) => each.endsWith('.deb')) ?? '';
  const deb = join('/', name);
  copyFileSync(join(downloads, name), join(root.folder, name));
  await root.run(['apt-get', 'update', '-q']);

  // With what it depends on and nothing more, it runs, and its native parts load.
  await root.run(['apt-get', 'install', '-y', '--no-install-recommends', deb]);
  const version = (await root.run(['stint-tracker', '--version'])).trim().split('\n').at(-1) ?? '';
  await root.run(['/usr/lib/stint-tracker/bin/node', '-e', LOADS]);
  await root.run(['apt-get', 'purge', '-y', 'stint-tracker']);
  say(`bare-debian: ${version} runs with its own Depends alone`);

  // Somebody's desktop, and the list of all that is on it.
  await root.run([
    'apt-get',
    'install',
    '-y',
    '--no-install-recommends',
    'xvfb',
    'xdotool',
    'x11-xserver-utils',
  ]);
  await root.run(['useradd', '--create-home', '--uid', String(ANA.uid), 'ana']);
  const before = listSystem(root.folder);
  await root.run(['apt-get', 'install', '-y', '--no-install-recommends', deb]);
  const installed = differences(before, listSystem(root.folder)).filter(
    (line) => !line.startsWith('changed'),
  );
  const tracked = await track(root, folder, downloads);
  say(
    `bare-debian: tracked and uploaded ${tracked} segment(s) with a picture, of ${installed.length} new files`,
  );

  // Purged without `forget`, only her own folder is left; forgotten, nothing is.
  await root.run(['apt-get', 'purge', '-y', 'stint-tracker']);
  const left = differences(before, listSystem(root.folder));
  const hers = left.filter((line) => /^(new|changed) home\/ana(\/|$)/.test(line));
  const system = left.filter((line) => !hers.includes(line) && line !== 'changed var/lib/dpkg/status');
  say(`bare-debian: purged; ${system.length} left on the system, ${hers.length} in her own folder`);
  await root.run(['apt-get', 'install', '-y', '--no-install-recommends', deb]);
  await root.run(['stint-tracker', 'forget', '--yes'], { user: ANA });
  await root.run(['apt-get', 'purge', '-y', 'stint-tracker']);
  const traces = differences(before, listSystem(root.folder)).filter((line) => !EMPTY_OR_DPKG.test(line));
  for (const line of [...system, ...traces]) say(`  ${line}`);
  const holds = tracked > 0 && system.length === 0 && traces.length === 0 && hers.length > 0;
  say(
    `bare-debian: forgotten and purged; ${traces.length} traces. ${holds ? 'It holds.' : 'It does NOT hold.'}`,
  );
  return holds;
}

/** A real house on this machine, and Ana at her desk in the bare one. How many of her segments have a picture. */
async function track(root: BareRoot, folder: string, downloads: string): Promise<number> {
  const office = await openOffice(join(folder, 'house'), '2026-11-18T09:00:00Z', PACE, {
    STINT_DOWNLOADS: downloads,
  });
  undo.push(() => office.program.stop());
  const { contract, ana } = await agree(office);
  const number = freeDisplay();
  const server = ['Xvfb', number, '-screen', '0', '800x600x24', '-nolisten', 'tcp', '-noreset'];
  const display = root.start(server, { user: ANA });
  undo.push(() => display.stop());
  const inside = { user: ANA, env: { DISPLAY: number, XDG_SESSION_TYPE: 'x11' } };
  // Something to be seen: a screen of one colour is no picture.
  const draw = (): Promise<boolean> =>
    root.run(['xsetroot', '-mod', '16', '16'], inside).then(
      () => true,
      () => false,
    );
  await until(draw, 30);
  const words = ['stint-tracker', 'track', '--no-window', '--house', office.house, '--pace', String(PACE)];
  const tracker = root.start(words, inside);
  undo.push(() => tracker.stop());
  await approve(tracker, ana);
  await root.run(['stint-tracker', 'start', contract, '--memo', 'Header colours'], inside);
  const query = { from: '2026-11-18T09:00:00Z', to: '2026-11-18T23:50:00Z' };
  const pictures = await until(async () => {
    await root.run(['xdotool', 'key', '--delay', '20', ...Array.from('typing')], inside);
    const { entries } = await call(ana, readDiary, { params: { contract }, query });
    return entries.filter(({ seen }) => seen?.pictures.some(({ arrived }) => arrived)).length || null;
  }, 120);
  await root.run(['stint-tracker', 'quit'], inside);
  await until(() => !isThere(tracker.pid), 30);
  return pictures;
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Its network is this machine's, and so are the names of its displays: one that nobody has here. */
function freeDisplay(): string {
  const taken = readFileSync('/proc/net/unix', 'utf8');
  for (let number = 200; ; number += 1)
    if (!new RegExp(`X11-unix/X${number}$`, 'm').test(taken)) return `:${number}`;
}
