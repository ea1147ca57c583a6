import { homedir, hostname } from 'node:os';
import { join } from 'node:path';

/** The house of the demo, where no other is named. */
export const DEFAULT_HOUSE = 'http://localhost:4310';

/** The environment that desktop, capture and window inherit. */
export function desktopEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}

/** The tracker's folder: `$XDG_STATE_HOME/stint`, by default `~/.local/state/stint`. */
export function defaultFolder(): string {
  const { XDG_STATE_HOME } = process.env;
  const state = XDG_STATE_HOME?.startsWith('/') ? XDG_STATE_HOME : join(homedir(), '.local', 'state');
  return join(state, 'stint');
}

/** What a freelancer with two computers tells them apart by. */
export function deviceName(): string {
  return hostname() || 'desk';
}
