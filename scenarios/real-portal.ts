// `node scenarios/real-portal.ts`: a real Wayland desktop (sway with two monitors and no screen), its real portal, and
// the tracker's way to a picture. As root it goes on as `nobody`, for sway refuses root. Wants Debian's sway foot
// pipewire xdg-desktop-portal xdg-desktop-portal-wlr xdg-desktop-portal-gtk dbus: too heavy for `npm test`.
// Exit 1 when it does not hold.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectDesktop } from '@stint/tracker/desktop/detect';
import type { Environment } from '@stint/tracker/desktop/environment';
import { grabByPortal } from '@stint/tracker/desktop/portal/grab';
import { inheritedEnv } from '@stint/tracker/desktop/testing/config';
import { endProcess } from '@stint/tracker/desktop/testing/display';
import { until } from '@stint/tracker/desktop/testing/until';

const NOBODY = 65_534;
const SWAY = `output HEADLESS-1 resolution 1280x720 position 0 0
output HEADLESS-2 resolution 800x600 position 1280 0
xwayland disable
`;

process.exitCode = process.getuid?.() === 0 ? await asNobody() : await tryPortal();

async function asNobody(): Promise<number> {
  const self = new URL(import.meta.url).pathname;
  const again = spawn(process.execPath, [self], { uid: NOBODY, gid: NOBODY, stdio: 'inherit' });
  const code = await new Promise((resolve) => again.once('exit', resolve));
  return code === 0 ? 0 : 1;
}

async function tryPortal(): Promise<number> {
  const home = await mkdtemp(join(tmpdir(), 'stint-portal-'));
  const started: ChildProcess[] = [];
  const address = `unix:path=${home}/bus`;
  const wayland = { XDG_SESSION_TYPE: 'wayland', XDG_CURRENT_DESKTOP: 'sway', WAYLAND_DISPLAY: 'wayland-1' };
  const headless = { WLR_BACKENDS: 'headless', WLR_LIBINPUT_NO_DEVICES: '1', WLR_RENDERER: 'pixman' };
  const own = { HOME: home, TMPDIR: home, XDG_RUNTIME_DIR: home, DBUS_SESSION_BUS_ADDRESS: address };
  const env = { ...inheritedEnv, ...own, ...wayland };
  const start = (program: string, words: readonly string[], more = {}): void => {
    started.push(spawn(program, words, { env: { ...env, ...more }, stdio: 'ignore' }));
  };
  try {
    await mkdir(join(home, 'sway'));
    await writeFile(join(home, 'sway', 'config'), SWAY);
    start('dbus-daemon', ['--session', '--nofork', `--address=${address}`]);
    await until(() => existsSync(join(home, 'bus')));
    start('sway', ['-c', join(home, 'sway', 'config')], { ...headless, WLR_HEADLESS_OUTPUTS: '2' });
    await until(() => existsSync(join(home, 'wayland-1')));
    start('pipewire', []);
    start('foot', ['sh', '-c', 'echo Ana works here; sleep 60']);
    return await look(env, address);
  } finally {
    for (const each of started.toReversed()) await endProcess(each, 'SIGTERM');
    await rm(home, { recursive: true, force: true });
  }
}

async function look(env: Environment, address: string): Promise<number> {
  const desktop = await detectDesktop(env, Date.now);
  if ('code' in desktop) throw new Error(desktop.sentence);
  process.stdout.write(`${JSON.stringify(desktop.capabilities)}\n`);
  process.stdout.write(`leave: ${JSON.stringify(await desktop.askLeave?.())}\n`);
  const [frame] = (await grabByPortal(address, Date.now)) ?? [];
  const colours = new Set(frame?.rgb.toString('hex').match(/.{6}/g)).size;
  const left = readdirSync(tmpdir()).filter((name) => name === 'out.png').length;
  process.stdout.write(`${frame?.width} x ${frame?.height}, ${colours} colours, ${left} files left behind\n`);
  const holds = frame?.width === 2080 && frame.height === 720 && colours > 10 && left === 0;
  process.stdout.write(`real-portal: ${holds ? 'holds' : 'does not hold'}\n`);
  return holds ? 0 : 1;
}
