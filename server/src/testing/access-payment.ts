import { paymentSums } from '@stint/core/payment';
import { addPayment, movePayment } from '../store/payments.ts';
import { makeInvoice } from './access-invoice.ts';
import type { Side } from './access-people.ts';
import type { TestHouse } from './house.ts';

/** The number of an invoice, and a bonus that is over: what is paid is tested elsewhere. */
export async function makePapers(
  house: TestHouse,
  side: Side,
  contract: string,
): Promise<{ readonly invoice: string; readonly payment: string }> {
  return {
    invoice: await makeInvoice(house, side, contract),
    payment: await makePayment(house, side, contract),
  };
}

async function makePayment(house: TestHouse, side: Side, contract: string): Promise<string> {
  const id = house.random.uuid();
  const at = house.clock.now();
  const booked = {
    id,
    contract,
    org: side.organisation,
    freelancer: side.freelancer.person,
    currency: 'USD',
  };
  const free = { freelancerFee: 0n, clientFee: 0n };
  const sums = paymentSums(free, 250n);
  await house.db.transaction().execute(async (trx) => {
    const by = side.owner.person;
    const of = { milestone: null, request: null };
    await addPayment(
      trx,
      { booked, kind: 'bonus', sums, says: 'For the launch', madeAt: at, by, ...of },
      { state: 'charging', round: 1 },
    );
    await movePayment(trx, id, { state: 'declined', round: 1, since: at });
  });
  return id;
}
