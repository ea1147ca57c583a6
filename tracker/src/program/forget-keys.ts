import { isRefusal } from '@stint/core/refusal';
import { itemOf, readSignedIn } from '../signed-in.ts';
import { keyringNameOf } from '../vault/open.ts';
import { openOwnVault } from '../vault/own-vault.ts';

/**
 * Takes the keys of a tracker's folder out of the desktop's keyring, whose owner may be asked for its password. False
 * where it does not open, so that they may stay there.
 */
export async function forgetKeys(folder: string): Promise<boolean> {
  const own = await openOwnVault(folder);
  if (isRefusal(own)) return (await keyringNameOf(folder)) === null;
  const { keyring } = own;
  const signedIn = await readSignedIn(own);
  const names = [await keyringNameOf(folder)];
  if (signedIn && !isRefusal(signedIn)) names.push(itemOf(signedIn.device));
  let all = true;
  for (const name of names) {
    if (name !== null && keyring) all = (await keyring.forget(name)) === null && all;
  }
  await own.close();
  return all;
}
