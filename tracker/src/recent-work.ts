import { isBlank } from '@stint/core/diary';
import type { Instant } from '@stint/core/instant';
import { orElse, type Vault } from './vault/vault.ts';

/** As many memos as there are keys to pick them by. */
const MOST_MEMOS = 9;
const MOST_CONTRACTS = 100;
const ROLE = 'recent';

/** The work of one contract: when it was last begun or said anew, its memos, the newest first, and its last label. */
interface Work {
  readonly contract: string;
  readonly at: Instant;
  readonly memos: readonly string[];
  readonly label?: string | null;
}

/** What was worked on last, the newest first: what the next Start offers. */
export class RecentWork {
  private readonly path: string;
  private readonly vault: Vault;
  private works: readonly Work[];

  private constructor(path: string, vault: Vault, works: readonly Work[]) {
    this.path = path;
    this.vault = vault;
    this.works = works;
  }

  static async open(path: string, vault: Vault): Promise<RecentWork> {
    // A page that an earlier tracker wrote has no `works`: it is begun anew.
    const page = await orElse(vault.readJson<{ works?: readonly Work[] }>(path, ROLE), {});
    return new RecentWork(path, vault, page.works ?? []);
  }

  /** The contract worked on last. */
  contract(): string | null {
    return this.works[0]?.contract ?? null;
  }

  /** When a contract was last worked on with this tracker. */
  lastWorked(contract: string): Instant | null {
    return this.find(contract)?.at ?? null;
  }

  /** 0 for the one worked on last; one that never was comes after all. */
  place(contract: string): number {
    const place = this.works.findIndex((work) => work.contract === contract);
    return place === -1 ? MOST_CONTRACTS : place;
  }

  /** The contract's own memos, the newest first. */
  memos(contract: string): readonly string[] {
    return this.find(contract)?.memos ?? [];
  }

  /** The activity label that it was last worked on with. */
  label(contract: string): string | null {
    return this.find(contract)?.label ?? null;
  }

  /** What a memo may be picked from: the contract's own first, then those of the others. */
  memosToPick(contract: string | null): readonly string[] {
    const own = contract === null ? [] : this.memos(contract);
    return [...new Set([...own, ...this.works.flatMap(({ memos }) => memos)])].slice(0, MOST_MEMOS);
  }

  async note(contract: string, memo: string, at: Instant, label: string | null = null): Promise<void> {
    const before = this.memos(contract);
    const memos = isBlank(memo) ? before : [memo, ...before.filter((other) => other !== memo)];
    const others = this.works.filter((work) => work.contract !== contract);
    this.works = [{ contract, at, memos: memos.slice(0, MOST_MEMOS), label }, ...others].slice(
      0,
      MOST_CONTRACTS,
    );
    await this.vault.writeJson(this.path, ROLE, { works: this.works });
  }

  private find(contract: string): Work | null {
    return this.works.find((work) => work.contract === contract) ?? null;
  }
}
