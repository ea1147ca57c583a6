import type { House } from '../../house.ts';
import type { AskedCharge, OwedInvoice } from '../../store/attempts.ts';
import { addCharge } from '../../store/charges.ts';
import { lockDesk } from '../../store/desk.ts';
import { owedOf } from '../../store/owed.ts';
import { chargeCard } from './charge-card.ts';

/**
 * Charges an invoice to its client's card, in three steps: the intention is written, the processor is asked with
 * its id, the answer is written and booked. Answers what came of it; null when nothing did (yet): somebody else
 * was first, or no answer came, and `settleCharge` asks for it later. Where it is declined the next card is tried (D5).
 */
export async function chargeInvoice(house: House, owed: OwedInvoice): Promise<string | null> {
  const asked = await house.db.transaction().execute(async (trx) => {
    // What is refunded meanwhile is either seen here, or waits for this attempt's answer.
    await lockDesk(trx, owed.booked.freelancer);
    const amount = await owedOf(trx, owed.booked);
    const one: AskedCharge<OwedInvoice> = { ...owed, amount, id: house.random.uuid() };
    return amount > 0n && (await addCharge(trx, one, house.clock.now())) ? one : null;
  });
  return asked && chargeCard(house, asked);
}
