import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accounts } from '@stint/core/bookings';
import { toInstant } from '@stint/wire/letters';
import { tick } from '../clock.ts';
import { heedChargeback } from '../operations/payments/heed-chargeback.ts';
import { giveRefund } from '../operations/refunds/give-refund.ts';
import { isRefusal } from '../refusal.ts';
import { readBalances } from '../store/ledger.ts';
import type { TestHouse } from './house.ts';
import type { Work } from './money.ts';
import { WEEK } from './review.ts';

let made = 0;

/** Ana gives back so much of the week; throws where that is refused. */
export async function refundSome(house: TestHouse, work: Work, amount: string) {
  made += 1;
  const id = `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
  const given = await giveRefund(house, work.ana, { contract: work.contract, week: WEEK, id, amount });
  if (isRefusal(given)) throw new Error(given.refused);
  return { id, given };
}

/** The processor's own id of the charge that went through last. */
export async function chargeRefOf(house: TestHouse): Promise<string> {
  const row = await house.db
    .selectFrom('charge')
    .select('processor_ref')
    .where('state', 'in', ['succeeded', 'disputed', 'charged-back'])
    .orderBy('attempt', 'desc')
    .executeTakeFirstOrThrow();
  return row.processor_ref ?? '';
}

/** Ben's bank takes the charge back, for a fee; answers the processor's name for it. The house is not told yet. */
export async function takeBack(house: TestHouse, fee = 0): Promise<string> {
  return takeBackOf(house, await chargeRefOf(house), fee);
}

/** The same of any charge, by the processor's name for it. */
export async function takeBackOf(house: TestHouse, ref: string, fee = 0): Promise<string> {
  const body = { payment_intent: ref, fee: String(fee) };
  const made = (await askSandbox(house, '/v1/sandbox/chargebacks', body)) as { id: string };
  return made.id;
}

/** The bank decides. The house is not told yet. */
export async function bankSays(house: TestHouse, id: string, what: 'won' | 'lost'): Promise<void> {
  const word = what === 'won' ? 'winning_evidence' : 'losing_evidence';
  await askSandbox(house, `/v1/disputes/${id}`, { 'evidence[uncategorized_text]': word });
}

/** The card's bank sends back a refund that had arrived. The house is not told yet. */
export async function sendBack(house: TestHouse, processorRef: string): Promise<void> {
  await askSandbox(house, `/v1/sandbox/refunds/${processorRef}/fail`, {});
}

/** Takes back and lets the house heed it at once. */
export async function chargeback(house: TestHouse, fee = 0): Promise<string> {
  const id = await takeBack(house, fee);
  await heedChargeback(house, id);
  return id;
}

export async function decided(house: TestHouse, id: string, what: 'won' | 'lost'): Promise<void> {
  await bankSays(house, id, what);
  await heedChargeback(house, id);
  await tick(house);
}

/** What Ben's organisation has paid less what it was invoiced, and what chargebacks cost. */
export async function sumsOf(house: TestHouse, { acme }: Pick<Work, 'acme'>) {
  const balances = await readBalances(house.db);
  const of = (account: string): bigint => balances.find((one) => one.account === account)?.balance ?? 0n;
  return {
    client: of(accounts.client(acme)),
    costs: of(accounts.costs()),
    fees: of(accounts.fees()),
    fund: of(accounts.protection()),
    advanced: of(accounts.advanced(acme)),
    gateway: of(accounts.gateway()),
  };
}

export const instants = {
  locked: '2026-11-23T12:00:00Z',
  reviewed: '2026-11-28T00:00:00Z',
  available: '2026-12-02T00:00:00Z',
} as const;

export const instantOf = (text: string) => toInstant(text);

async function askSandbox(house: TestHouse, path: string, body: Record<string, string>): Promise<unknown> {
  const [address, key] = ['address', 'key'].map((name) =>
    readFileSync(join(house.folder, 'sandbox', name), 'utf8'),
  );
  const response = await fetch(new URL(path, address), {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: new URLSearchParams(body),
  });
  if (!response.ok) throw new Error(`the sandbox said ${response.status} to ${path}`);
  return response.json();
}
