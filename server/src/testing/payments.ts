import { paymentSums } from '@stint/core/payment';
import type { Payment } from '@stint/wire/one-time';
import { makePayment } from '../operations/one-time/make-payment.ts';
import type { Refusal } from '../refusal.ts';
import { addPayment, movePayment } from '../store/payments.ts';
import type { TestHouse } from './house.ts';
import type { Work } from './money.ts';

type Wanted = Parameters<typeof makePayment>[2];

/** A bonus that Ana has, held, without a processor. */
export async function heldBonus(house: TestHouse, work: Omit<Work, 'desk'>): Promise<string> {
  const id = house.random.uuid();
  const madeAt = house.clock.now();
  const booked = {
    id,
    contract: work.contract,
    org: work.acme,
    freelancer: work.ana.person,
    currency: 'USD',
  };
  const sums = paymentSums({ freelancerFee: 0n, clientFee: 0n }, 25_000n);
  const of = { by: work.ben.person, milestone: null, request: null };
  await house.db.transaction().execute(async (trx) => {
    const one = { booked, kind: 'bonus', sums, says: 'For the launch', madeAt, ...of } as const;
    await addPayment(trx, one, { state: 'charging', round: 1 });
    await movePayment(trx, id, { state: 'held', round: 1, since: madeAt });
  });
  return id;
}

/** Ben pays Ana a bonus of 100.00 on her contract. */
export function giveBonus(
  house: TestHouse,
  work: Work,
  more: Partial<Wanted> = {},
): Promise<Payment | Refusal> {
  const id = house.random.uuid();
  const wanted = { id, kind: 'bonus', amount: '100.00', says: 'For the launch' } as const;
  return makePayment(house, work.ben, { contract: work.contract, ...wanted, ...more });
}
