import { formatInstant } from '@stint/core/instant';
import type { readSeal as route } from '@stint/wire/ledger';
import type { Answer } from '@stint/wire/route';
import type { House } from '../../house.ts';
import { countUnsealed, lastSeal } from '../../store/ledger-seals.ts';

/** The last seal, as it was made; whether it holds is for `stint ledger verify` to find. */
export async function readSeal(house: House): Promise<Answer<typeof route>> {
  const [last, unsealed] = await Promise.all([lastSeal(house.db), countUnsealed(house.db)]);
  const head = last && { seal: last.seal, at: formatInstant(last.at), hash: last.hash };
  return { head, unsealed };
}
