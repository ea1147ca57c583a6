import type { Contract } from '@stint/core/contract';
import type { Instant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { inForce } from '@stint/core/timeline';
import type { Contract as ContractLetter } from '@stint/wire/contracts';
import type { Actor, House } from '../house.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { noteDeed } from '../store/audit.ts';
import { addTermsVersion, lockContract, type TermsChange } from '../store/terms.ts';
import { contractLetter } from './contract-letter.ts';
import { readRate } from './read-sum.ts';
import { type Side, type Visible, visibleContract } from './visible.ts';

/** B1: only the client may raise the rate, only the freelancer may lower it. It works from now on. */
export function setRate(
  house: House,
  actor: Actor,
  wanted: { contract: string; rate: string },
): Promise<ContractLetter | Refusal> {
  return changeTerms(house, actor, wanted.contract, ({ contract, side }, now) => {
    const rate = readRate(wanted.rate, contract.currency);
    if (rate === null) return refuse('bad-rate', { field: 'rate' });
    const before = inForce(contract.rate, now);
    if (rate > before && side !== 'client') return refuse('only-the-client-raises', { field: 'rate' });
    if (rate < before && side !== 'freelancer')
      return refuse('only-the-freelancer-lowers', { field: 'rate' });
    return { what: 'rate', rate, told: formatMoney(rate, contract.currency) };
  });
}

/** B3: a raise works at once for the running week, a cut from next Monday. Only the client sets it. */
export function setLimit(
  house: House,
  actor: Actor,
  wanted: { contract: string; minutes: number | null },
): Promise<ContractLetter | Refusal> {
  return changeTerms(house, actor, wanted.contract, ({ side }) =>
    side === 'client'
      ? { what: 'limit', weekly_limit_minutes: wanted.minutes, told: String(wanted.minutes) }
      : refuse('clients-only'),
  );
}

/** M1: the client can open manual time afterwards, and cannot take it back for time already worked. */
export function setManualTime(
  house: House,
  actor: Actor,
  wanted: { contract: string; allowed: boolean },
): Promise<ContractLetter | Refusal> {
  return changeTerms(house, actor, wanted.contract, ({ side }) =>
    side === 'client'
      ? { what: 'manual-time', manual_time: wanted.allowed, told: String(wanted.allowed) }
      : refuse('clients-only'),
  );
}

async function changeTerms(
  house: House,
  actor: Actor,
  id: string,
  decide: (visible: Visible, now: Instant) => (TermsChange & { told: string }) | Refusal,
): Promise<ContractLetter | Refusal> {
  const seen = await visibleContract(house, actor, id);
  if (isRefusal(seen)) return seen;
  if (!isASide(seen.side)) return refuse('not-allowed-here');
  const refusal = await house.db.transaction().execute(async (trx) => {
    const contract = await lockContract(trx, id);
    // Only now: who waited for the lock changes what is in force then, not what was before.
    const now = house.clock.now();
    if (hasEnded(contract)) return refuse('not-allowed');
    const change = decide({ ...seen, contract }, now);
    if (isRefusal(change)) return change;
    const { told, ...version } = change;
    await addTermsVersion(trx, id, { ...version, at: now, by: actor.person });
    const detail = { what: change.what, to: told };
    await noteDeed(trx, { at: now, person: actor.person, deed: 'terms-changed', object: id, detail });
    return null;
  });
  if (refusal) return refusal;
  house.events.tell(id, { kind: 'terms' });
  const after = await visibleContract(house, actor, id);
  return isRefusal(after) ? after : contractLetter(after, house.clock.now());
}

function isASide(side: Side): boolean {
  return side !== 'operator';
}

function hasEnded(contract: Contract): boolean {
  return contract.endedAt !== null;
}
