import { isRefusal } from '@stint/core/refusal';
import { desktopEnvironment } from '../config.ts';
import { sessionBusAddress } from '../desktop/dbus/address.ts';
import { openBus } from '../desktop/dbus/bus.ts';
import { openKeyring } from '../desktop/keyring/keyring.ts';
import type { TrackerRefusal } from '../refusal.ts';
import type { SignInPlace } from '../signed-in.ts';
import { bringOver } from './bring-over.ts';
import { openVault } from './open.ts';

export interface OwnVault extends SignInPlace {
  close(): Promise<void>;
}

/**
 * A tracker's folder with the keyring of this desktop, whose owner may be asked for its password. What an earlier
 * tracker left there in plain files is encrypted. Refusals: of `openVault`.
 */
export async function openOwnVault(folder: string): Promise<OwnVault | TrackerRefusal> {
  const linux = process.platform === 'linux';
  const bus = linux ? await openBus(sessionBusAddress(desktopEnvironment())) : null;
  const keyring = await openKeyring({ platform: process.platform, bus });
  const close = async (): Promise<void> => {
    await keyring?.close();
    await bus?.close();
  };
  const vault = await openVault(folder, keyring);
  if (isRefusal(vault)) {
    await close();
    return vault;
  }
  const place = { folder, vault, keyring };
  await bringOver(place);
  return { ...place, close };
}
