import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal } from '@stint/core/refusal';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBus } from './desktop/dbus/bus.ts';
import { openKeyring } from './desktop/keyring/keyring.ts';
import type { Keyring } from './desktop/ports.ts';
import { startBus } from './desktop/testing/buses.ts';
import { startGnomeKeyring } from './desktop/testing/gnome-keyring.ts';
import { isSignedIn, readSignedIn, type SignInPlace, writeSignedIn } from './signed-in.ts';
import { handKeyring } from './testing/hand-keyring.ts';
import { testVault } from './testing/vault.ts';
import { ANA, DEVICE } from './testing/world.ts';
import { openVault } from './vault/open.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-signed-in-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const signedIn = {
  house: 'https://house.test',
  token: 'canary-token-of-ana',
  device: DEVICE,
  person: ANA,
  name: 'Ana Duarte',
  snapshotSeed: Buffer.alloc(32, 7).toString('base64url'),
};

/** Which of these words stand in any file of the folder. */
async function onDisk(...words: (string | Buffer)[]): Promise<(string | Buffer)[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((each) => each.isFile());
  const bytes = await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name))));
  return words.filter((word) => bytes.some((each) => each.includes(word)));
}
const secrets = [signedIn.token, signedIn.snapshotSeed, Buffer.alloc(32, 7)];

it('TH-A2: token and seed lie in the keyring where there is one, and in no file', async () => {
  const keyring = handKeyring();
  const place = { folder, vault: testVault(), keyring };
  expect(await isSignedIn(folder)).toBe(false);
  await writeSignedIn(place, signedIn);
  expect(await isSignedIn(folder)).toBe(true);
  expect(await readSignedIn(place)).toEqual(signedIn);
  expect([...keyring.items.keys()]).toEqual([`sign-in ${DEVICE}`]);
  expect(await onDisk(...secrets, 'Ana Duarte', 'house.test')).toEqual([]);
  keyring.become('keyring-locked');
  expect(await readSignedIn(place)).toEqual({ refused: 'keyring-locked' });
  expect(await readSignedIn({ ...place, keyring: null })).toEqual({ refused: 'keyring-away' });
  keyring.become(null);
  keyring.items.clear();
  expect(await readSignedIn(place)).toEqual({ refused: 'vault-key-lost' });
});

it('signed in again as another device, the older secrets are forgotten', async () => {
  const keyring = handKeyring();
  const place = { folder, vault: testVault(), keyring };
  await writeSignedIn(place, signedIn);
  await writeSignedIn(place, { ...signedIn, device: 'other' });
  expect([...keyring.items.keys()]).toEqual(['sign-in other']);
});

it('they are encrypted with the rest where there is none', async () => {
  const place = { folder, vault: testVault(), keyring: null };
  await writeSignedIn(place, signedIn);
  expect(await readSignedIn(place)).toEqual(signedIn);
  expect(await onDisk(...secrets)).toEqual([]);
});

it('with a real keyring neither the key of the vault nor anything of the sign-in is to be found in the folder', async () => {
  const daemon = await startBus('session');
  const gnome = await startGnomeKeyring(daemon.address);
  const bus = await openBus(daemon.address);
  const keyring = await openKeyring({ platform: 'linux', bus });
  if (!keyring) throw new Error('no keyring');
  const first = await placeWith(keyring);
  await writeSignedIn(first, signedIn);
  const again = await placeWith(keyring);
  expect(again.vault.keyKept).toBe('keyring');
  expect(await readSignedIn(again)).toEqual(signedIn);
  const key = Buffer.from(again.vault.keyForChild(), 'base64');
  expect(await onDisk(...secrets, key, key.toString('base64'))).toEqual([]);
  await keyring.close();
  await bus?.close();
  await gnome.stop();
  await daemon.stop();
});

async function placeWith(keyring: Keyring): Promise<SignInPlace> {
  const vault = await openVault(folder, keyring);
  if (isRefusal(vault)) throw new Error(vault.refused);
  return { folder, vault, keyring };
}
