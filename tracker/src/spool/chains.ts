import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { privateFolder } from '../files.ts';
import { chainRole } from '../vault/roles.ts';
import type { Vault } from '../vault/vault.ts';
import { adopted, type ChainBase, newBase } from './chain.ts';

/** Where each contract's chain stands, on the disk: one small file for each, so that every step is whole or not at all. */
export class Chains {
  private readonly folder: string;
  private readonly vault: Vault;
  private device: string;
  private readonly bases = new Map<string, ChainBase>();

  private constructor(folder: string, device: string, vault: Vault) {
    this.folder = folder;
    this.device = device;
    this.vault = vault;
  }

  static async open(folder: string, device: string, vault: Vault): Promise<Chains> {
    await privateFolder(folder);
    const chains = new Chains(folder, device, vault);
    for (const name of await readdir(folder)) {
      if (name.endsWith('.part')) await rm(join(folder, name), { force: true });
      else await chains.read(basename(name, '.vault'));
    }
    return chains;
  }

  of(contract: string): ChainBase {
    return this.bases.get(contract) ?? newBase(this.device);
  }

  async set(contract: string, base: ChainBase): Promise<void> {
    await this.vault.writeJson(this.fileOf(contract), chainRole(contract), base);
    this.bases.set(contract, base);
  }

  /** What leaves from now on begins this device's chains. */
  async adopt(device: string): Promise<void> {
    this.device = device;
    for (const [contract, base] of this.bases) {
      if (base.device !== device) await this.set(contract, adopted(base, device));
    }
  }

  private async read(contract: string): Promise<void> {
    const base = await this.vault.readJson<ChainBase>(this.fileOf(contract), chainRole(contract));
    if (base) this.bases.set(contract, base);
  }

  private fileOf(contract: string): string {
    return join(this.folder, `${contract}.vault`);
  }
}
