import { readFile } from 'node:fs/promises';
import type { Contract } from '@stint/wire/contracts';
import { codeOf, writeDurably } from './files.ts';

/** The freelancer's contracts as the house last told them, kept on the disk: an offline tracker can start (T6). */
export class ContractBook {
  private readonly path: string;
  private contracts: readonly Contract[];

  private constructor(path: string, contracts: readonly Contract[]) {
    this.path = path;
    this.contracts = contracts;
  }

  static async open(path: string): Promise<ContractBook> {
    return new ContractBook(path, await readList(path));
  }

  all(): readonly Contract[] {
    return this.contracts;
  }

  find(id: string): Contract | null {
    return this.contracts.find((contract) => contract.id === id) ?? null;
  }

  async learn(contracts: readonly Contract[]): Promise<void> {
    if (JSON.stringify(contracts) === JSON.stringify(this.contracts)) return;
    this.contracts = contracts;
    await writeDurably(this.path, `${JSON.stringify(contracts)}\n`);
  }
}

/** A contract as people know it; by its id where it is not known here any more. */
export function namesOf(
  contracts: readonly Contract[],
  id: string,
): { contract: string; title: string; client: string } {
  const known = contracts.find((contract) => contract.id === id);
  return { contract: id, title: known?.title ?? id, client: known?.organisation.name ?? '' };
}

async function readList(path: string): Promise<Contract[]> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Contract[];
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return [];
    throw error;
  }
}
