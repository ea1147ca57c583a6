import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inheritedEnv } from './config.ts';
import {
  displayNumberFrom,
  endProcess,
  startWindowManager,
  type TestDisplay,
  writeCookieFile,
} from './display.ts';

/** Xvfb has one monitor whatever it is told; Xorg with its dummy driver has as many as one likes, for root. */
export const twoMonitorsArePossible =
  existsSync('/usr/lib/xorg/modules/drivers/dummy_drv.so') && process.getuid?.() === 0;

/** A real X server with two monitors of 800 x 600, side by side, and openbox as its window manager. */
export async function startTwoMonitors(): Promise<TestDisplay> {
  const cookieFile = await writeCookieFile();
  const folder = dirname(cookieFile);
  await writeFile(join(folder, 'xorg.conf'), CONFIGURATION);
  const files = ['-config', join(folder, 'xorg.conf'), '-logfile', join(folder, 'log'), '-auth', cookieFile];
  const quiet = ['-noreset', '-nolisten', 'tcp', '-novtswitch', '-sharevts'];
  const server = spawn('Xorg', ['-displayfd', '3', ...files, ...quiet], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    env: inheritedEnv,
  });
  const display = await displayNumberFrom(server);
  const env = { ...inheritedEnv, DISPLAY: display, XAUTHORITY: cookieFile, XDG_SESSION_TYPE: 'x11' };
  const windowManager = await startWindowManager(env, `${cookieFile}-managed`);
  const kill = async (): Promise<void> => {
    await endProcess(server, 'SIGKILL');
    await endProcess(windowManager, 'SIGKILL');
  };
  const stop = async (): Promise<void> => {
    await endProcess(windowManager, 'SIGTERM');
    await endProcess(server, 'SIGTERM');
    await rm(folder, { recursive: true, force: true });
  };
  const unmanage = (signal: NodeJS.Signals): Promise<void> => endProcess(windowManager, signal);
  return { address: { display, cookieFile }, env, kill, unmanage, stop };
}

const MODE = `
  Modeline "800x600" 40 800 840 968 1056 600 601 605 628
  Option "PreferredMode" "800x600"`;

const CONFIGURATION = `
Section "Device"
  Identifier "dummy"
  Driver "dummy"
  VideoRam 64000
  Option "Monitor-DUMMY0" "left"
  Option "Monitor-DUMMY1" "right"
EndSection
Section "Monitor"
  Identifier "left"${MODE}
EndSection
Section "Monitor"
  Identifier "right"${MODE}
  Option "RightOf" "DUMMY0"
  Option "Enable" "true"
EndSection
Section "Screen"
  Identifier "desk"
  Device "dummy"
  DefaultDepth 24
  SubSection "Display"
    Virtual 1600 600
  EndSubSection
EndSection
Section "ServerFlags"
  Option "AutoAddDevices" "false"
EndSection
`;
