import { readFile } from 'node:fs/promises';
import type { Instant } from '@stint/core/instant';
import type { EndReason, Standing } from '@stint/core/session';
import type { Contract } from '@stint/wire/contracts';
import { toInstant } from '@stint/wire/letters';
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

/** T5 at `now`, from what the house told a while ago: a start or an end may have come since. */
export function standingOf(contract: Contract, now: Instant): Standing {
  if (contract.endedAt !== null && toInstant(contract.endedAt) <= now) return 'contract-ended';
  if (now < toInstant(contract.starts)) return 'contract-not-started';
  return contract.standing === 'contract-not-started' ? 'active' : contract.standing;
}

/**
 * T5: how and when a session on this contract ended by what the house told, which may be known only at `now`; null
 * where it runs on. A pause that came before the end ended it.
 */
export function leftBy(
  contract: Contract,
  now: Instant,
): { at: Instant; reason: Extract<EndReason, 'paused' | 'ended'> } | null {
  if (standingOf(contract, now) === 'active') return null;
  const endedAt = contract.endedAt === null ? now : toInstant(contract.endedAt);
  // A list that was kept on the disk by an earlier tracker may not say since when.
  const pausedAt = contract.pausedAt ? toInstant(contract.pausedAt) : now;
  const at = Math.min(now, endedAt, pausedAt);
  return { at, reason: contract.endedAt !== null && endedAt <= pausedAt ? 'ended' : 'paused' };
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
