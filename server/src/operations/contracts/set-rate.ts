import { formatMoney } from '@stint/core/money';
import { inForce } from '@stint/core/timeline';
import type { Contract } from '@stint/wire/contracts';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { readRate } from '../money/read-sum.ts';
import { changeTerms } from './change-terms.ts';

/**
 * B1: only the client may raise the rate, only the freelancer may lower it. It works from now on. Refusals:
 * `bad-rate`, `only-the-client-raises`, `only-the-freelancer-lowers`, those of `changeTerms`.
 */
export function setRate(
  house: House,
  actor: Actor,
  wanted: { contract: string; rate: string },
): Promise<Contract | Refusal> {
  return changeTerms(house, actor, wanted.contract, ({ contract, side }, now) => {
    const rate = readRate(wanted.rate, contract.currency);
    if (rate === null) return refuse('bad-rate', { field: 'rate' });
    const before = inForce(contract.rate, now);
    if (rate === before) return null;
    if (rate > before && side !== 'client') return refuse('only-the-client-raises', { field: 'rate' });
    const lowers = rate < before;
    if (lowers && side !== 'freelancer') return refuse('only-the-freelancer-lowers', { field: 'rate' });
    return { what: 'rate', rate, told: formatMoney(rate, contract.currency) };
  });
}
