import { inForce } from '@stint/core/timeline';
import type { Contract } from '@stint/wire/contracts';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { changeTerms } from './change-terms.ts';

/**
 * M1: the client can open manual time afterwards, and cannot take it back for time already worked. Only the client
 * sets it: `clients-only`.
 */
export function setManualTime(
  house: House,
  actor: Actor,
  { contract, allowed }: { contract: string; allowed: boolean },
): Promise<Contract | Refusal> {
  return changeTerms(house, actor, contract, ({ side, contract: { manualTime } }, now) => {
    if (side !== 'client') return refuse('clients-only');
    if (inForce(manualTime, now) === allowed) return null;
    return { what: 'manual-time', manual_time: allowed, told: String(allowed) };
  });
}
