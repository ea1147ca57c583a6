import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal } from '@stint/core/refusal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bus } from '../desktop/dbus/ports.ts';
import { openKeyring } from '../desktop/keyring/keyring.ts';
import { startBus, type TestBus } from '../desktop/testing/buses.ts';
import { inheritedEnv } from '../desktop/testing/config.ts';
import { startGnomeKeyring } from '../desktop/testing/gnome-keyring.ts';
import { busAt } from '../desktop/testing/logind.ts';
import { lockFolder } from '../lock.ts';
import { itemOf, writeSignedIn } from '../signed-in.ts';
import { ANA, DEVICE } from '../testing/world.ts';
import { keyringNameOf, openVault } from '../vault/open.ts';

const MAIN = join(import.meta.dirname, 'main.ts');

let home: string;
let folder: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'stint-forget-'));
  folder = join(home, 'stint');
  await mkdir(folder, { mode: 0o700 });
});
afterEach(() => rm(home, { recursive: true }));

/** `stint-tracker forget`, as somebody types it; nobody answers its question. */
function forget(
  words: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number; said: string }> {
  const own = { ...inheritedEnv, HOME: home, ...env };
  const child = spawn(process.execPath, [MAIN, 'forget', '--folder', folder, ...words], { env: own });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? -1, said })));
}

async function signedInWith(keyring: Awaited<ReturnType<typeof openKeyring>>): Promise<void> {
  lockFolder(folder)?.release();
  const vault = await openVault(folder, keyring);
  if (isRefusal(vault)) throw new Error(vault.refused);
  const secrets = { token: 'token-1', snapshotSeed: Buffer.alloc(32, 7).toString('base64url') };
  const signedIn = { house: 'https://stint.example', device: DEVICE, person: ANA, name: 'Ana', ...secrets };
  await writeSignedIn({ folder, vault, keyring }, signedIn);
}

describe('forget', () => {
  it('removes nothing unasked, and says how much was never sent', async () => {
    await signedInWith(null);
    await mkdir(join(folder, 'spool/waiting/k1/2991655'), { recursive: true });
    await mkdir(join(folder, 'spool/owing/k1/2991654'), { recursive: true });
    const answer = await forget([]);
    expect(answer).toMatchObject({ code: 1 });
    expect(answer.said).toMatch(/Not sent yet.*: 2 segments[\s\S]*Nothing was removed/);
    expect(existsSync(folder)).toBe(true);
    expect(await forget(['--yes'])).toMatchObject({ code: 0 });
    expect(await readdir(home)).toEqual([]);
    expect(await forget(['--yes'])).toMatchObject({ code: 0 });
  });

  it('never takes away a folder that is no tracker’s, nor one that a tracker works in', async () => {
    await writeFile(join(folder, 'thesis.odt'), 'ten years');
    await writeFile(join(folder, 'lock'), '');
    expect(await forget(['--yes'])).toMatchObject({ code: 1 });
    expect(await readdir(folder)).toEqual(['lock', 'thesis.odt']);
    await rm(join(folder, 'thesis.odt'));
    const lock = lockFolder(folder);
    expect((await forget(['--yes'])).said).toContain('The tracker runs');
    lock?.release();
    expect(existsSync(folder)).toBe(true);
  });
});

describe('forget, where the keys lie in a keyring', () => {
  let daemon: TestBus;
  let bus: Bus;
  let gnome: { stop(): Promise<void> };
  beforeEach(async () => {
    daemon = await startBus('session');
    gnome = await startGnomeKeyring(daemon.address);
    bus = await busAt(daemon.address);
  });
  afterEach(async () => {
    await bus.close();
    await gnome.stop();
    await daemon.stop();
  });

  it('takes them out of it', async () => {
    const keyring = await openKeyring({ platform: 'linux', bus });
    await signedInWith(keyring);
    const names = [(await keyringNameOf(folder)) ?? '', itemOf(DEVICE)];
    for (const name of names) expect(await keyring?.read(name)).toBeInstanceOf(Buffer);
    const answer = await forget(['--yes'], { DBUS_SESSION_BUS_ADDRESS: daemon.address });
    expect(answer).toMatchObject({ code: 0 });
    for (const name of names) expect(await keyring?.read(name)).toBeNull();
    expect(existsSync(folder)).toBe(false);
    await keyring?.close();
  });
});
