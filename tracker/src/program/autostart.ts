import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, win32 } from 'node:path';
import type { Form } from '@stint/wire/downloads';
import { launchAgentAutostart } from '../desktop/macos/autostart.ts';
import { runKeyAutostart } from '../desktop/windows/autostart.ts';

/** Whether the tracker begins with the desktop session: in the background, tracking nothing. */
export interface Autostart {
  isOn(): Promise<boolean>;
  set(on: boolean): Promise<void>;
  /** Takes away what `set` has ever written. */
  forget(): Promise<void>;
}

export interface AutostartPlaces {
  /** The folder of the user's settings: `~/.config`. */
  readonly config: string;
  readonly home: string;
  /** What is started: the launcher, or on Windows the words of its Run key. */
  readonly program: string;
  /** The system's own entry, which a .deb brings; the user's is asked before it. */
  readonly systemEntry?: string;
}

export function autostartOn(platform: NodeJS.Platform, places: AutostartPlaces): Autostart {
  if (platform === 'darwin') return launchAgentAutostart(places);
  if (platform === 'win32') return runKeyAutostart(places.program);
  return xdgAutostart(places);
}

/** What starts a package's tracker, whichever version is the current one then. */
export function launcherOf(form: Form, platform: NodeJS.Platform, folder: string): string {
  if (platform === 'darwin') return join(folder, '../MacOS/stint-tracker');
  if (platform === 'win32')
    return `"${win32.join(folder, 'bin/node.exe')}" ${NODE_FLAGS} "${win32.join(folder, 'app/main.mjs')}"`;
  return form === 'deb' ? 'stint-tracker' : join(dirname(folder), 'current/bin/stint-tracker');
}

/** As in the package's launchers. */
const NODE_FLAGS = '--use-system-ca --max-semi-space-size=1 --no-opt --no-maglev';

/** XDG: an entry of the user's own with the same name stands before the system's, also to say no. */
function xdgAutostart({ config, program, systemEntry = SYSTEM_ENTRY }: AutostartPlaces): Autostart {
  const own = join(config, 'autostart', 'stint-tracker.desktop');
  return {
    isOn: async () => (existsSync(own) ? !saysNo(readFileSync(own, 'utf8')) : existsSync(systemEntry)),
    set: async (on) => {
      if (on && existsSync(systemEntry)) return rm(own, { force: true });
      await mkdir(dirname(own), { recursive: true });
      await writeFile(own, autostartEntry(program, on));
    },
    forget: () => rm(own, { force: true }),
  };
}

const SYSTEM_ENTRY = '/etc/xdg/autostart/stint-tracker.desktop';

/** The entry that desktops read at log-in. Off, it keeps its place, so that no other of its name is asked. */
export function autostartEntry(program: string, on: boolean): string {
  return `${[
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.4',
    'Name=Stint',
    'Comment=Waits in the background. It tracks nothing before you press Start.',
    `Exec=${quoted(program)} background`,
    'Icon=stint-tracker',
    'Terminal=false',
    'NoDisplay=true',
    `X-GNOME-Autostart-enabled=${on}`,
    ...(on ? [] : ['Hidden=true']),
  ].join('\n')}\n`;
}

function saysNo(entry: string): boolean {
  return /^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/m.test(entry);
}

/** As the Desktop Entry Specification quotes an argument. */
function quoted(program: string): string {
  return /^[\w./-]+$/.test(program)
    ? program
    : `"${program.replace(/["`$\\]/g, '\\\\$&').replaceAll('%', '%%')}"`;
}
