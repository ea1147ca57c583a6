import { Unreadable, type Vault } from '../vault/vault.ts';
import { NO_RULES, PrivacyRules } from './rules.ts';

/** The freelancer's private rules on the disk. */
export class RulesKept {
  /** They were there and cannot be read any more: until they are set again, nothing is taken for harmless. */
  lost: boolean;
  private readonly path: string;
  private readonly vault: Vault;
  private rules: PrivacyRules;

  private constructor(path: string, vault: Vault, rules: PrivacyRules | 'lost') {
    this.path = path;
    this.vault = vault;
    this.lost = rules === 'lost';
    this.rules = rules === 'lost' ? NO_RULES : rules;
  }

  static async open(path: string, vault: Vault): Promise<RulesKept> {
    return new RulesKept(path, vault, await readRules(path, vault));
  }

  get(): PrivacyRules {
    return this.rules;
  }

  async set(rules: PrivacyRules): Promise<void> {
    await this.vault.writeJson(this.path, ROLE, rules);
    this.rules = rules;
    this.lost = false;
  }
}

const ROLE = 'rules';

async function readRules(path: string, vault: Vault): Promise<PrivacyRules | 'lost'> {
  try {
    const page = await vault.readJson(path, ROLE);
    return page === null ? NO_RULES : (PrivacyRules.safeParse(page).data ?? 'lost');
  } catch (error) {
    if (error instanceof Unreadable) return 'lost';
    throw error;
  }
}
