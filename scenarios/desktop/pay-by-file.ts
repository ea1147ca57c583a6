import { accounts } from '@stint/core/bookings';
import { payOut } from '@stint/server/operations/money/pay-out';
import { setHouseAccount } from '@stint/server/operations/payouts/desk';
import { makeBankFile } from '@stint/server/operations/payouts/make-bank-file';
import { setPayoutMethod } from '@stint/server/operations/payouts/methods';
import { book } from '@stint/server/store/ledger';
import { done } from '@stint/server/testing/jobs';
import type { ToldWorld } from './told-world.ts';

/** Ana is owed 25.00 EUR, asks for it by bank, and Olu makes a file of it. */
export async function payByFile({ house, work: { ana, olu } }: ToldWorld): Promise<string> {
  const { password } = ana;
  const iban = 'DE89370400440532013000';
  const set = { id: house.random.uuid(), password, bank: { holder: 'Ana Duarte', account: { iban } } };
  const { id: method } = done(await setPayoutMethod(house, ana, set));
  await house.db
    .updateTable('payout_method')
    .set({ effective_at: 0, set_at: 0 })
    .where('id', '=', method)
    .execute();
  const at = house.clock.now();
  const postings = [{ from: accounts.gateway(), to: accounts.available(ana.person), amount: 2500n }];
  const entry = { id: 'test:owed', at, currency: 'EUR', says: 'Owed', postings };
  await house.db.transaction().execute((trx) => book(trx, entry));
  const account = { iban: 'NL91ABNA0417164300' };
  const own = { currency: 'EUR', password: olu.password, holder: 'Stint House B.V.', account };
  await setHouseAccount(house, olu, own);
  done(await payOut(house, ana, { id: house.random.uuid(), currency: 'EUR', amount: '25.00' }));
  const { id } = done(await makeBankFile(house, olu, { id: house.random.uuid(), currency: 'EUR' }));
  return id;
}
