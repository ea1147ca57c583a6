import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { toInstant } from '@stint/wire/letters';
import { addPaymentMethod } from '../operations/money/add-payment-method.ts';
import { isRefusal } from '../refusal.ts';
import { readEntries } from '../store/ledger.ts';
import type { TestHouse } from './house.ts';
import { createPeople, type TestPeople } from './people.ts';
import { createTestContract, TestTracker } from './tracking.ts';

/** Cards of the sandbox. */
export const CARDS = { good: '4242424242424242', declinedLater: '4000000000000341' } as const;

export interface Work extends TestPeople {
  readonly contract: string;
  readonly desk: TestTracker;
}

/** Ana works for Acme at 45.00 USD an hour; 10 % of it and 5 % on top of it are fees. */
export async function atWork(
  house: TestHouse,
  more: { card?: string; currency?: string; weeklyStipend?: string } = {},
): Promise<Work> {
  const people = await createPeople(house);
  if (more.card !== undefined) await addCard(house, people, more.card);
  const { currency = 'USD', weeklyStipend = null } = more;
  const contract = await createTestContract(house, people, {
    currency,
    rate: currency === 'JPY' ? '4500' : '45.00',
    freelancerFeePercent: '10',
    clientFeePercent: '5',
    manualTime: true,
    weeklyStipend,
  });
  return { ...people, contract, desk: new TestTracker(house, people.tracker, contract) };
}

export async function addCard(house: TestHouse, { ben, acme }: TestPeople, card: string): Promise<string> {
  const method = await addPaymentMethod(house, ben, { organisation: acme, card });
  if (isRefusal(method)) throw new Error(method.refused);
  return method.id;
}

/** Whole segments of work, one after the other; six are an hour. */
export async function track(desk: TestTracker, from: string, segments = 6): Promise<void> {
  for (let n = 0; n < segments; n += 1) {
    const start = toInstant(from) + n * 600;
    const answer = await desk.work(formatInstant(start), formatInstant(start + 600));
    if (isRefusal(answer)) throw new Error(answer.refused);
  }
}

/** The books as one reads them: `2026-11-23T12:00:00Z Invoice issued 121.50`, with the sum of each entry. */
export async function statement(house: TestHouse): Promise<string[]> {
  const entries = await readEntries(house.db, { after: 0, limit: 1000 });
  return entries.map(({ at, says, postings, currency }) => {
    const sum = postings.reduce((total, { amount }) => total + amount, 0n);
    return `${formatInstant(at)} ${says} ${formatMoney(sum, currency)}`;
  });
}

/** The next POSTs to `path` go wrong at the processor. */
export async function armFault(house: TestHouse, path: string, fault: string, times = 1): Promise<void> {
  await askSandbox(house, '/v1/sandbox/faults', new URLSearchParams({ path, fault, times: String(times) }));
}

/** The processor's next letters go wrong on their way: `twice`, `never`, `late`, `forged`. */
export async function armDelivery(house: TestHouse, fault: string, times = 1): Promise<void> {
  await askSandbox(house, '/v1/sandbox/deliveries', new URLSearchParams({ fault, times: String(times) }));
}

/** What the processor holds: charged less paid out. Minor units. */
export async function heldByProcessor(house: TestHouse): Promise<bigint> {
  const balance = (await askSandbox(house, '/v1/balance')) as { available: { amount: number }[] };
  return BigInt(balance.available[0]?.amount ?? 0);
}

async function askSandbox(house: TestHouse, path: string, body?: URLSearchParams): Promise<unknown> {
  const [address, key] = ['address', 'key'].map((name) =>
    readFileSync(join(house.folder, 'sandbox', name), 'utf8'),
  );
  const response = await fetch(new URL(path, address), {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${key}` },
    ...(body ? { body } : {}),
  });
  if (!response.ok) throw new Error(`the sandbox said ${response.status} to ${path}`);
  return response.json();
}
