import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Draw, seededDraw } from '@stint/proof/draw';
import type { Keyring } from './desktop/ports.ts';
import { ifThere } from './files.ts';
import type { HousePin } from './pin/house-mark.ts';
import { refuse, type TrackerRefusal } from './refusal.ts';
import { Unreadable, type Vault } from './vault/vault.ts';

/** What a tracker was told when it was signed in. */
export interface SignedIn {
  readonly house: string;
  readonly token: string;
  readonly device: string;
  /** The freelancer. */
  readonly person: string;
  readonly name: string;
  /** base64url, 32 bytes: from it comes every snapshot instant (T2). */
  readonly snapshotSeed: string;
  /** What the house is known by; missing until it has answered. */
  readonly pin?: HousePin;
}

export function drawOf(signedIn: SignedIn): Draw {
  return seededDraw(Buffer.from(signedIn.snapshotSeed, 'base64url'));
}

/** Where a sign-in is kept: all of it in the vault, but token and seed in the keyring where there is one. */
export interface SignInPlace {
  readonly folder: string;
  readonly vault: Vault;
  readonly keyring: Keyring | null;
}

/** Null when this folder was never signed in. Refusals: `keyring-away`, `keyring-locked`, `vault-key-lost`. */
export async function readSignedIn({
  folder,
  vault,
  keyring,
}: SignInPlace): Promise<SignedIn | TrackerRefusal | null> {
  const page = await readPage(folder, vault);
  if (page === null) return null;
  const { secrets, ...rest } = page;
  if (secrets) return { ...rest, ...secrets };
  if (!keyring) return refuse('keyring-away');
  const item = await keyring.read(itemOf(rest.device));
  if (item === null) return refuse('vault-key-lost');
  if ('code' in item) return refuse(item.code === 'keyring-locked' ? 'keyring-locked' : 'keyring-away');
  return { ...rest, ...(JSON.parse(item.toString()) as Secrets) };
}

/** Whether somebody has signed in here, whoever can read as whom. */
export async function isSignedIn(folder: string): Promise<boolean> {
  return (await ifThere(stat(join(folder, NAME)))) !== null;
}

export async function writeSignedIn(place: SignInPlace, signedIn: SignedIn): Promise<void> {
  const { folder, vault, keyring } = place;
  const { token, snapshotSeed, ...rest } = signedIn;
  const secrets: Secrets = { token, snapshotSeed };
  const before = await readPage(folder, vault);
  const isKept = (await keyring?.write(itemOf(rest.device), Buffer.from(JSON.stringify(secrets)))) === null;
  const page: Page = { ...rest, secrets: isKept ? null : secrets };
  await vault.writeJson(join(folder, NAME), ROLE, page);
  if (before && before.device !== rest.device) await keyring?.forget(itemOf(before.device));
}

type Secrets = Pick<SignedIn, 'token' | 'snapshotSeed'>;

interface Page extends Omit<SignedIn, keyof Secrets> {
  /** Null: they are in the keyring. */
  readonly secrets: Secrets | null;
}

const NAME = 'signed-in.vault';
const ROLE = 'signed-in';

/** The name in the keyring of a device's secrets. */
export function itemOf(device: string): string {
  return `sign-in ${device}`;
}

async function readPage(folder: string, vault: Vault): Promise<Page | null> {
  try {
    return await vault.readJson<Page>(join(folder, NAME), ROLE);
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}
