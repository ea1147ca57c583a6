import type { Payment } from '@stint/wire/one-time';
import { makePayment } from '../operations/one-time/make-payment.ts';
import type { Refusal } from '../refusal.ts';
import type { TestHouse } from './house.ts';
import type { Work } from './money.ts';

type Wanted = Parameters<typeof makePayment>[2];

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
