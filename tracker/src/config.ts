import { homedir, hostname } from 'node:os';
import { join } from 'node:path';

/** The house of the demo, where no other is named. */
export const DEFAULT_HOUSE = 'http://localhost:4310';

/** The environment that desktop, capture and window inherit. */
export function desktopEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}

/**
 * The tracker's folder: `$XDG_STATE_HOME/stint`, by default `~/.local/state/stint`; on macOS
 * `~/Library/Application Support/Stint`, on Windows `%LOCALAPPDATA%\\Stint`.
 */
export function defaultFolder(): string {
  const { XDG_STATE_HOME, LOCALAPPDATA } = process.env;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Stint');
  if (process.platform === 'win32') return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Stint');
  const state = XDG_STATE_HOME?.startsWith('/') ? XDG_STATE_HOME : join(homedir(), '.local', 'state');
  return join(state, 'stint');
}

/** Where programs of this user keep their settings: `$XDG_CONFIG_HOME`, by default `~/.config`. */
export function configFolder(): string {
  const { XDG_CONFIG_HOME } = process.env;
  return XDG_CONFIG_HOME?.startsWith('/') ? XDG_CONFIG_HOME : join(homedir(), '.config');
}

/** What a freelancer with two computers tells them apart by. */
export function deviceName(): string {
  return hostname() || 'desk';
}
