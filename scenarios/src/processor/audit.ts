import { tick } from '@stint/server/clock';
import { reconcile } from '@stint/server/operations/payments/reconcile';
import type { Movement } from '@stint/server/outside/payments/processor';
import { readEntries } from '@stint/server/store/ledger';
import type { TestHouse } from '@stint/server/testing/house';

export interface Audit {
  readonly charges: number;
  readonly payouts: number;
  readonly differences: readonly string[];
}

const FOR_EVER = 9_999_999_999;

/** The processor's own list beside the books: every movement is one entry, every entry one movement, and both sums are one. */
export async function auditBooks(house: TestHouse): Promise<Audit> {
  await tick(house);
  const movements = (await house.payments.movements({ from: 0, to: FOR_EVER })) ?? [];
  const booked = await gatewayEntries(house);
  const charges = movements.filter(({ kind }) => kind === 'charge');
  const payouts = movements.filter(({ kind }) => kind === 'transfer');
  const asked = await house.db.selectFrom('payout').select('id').where('state', '=', 'asked').execute();
  const said = await reconcile(house);
  const pairs: [string, number, number][] = [
    ['charges', charges.length, booked.charges],
    ['payouts', payouts.length, booked.payouts],
    ['sums', Number(sumOf(movements)), Number(booked.sum)],
    ['open payouts', asked.length, 0],
  ];
  const differences = pairs
    .filter(([, there, here]) => there !== here)
    .map(([what, there, here]) => `${what}: ${there} at the processor, ${here} in the books`);
  if (said !== '') differences.push(said ?? 'the processor did not answer');
  return { charges: charges.length, payouts: payouts.length, differences };
}

/** What the books say has gone through the gateway: payouts that came back were never at the processor. */
async function gatewayEntries(house: TestHouse): Promise<{ charges: number; payouts: number; sum: bigint }> {
  const told = { charges: 0, payouts: 0, sum: 0n };
  for (let after = 0; ; ) {
    const entries = await readEntries(house.db, { after, limit: 500 });
    for (const { id, postings } of entries) {
      if (id.startsWith('charge-succeeded:')) told.charges += 1;
      if (id.startsWith('payout-sent:')) told.payouts += 1;
      if (id.startsWith('payout-failed:')) told.payouts -= 1;
      for (const { from, to, amount } of postings) {
        if (String(from) === 'gateway') told.sum += amount;
        if (String(to) === 'gateway') told.sum -= amount;
      }
    }
    const last = entries.at(-1);
    if (!last) return told;
    after = last.n;
  }
}

function sumOf(movements: readonly Movement[]): bigint {
  return movements.reduce((sum, { amount }) => sum + amount, 0n);
}
