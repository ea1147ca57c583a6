import type { Instant } from '@stint/core/instant';
import type { EndReason, Standing } from '@stint/core/session';
import type { Contract } from '@stint/wire/contracts';
import { toInstant } from '@stint/wire/letters';

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
