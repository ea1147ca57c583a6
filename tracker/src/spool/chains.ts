import { readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Told } from '../desk/told.ts';
import { diskTroubleOf, privateFolder, syncFolder } from '../files.ts';
import { chainRole } from '../vault/roles.ts';
import { Unreadable, type Vault } from '../vault/vault.ts';
import { adopted, type ChainBase, lost, newBase } from './chain.ts';
import { damagedChain } from './told.ts';

/** Where each contract's chain stands, on the disk: one small file for each, so that every step is whole or not at all. */
export class Chains {
  private readonly folder: string;
  private readonly vault: Vault;
  private device: string;
  private readonly bases = new Map<string, ChainBase>();
  /** Chains whose file could not be read, and was put aside. */
  readonly damaged: Told[] = [];

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
      else if (name.endsWith('.vault')) await chains.read(basename(name, '.vault'));
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
    try {
      const base = await this.vault.readJson<ChainBase>(this.fileOf(contract), chainRole(contract));
      if (base) this.bases.set(contract, base);
    } catch (error) {
      if (!(error instanceof Unreadable) && diskTroubleOf(error) === null) throw error;
      await this.beginAnew(contract);
    }
  }

  /** The file that cannot be read is put aside; the house knows where the chain stands. */
  private async beginAnew(contract: string): Promise<void> {
    const path = this.fileOf(contract);
    const { mtimeMs } = await stat(path);
    await rename(path, join(this.folder, `${contract}.damaged`));
    await syncFolder(this.folder);
    await this.set(contract, lost(newBase(this.device)));
    this.damaged.push(damagedChain(contract, Math.floor(mtimeMs / 1000)));
  }

  private fileOf(contract: string): string {
    return join(this.folder, `${contract}.vault`);
  }
}
