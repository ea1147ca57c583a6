import { diskTroubleOf } from '../files.ts';
import { orElse, type Vault } from '../vault/vault.ts';

/** The keys of notices that were shown, so that none is shown again by the next run of the tracker. */
export class ToldKeys {
  private readonly path: string;
  private readonly vault: Vault;
  private keys: ReadonlySet<string>;

  private constructor(path: string, vault: Vault, keys: ReadonlySet<string>) {
    this.path = path;
    this.vault = vault;
    this.keys = keys;
  }

  static async open(path: string, vault: Vault): Promise<ToldKeys> {
    const keys = await orElse(vault.readJson<readonly string[]>(path, ROLE), []);
    return new ToldKeys(path, vault, new Set(keys));
  }

  all(): ReadonlySet<string> {
    return this.keys;
  }

  /** On a full disk they are forgotten, and a notice may come twice. */
  async keep(keys: ReadonlySet<string>): Promise<void> {
    if (keys === this.keys) return;
    this.keys = keys;
    try {
      await this.vault.writeJson(this.path, ROLE, [...keys]);
    } catch (error) {
      if (diskTroubleOf(error) === null) throw error;
    }
  }
}

const ROLE = 'told-notices';
