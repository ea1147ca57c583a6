import { claimEndsAt } from '@stint/core/escrow/claim';
import { formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { listEscrowClaims as route } from '@stint/wire/escrow';
import { LIMITS } from '@stint/wire/limits';
import type { Answer } from '@stint/wire/route';
import type { House } from '../../house.ts';
import { claimsWaiting } from '../../store/escrow-claims.ts';

/** For operators: money in escrow of which it is not known yet whose it is. */
export async function listEscrowClaims(house: House): Promise<Answer<typeof route>> {
  const { waiting, count } = await claimsWaiting(house.db, LIMITS.list);
  return {
    claims: waiting.map(({ held, openedAt, since, ...one }) => {
      const endsAt = claimEndsAt({ state: one.state, since });
      return {
        ...one,
        held: formatMoney(held, one.currency),
        openedAt: formatInstant(openedAt),
        since: formatInstant(since),
        endsAt: endsAt === null ? null : formatInstant(endsAt),
      };
    }),
    more: count - waiting.length,
  };
}
