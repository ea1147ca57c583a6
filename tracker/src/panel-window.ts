import { homedir } from 'node:os';
import { join } from 'node:path';
import { configFolder } from './config.ts';
import { type Desktop, displayAddress } from './desktop/detect.ts';
import type { Environment } from './desktop/environment.ts';
import { openInBrowser } from './desktop/window/browser.ts';
import { type OpenedWindow, openWindow, WINDOW_CLASS } from './desktop/window/open.ts';
import { keepPlace } from './desktop/window/place.ts';
import { raiseWindow } from './desktop/x11/raise.ts';
import type { PanelDesktop } from './panel/deeds/desktop.ts';
import { type About, PACKAGE_FOLDER } from './program/about.ts';
import { type AutostartPlaces, autostartOn, launcherOf } from './program/autostart.ts';

export interface PanelWindow {
  /** Brings the window that is open to the front, or opens one; where none can be opened, that is said. */
  show(): Promise<void>;
  /** Closes what was opened here, where it can be closed. */
  close(): Promise<void>;
}

/** `address`: of a new window of the panel, each time. */
export function panelWindow(
  address: () => string,
  env: Environment,
  { folder, say }: { readonly folder: string; readonly say: (line: string) => void },
): PanelWindow {
  const opened: OpenedWindow[] = [];
  let showing: Promise<void> | null = null;
  const show = async (): Promise<void> => {
    const display = displayAddress(env);
    if (display !== null && (await raiseWindow(display, WINDOW_CLASS))) return;
    const window = await openWindow(address(), env, join(folder, 'window'));
    if ('code' in window) say(window.sentence);
    else opened.push(window);
  };
  return {
    // Two clicks are one window.
    show: () => {
      showing ??= show().finally(() => {
        showing = null;
      });
      return showing;
    },
    close: async () => {
      await Promise.all(opened.map((window) => window.close()));
    },
  };
}

/** What the panel's page may ask of this desktop. */
export function panelDesktop(
  { window }: Pick<Desktop, 'window'>,
  env: Environment,
  { folder, about }: { readonly folder: string; readonly about: About | null },
): PanelDesktop {
  return {
    // Run from its source, it has nothing that a desktop could start.
    autostart: about && autostartOn(process.platform, placesOf(about)),
    open: (address) => openInBrowser(address, env),
    keepPlace: (place) => keepPlace(join(folder, 'window'), place),
    front: async () => (window ? window.front() : 'unknown'),
  };
}

function placesOf({ form }: About): AutostartPlaces {
  const program = launcherOf(form, process.platform, PACKAGE_FOLDER);
  return { config: configFolder(), home: homedir(), program };
}
