import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Keyring, KeyringFault } from '../desktop/ports.ts';
import { ifThere, writeDurably } from '../files.ts';
import { refuse, type TrackerRefusal } from '../refusal.ts';
import { decrypt, encrypt, KEY_BYTES } from './cipher.ts';
import { type KeyPlace, Vault } from './vault.ts';

/**
 * The vault of a folder. Its key is made at the first opening, and lies in the desktop's keyring; where there is none
 * (null) it lies in a file beside what it opens, mode 0600, and moves once there is a keyring. Refusals, after which
 * nothing has been changed: `keyring-locked`, `keyring-away`, `vault-key-lost`.
 */
export async function openVault(folder: string, keyring: Keyring | null): Promise<Vault | TrackerRefusal> {
  const text = await ifThere(readFile(join(folder, MARK), 'utf8'));
  if (text === null) return begin(folder, keyring);
  const mark = markOf(text);
  if (!mark) return refuse('vault-key-lost');
  return mark.kept === 'keyring' ? fromKeyring(mark, keyring) : fromFile(folder, mark, keyring);
}

/** The name in the keyring of the key that opens this folder; null where none lies there. */
export async function keyringNameOf(folder: string): Promise<string | null> {
  const mark = markOf((await ifThere(readFile(join(folder, MARK), 'utf8'))) ?? '');
  return mark?.kept === 'keyring' ? mark.id : null;
}

/** Says where the key lies and what it opens, and nothing of the key itself. */
const Mark = z.strictObject({
  v: z.literal(1),
  /** The name of the keyring's item. */
  id: z.string(),
  kept: z.enum(['keyring', 'file']),
  /** Encrypted with the key: another key is known for another before anything is read, or written, with it. */
  check: z.string(),
});
type Mark = z.infer<typeof Mark>;

const MARK = 'key.json';
const KEY_FILE = 'key';
const CHECK = 'check';

async function begin(folder: string, keyring: Keyring | null): Promise<Vault | TrackerRefusal> {
  // The mark of an older key is gone: a new one would open nothing of what waits here.
  if ((await readdir(folder)).some((name) => name.endsWith('.vault'))) return refuse('vault-key-lost');
  const left = await readKeyFile(folder);
  const key = left ?? randomBytes(KEY_BYTES);
  const id = randomUUID();
  if (keyring) {
    const fault = await handOver(keyring, id, key);
    if (fault) return refusalOf(fault);
  } else if (!left) {
    await writeDurably(join(folder, KEY_FILE), key.toString('base64'));
  }
  return settle(folder, id, keyring ? 'keyring' : 'file', key);
}

async function fromKeyring(mark: Mark, keyring: Keyring | null): Promise<Vault | TrackerRefusal> {
  if (!keyring) return refuse('keyring-away');
  const key = await keyring.read(mark.id);
  if (key !== null && 'code' in key) return refusalOf(key);
  return key && fits(mark, key) ? new Vault(key, 'keyring') : refuse('vault-key-lost');
}

async function fromFile(
  folder: string,
  mark: Mark,
  keyring: Keyring | null,
): Promise<Vault | TrackerRefusal> {
  const key = await readKeyFile(folder);
  if (!key || !fits(mark, key)) return refuse('vault-key-lost');
  if (!keyring || (await handOver(keyring, mark.id, key))) return new Vault(key, 'file');
  return settle(folder, mark.id, 'keyring', key);
}

/** Nothing is taken for kept in a keyring that was not read back from it. */
async function handOver(keyring: Keyring, id: string, key: Buffer): Promise<KeyringFault | null> {
  const fault = await keyring.write(id, key);
  if (fault) return fault;
  const back = await keyring.read(id);
  if (back !== null && 'code' in back) return back;
  return back?.equals(key) ? null : { code: 'keyring-failed', detail: 'it does not give back what it took' };
}

/** The key is where it stays; from here on the folder says so. */
async function settle(folder: string, id: string, kept: KeyPlace, key: Buffer): Promise<Vault> {
  const check = encrypt(createSecretKey(key), CHECK, Buffer.from(CHECK)).toString('base64');
  const mark: Mark = { v: 1, id, kept, check };
  await writeDurably(join(folder, MARK), `${JSON.stringify(mark)}\n`);
  if (kept === 'keyring') await rm(join(folder, KEY_FILE), { force: true });
  return new Vault(key, kept);
}

function fits(mark: Mark, key: Buffer): boolean {
  if (key.length !== KEY_BYTES) return false;
  return decrypt(createSecretKey(key), CHECK, Buffer.from(mark.check, 'base64')) !== null;
}

async function readKeyFile(folder: string): Promise<Buffer | null> {
  const text = await ifThere(readFile(join(folder, KEY_FILE), 'utf8'));
  const key = text === null ? null : Buffer.from(text, 'base64');
  return key?.length === KEY_BYTES ? key : null;
}

function markOf(text: string): Mark | null {
  try {
    return Mark.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function refusalOf({ code }: KeyringFault): TrackerRefusal {
  return refuse(code === 'keyring-locked' ? 'keyring-locked' : 'keyring-away');
}
