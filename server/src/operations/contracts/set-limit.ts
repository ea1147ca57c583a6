import { inForce } from '@stint/core/timeline';
import type { Contract } from '@stint/wire/contracts';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { changeTerms } from './change-terms.ts';

/** B3: a raise works at once for the running week, a cut from next Monday. Only the client sets it: `clients-only`. */
export function setLimit(
  house: House,
  actor: Actor,
  { contract, minutes }: { contract: string; minutes: number | null },
): Promise<Contract | Refusal> {
  return changeTerms(house, actor, contract, ({ side, contract: { weeklyLimitMinutes } }, now) => {
    if (side !== 'client') return refuse('clients-only');
    if (inForce(weeklyLimitMinutes, now) === minutes) return null;
    return { what: 'limit', weekly_limit_minutes: minutes, told: String(minutes) };
  });
}
