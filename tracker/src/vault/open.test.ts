import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal } from '@stint/core/refusal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handKeyring } from '../testing/hand-keyring.ts';
import { isEncrypted } from './cipher.ts';
import { openVault } from './open.ts';
import { Unreadable, type Vault } from './vault.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-vault-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const opened = async (keyring: Parameters<typeof openVault>[1]): Promise<Vault> => {
  const vault = await openVault(folder, keyring);
  if (isRefusal(vault)) throw new Error(vault.refused);
  return vault;
};
const page = () => join(folder, 'desk.vault');

describe('what the vault writes', () => {
  it('begins with its header, holds no word of what was written, and comes back as it was', async () => {
    const vault = await opened(null);
    await vault.writeJson(page(), 'desk', { memo: 'Header colours' });
    const bytes = await readFile(page());
    expect(isEncrypted(bytes)).toBe(true);
    expect(bytes.includes('Header')).toBe(false);
    expect(await vault.readJson(page(), 'desk')).toEqual({ memo: 'Header colours' });
    expect((await stat(page())).mode & 0o777).toBe(0o600);
  });

  it('is never the same bytes twice, and opens in its own role alone', async () => {
    const vault = await opened(null);
    expect(vault.encrypt('desk', 'a').equals(vault.encrypt('desk', 'a'))).toBe(false);
    await vault.write(page(), 'desk', 'a');
    await expect(vault.read(page(), 'recent')).rejects.toThrow(Unreadable);
    expect(await vault.read(join(folder, 'none.vault'), 'desk')).toBeNull();
  });

  it('is refused when one bit of it was changed, anywhere', async () => {
    const vault = await opened(null);
    const whole = vault.encrypt('desk', 'Header colours');
    for (let at = 0; at < whole.length; at += 1) {
      const bent = Buffer.from(whole);
      bent[at] = (bent[at] ?? 0) ^ 1;
      expect(vault.decrypt('desk', bent)).toBeNull();
      expect(vault.decrypt('desk', whole.subarray(0, at))).toBeNull();
    }
    expect(vault.decrypt('desk', whole)?.toString()).toBe('Header colours');
  });
});

describe('the key of the vault', () => {
  it('lies in the keyring where there is one, and nowhere on the disk', async () => {
    const keyring = handKeyring();
    const vault = await opened(keyring);
    await vault.write(page(), 'desk', 'a');
    expect(vault.keyKept).toBe('keyring');
    expect((await readdir(folder)).sort()).toEqual(['desk.vault', 'key.json']);
    const key = Buffer.from(vault.keyForChild(), 'base64');
    for (const name of await readdir(folder)) {
      const bytes = await readFile(join(folder, name));
      expect(bytes.includes(key) || bytes.includes(vault.keyForChild())).toBe(false);
    }
    expect((await (await opened(keyring)).read(page(), 'desk'))?.toString()).toBe('a');
  });

  it('lies in a file for its owner alone where there is none, and moves into a keyring that has come', async () => {
    const first = await opened(null);
    await first.write(page(), 'desk', 'a');
    expect(first.keyKept).toBe('file');
    expect((await stat(join(folder, 'key'))).mode & 0o777).toBe(0o600);
    expect((await opened(null)).keyForChild()).toBe(first.keyForChild());
    const keyring = handKeyring();
    const moved = await opened(keyring);
    expect(moved.keyKept).toBe('keyring');
    expect((await readdir(folder)).includes('key')).toBe(false);
    expect((await moved.read(page(), 'desk'))?.toString()).toBe('a');
  });

  it('stays in its file where the keyring takes nothing', async () => {
    await opened(null);
    const keyring = handKeyring();
    keyring.become('keyring-locked');
    expect((await opened(keyring)).keyKept).toBe('file');
  });
});

describe('a keyring that does not give the key', () => {
  const refusals: [string, (keyring: ReturnType<typeof handKeyring>) => unknown, string][] = [
    ['is locked', (keyring) => keyring.become('keyring-locked'), 'keyring-locked'],
    ['does not answer', (keyring) => keyring.become('keyring-failed'), 'keyring-away'],
    ['has lost it', (keyring) => keyring.items.clear(), 'vault-key-lost'],
    [
      'holds another one',
      (keyring) => {
        for (const name of keyring.items.keys()) keyring.items.set(name, Buffer.alloc(32));
      },
      'vault-key-lost',
    ],
  ];
  it.each(refusals)(
    'because it %s: refused, nothing is changed, and what waits stays',
    async (_, bend, code) => {
      const keyring = handKeyring();
      await (await opened(keyring)).write(page(), 'desk', 'a');
      const kept = new Map(keyring.items);
      const before = await everything();
      bend(keyring);
      expect(await openVault(folder, keyring)).toEqual({ refused: code });
      expect(await everything()).toEqual(before);
      keyring.become(null);
      for (const [name, secret] of kept) keyring.items.set(name, secret);
      expect((await (await opened(keyring)).read(page(), 'desk'))?.toString()).toBe('a');
    },
  );

  it('because it is locked at the very first start: refused, and no key is made', async () => {
    const keyring = handKeyring();
    keyring.become('keyring-locked');
    expect(await openVault(folder, keyring)).toEqual({ refused: 'keyring-locked' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('because there is none any more: refused', async () => {
    await opened(handKeyring());
    expect(await openVault(folder, null)).toEqual({ refused: 'keyring-away' });
  });

  it('nor does a key file that is gone: refused, and no new key is made over what waits', async () => {
    await (await opened(null)).write(page(), 'desk', 'a');
    await rm(join(folder, 'key'));
    expect(await openVault(folder, null)).toEqual({ refused: 'vault-key-lost' });
    await rm(join(folder, 'key.json'));
    expect(await openVault(folder, null)).toEqual({ refused: 'vault-key-lost' });
    await writeFile(join(folder, 'key.json'), 'no mark');
    expect(await openVault(folder, handKeyring())).toEqual({ refused: 'vault-key-lost' });
  });
});

async function everything(): Promise<Record<string, string>> {
  const names = await readdir(folder);
  const read = names.map(
    async (name) => [name, (await readFile(join(folder, name))).toString('hex')] as const,
  );
  return Object.fromEntries(await Promise.all(read));
}
