import type { reconcile as route } from '@stint/wire/processor';
import type { Answer } from '@stint/wire/route';
import type { House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { listReconciliations } from './list-reconciliations.ts';
import { reconcile } from './reconcile.ts';

/** Compares at once, because somebody asks. Refusal: `processor-unreachable`. */
export async function reconcileNow(house: House): Promise<Answer<typeof route> | Refusal> {
  const said = await reconcile(house);
  return said === null ? refuse('processor-unreachable') : listReconciliations(house);
}
