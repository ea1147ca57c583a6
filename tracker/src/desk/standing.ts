import type { Instant } from '@stint/core/instant';
import type { EndReason, Standing } from '@stint/core/session';
import type { Contract } from '@stint/wire/contracts';
import { toInstant } from '@stint/wire/letters';

/** T5 at `now`, from what the house told a while ago: a start or an end may have come since. */
export function standingOf(contract: Contract, now: Instant): Standing {
  const { starts, endedAt } = instantsOf(contract);
  if (endedAt !== null && endedAt <= now) return 'contract-ended';
  if (now < starts) return 'contract-not-started';
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
  const known = instantsOf(contract);
  const endedAt = known.endedAt ?? now;
  // A list that was kept on the disk by an earlier tracker may not say since when.
  const pausedAt = known.pausedAt ?? now;
  const at = Math.min(now, endedAt, pausedAt);
  return { at, reason: known.endedAt !== null && endedAt <= pausedAt ? 'ended' : 'paused' };
}

export interface ContractInstants {
  readonly starts: Instant;
  readonly endedAt: Instant | null;
  readonly pausedAt: Instant | null;
}

/** They are asked for several times a second, and the same contract says the same: they are read once. */
export function instantsOf(contract: Contract): ContractInstants {
  const known = READ.get(contract);
  if (known) return known;
  const { starts, endedAt, pausedAt } = contract;
  const read = {
    starts: toInstant(starts),
    endedAt: endedAt === null ? null : toInstant(endedAt),
    pausedAt: pausedAt ? toInstant(pausedAt) : null,
  };
  READ.set(contract, read);
  return read;
}

const READ = new WeakMap<Contract, ContractInstants>();
