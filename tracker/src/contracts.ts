import type { Contract } from '@stint/wire/contracts';
import type { Agreed } from './agreed.ts';
import { agreedTo, isWider, MOST_PRIVATE } from './agreed.ts';
import { orElse, type Vault } from './vault/vault.ts';

export type Pictures = Contract['terms']['snapshots'];

/** What the terms ask for, and the least private that the freelancer has agreed to on this computer. */
export interface PicturesWanted {
  readonly asked: Pictures;
  readonly agreed: Pictures;
}

/**
 * The freelancer's contracts as the house last told them, kept on the disk: an offline tracker can start (T6). A house
 * may ask for less privacy than the freelancer had here; nothing follows from it until the freelancer agrees.
 */
export class ContractBook {
  private readonly path: string;
  private readonly vault: Vault;
  private contracts: readonly Contract[];
  private agreed: Readonly<Record<string, Agreed>>;
  /** What was agreed before is not known any more. */
  private readonly lost: boolean;
  /** As it is on the disk, which may have been full. */
  private written: string;

  private constructor(path: string, vault: Vault, page: Page) {
    this.path = path;
    this.vault = vault;
    this.contracts = page.contracts;
    this.agreed = page.agreed;
    this.lost = page.lost === true;
    this.written = JSON.stringify(this.page());
  }

  static async open(path: string, vault: Vault): Promise<ContractBook> {
    const damaged = { ...NOTHING, lost: true as const };
    const page = await orElse(
      vault.readJson<Page>(path, ROLE).then((read) => read ?? NOTHING),
      damaged,
    );
    return new ContractBook(path, vault, page);
  }

  all(): readonly Contract[] {
    return this.contracts;
  }

  find(id: string): Contract | null {
    return this.contracts.find((contract) => contract.id === id) ?? null;
  }

  pictures(id: string): PicturesWanted {
    const asked = this.find(id)?.terms.snapshots ?? this.agreed[id]?.pictures ?? 'none';
    return { asked, agreed: this.agreed[id]?.pictures ?? asked };
  }

  /** How long the freelancer has a segment to themselves after its end, also of a contract that is told no more. */
  privateWindowMinutes(id: string): number {
    return this.agreed[id]?.privateWindowMinutes ?? USUAL_MINUTES;
  }

  /** Contracts whose terms ask for less privacy than the freelancer has agreed to. */
  wider(): { contract: Contract; agreed: Agreed }[] {
    return this.contracts.flatMap((contract) => {
      const agreed = this.agreed[contract.id];
      return agreed && isWider(contract, agreed) ? [{ contract, agreed }] : [];
    });
  }

  async learn(contracts: readonly Contract[]): Promise<void> {
    const agreed = { ...this.agreed };
    const unknown = this.lost ? MOST_PRIVATE : undefined;
    for (const contract of contracts)
      agreed[contract.id] = agreedTo(contract, agreed[contract.id] ?? unknown);
    // Heeded at once, for it only ever gets more private; written again and again until the disk takes it.
    this.contracts = contracts;
    this.agreed = agreed;
    await this.write(this.page());
  }

  /** The freelancer agrees to what a contract's terms ask for now. */
  async agree(id: string): Promise<void> {
    const contract = this.find(id);
    if (!contract) return;
    const agreed = agreedTo(contract);
    await this.write({ ...this.page(), agreed: { ...this.agreed, [id]: agreed } });
    this.agreed = { ...this.agreed, [id]: agreed };
  }

  private async write(page: Page): Promise<void> {
    const text = JSON.stringify(page);
    if (text === this.written) return;
    await this.vault.writeJson(this.path, ROLE, page);
    this.written = text;
  }

  private page(): Page {
    const { contracts, agreed, lost } = this;
    return { contracts, agreed, ...(lost ? { lost } : {}) };
  }
}

interface Page {
  readonly contracts: readonly Contract[];
  readonly agreed: Readonly<Record<string, Agreed>>;
  /** The page before it was damaged: of no contract is known what was agreed until it is agreed anew. */
  readonly lost?: true;
}

const ROLE = 'contracts';
const NOTHING: Page = { contracts: [], agreed: {} };
/** Where nobody ever said. */
const USUAL_MINUTES = 10;

/** A contract as people know it; by its id where it is not known here any more. */
export function namesOf(
  contracts: readonly Contract[],
  id: string,
): { contract: string; title: string; client: string } {
  const known = contracts.find((contract) => contract.id === id);
  return { contract: id, title: known?.title ?? id, client: known?.organisation.name ?? '' };
}
