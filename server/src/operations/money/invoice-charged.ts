import { chargeSucceeded } from '@stint/core/bookings';
import type { AskedCharge, ChargeAnswer, OwedInvoice } from '../../store/attempts.ts';
import { againOf } from '../../store/charges.ts';
import type { Trx } from '../../store/desk.ts';
import { book } from '../../store/ledger.ts';
import { settleWaiting } from '../../store/refunds.ts';
import { settleDebt } from '../debts/settle-debt.ts';
import type { Tell } from '../notifications/tell.ts';
import { tellCharged } from './tell-money.ts';

/** What the answer to a charge of a week's invoice makes of it, in the transaction that writes the answer. */
export async function invoiceCharged(
  trx: Trx,
  tell: Tell,
  asked: AskedCharge<OwedInvoice>,
  { state, at }: ChargeAnswer,
): Promise<void> {
  await settleWaiting(trx, asked.booked, state === 'succeeded');
  await tellCharged(trx, tell, asked, { state, at });
  if (state !== 'succeeded') return;
  await book(trx, chargeSucceeded(asked.booked, asked.amount, at, await againOf(trx, asked)));
  await settleDebt(trx, asked.booked, at);
}
