import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../environment.ts';

/** Where the session's bus listens, in D-Bus's own form (`unix:path=…`); null where the session has none. */
export function sessionBusAddress(env: Environment): string | null {
  if (env.DBUS_SESSION_BUS_ADDRESS) return env.DBUS_SESSION_BUS_ADDRESS;
  if (!env.XDG_RUNTIME_DIR) return null;
  const socket = join(env.XDG_RUNTIME_DIR, 'bus');
  return existsSync(socket) ? `unix:path=${socket}` : null;
}

/** Where the computer's bus listens; it may be that nobody does. */
export function systemBusAddress(env: Environment): string {
  return env.DBUS_SYSTEM_BUS_ADDRESS || 'unix:path=/run/dbus/system_bus_socket';
}
