import type { Bus } from '../dbus/ports.ts';
import type { Keyring } from '../ports.ts';
import { openCredentials } from './credentials.ts';
import { openKeychain } from './keychain.ts';
import { openSecrets } from './secrets.ts';

/** `platform` as Node names it. `bus` is the session's; it is used on Linux only, and stays the caller's to close. */
export interface KeyringPlace {
  readonly platform: NodeJS.Platform;
  readonly bus: Bus | null;
}

/** The keyring of this desktop; null where it has none, or its owner does not open it. Never rejects. */
export async function openKeyring({ platform, bus }: KeyringPlace): Promise<Keyring | null> {
  if (platform === 'darwin') return await openKeychain();
  if (platform === 'win32') return await openCredentials();
  return bus === null ? null : await openSecrets(bus);
}
