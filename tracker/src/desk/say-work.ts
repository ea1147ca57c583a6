import type { Instant } from '@stint/core/instant';
import { isRefusal } from '@stint/core/refusal';
import { type Desk, sayMemo } from './desk.ts';
import type { Around, DeskRefusal, Saying } from './events.ts';
import { refuseLabel } from './label.ts';

/** T3: another memo, another label or both, from this second on. */
export function sayWork(desk: Desk, saying: Saying, around: Around, now: Instant): Desk | DeskRefusal {
  const contract = desk.open && around.contract(desk.open.contract);
  const wrong = contract && saying.label !== undefined ? refuseLabel(contract, saying.label) : null;
  if (wrong) return wrong;
  const said = sayMemo(desk, saying, now);
  return isRefusal(said) ? said.refused : said;
}
