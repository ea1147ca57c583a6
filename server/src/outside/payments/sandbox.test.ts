import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Charge, PaymentMethod, Payout } from './processor.ts';
import { type RunningSandbox, startSandbox } from './start.ts';
import { stripeProcessor } from './stripe-processor.ts';

const log = pino({ level: 'silent' });
let folder: string;
let sandbox: RunningSandbox;
let bens: PaymentMethod;
let anas: string;

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'stint-sandbox-')), 'payments');
  sandbox = await startSandbox({ folder, log });
  bens = await verified('4242424242424242');
  anas = (await processor().openAccount('ana')) ?? '';
});
afterAll(async () => {
  await sandbox.stop();
  await rm(join(folder, '..'), { recursive: true });
});

const processor = (): ReturnType<typeof stripeProcessor> => stripeProcessor(sandbox);

/** The same processor on a line with which something is wrong. */
function faulty(fault: string, timeoutMs = 5000): ReturnType<typeof stripeProcessor> {
  const fetchFaulty: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('stint-sandbox-fault', fault);
    return fetch(input, { ...init, headers });
  };
  return stripeProcessor({ ...sandbox, fetch: fetchFaulty, timeoutMs });
}

async function added(card: string): Promise<PaymentMethod> {
  const method = await processor().addPaymentMethod({ orgId: 'ben-ltd', card });
  if ('refused' in method) throw new Error(method.refused);
  return method;
}

async function verified(card: string): Promise<PaymentMethod> {
  const method = await added(card);
  const verdict = await processor().verifyPaymentMethod({ orgId: 'ben-ltd', ...method });
  expect(verdict).toEqual({ status: 'verified' });
  return method;
}

function chargeOf(id: string, amount = 94_500n, { processorRef } = bens): Charge {
  return { id, orgId: 'ben-ltd', processorRef, amount, currency: 'USD', description: 'Week of 2026-11-16' };
}

function payoutOf(id: string, amount = 81_000n): Payout {
  return { id, accountRef: anas, amount, currency: 'USD', description: 'Payout' };
}

async function ask(
  method: string,
  path: string,
  form: Record<string, string> = {},
  headers = {},
): Promise<unknown> {
  const response = await fetch(new URL(path, sandbox.address), {
    method,
    headers: { authorization: `Bearer ${sandbox.key}`, ...headers },
    ...(method === 'POST' ? { body: new URLSearchParams(form) } : {}),
  });
  return { status: response.status, body: await response.json() };
}

async function balance(): Promise<bigint> {
  const { body } = (await ask('GET', '/v1/balance')) as { body: { available: { amount: number }[] } };
  return BigInt(body.available[0]?.amount ?? 0);
}

describe("a client's card", () => {
  it('is shown by its brand and last four digits, and no number is kept', async () => {
    expect(bens).toMatchObject({ brand: 'visa', last4: '4242' });
    expect(await readFile(join(folder, 'journal.jsonl'), 'utf8')).not.toContain('4242424242424242');
  });

  it.each([
    ['4000000000000002', 'generic_decline'],
    ['4000000000009995', 'insufficient_funds'],
    ['4000000000000069', 'expired_card'],
  ])('%s is declined when it is verified: %s', async (card, declineCode) => {
    const method = await added(card);
    const verdict = await processor().verifyPaymentMethod({ orgId: 'ben-ltd', ...method });
    expect(verdict).toEqual({ status: 'declined', declineCode });
  });

  it('that is no test card is refused, so nobody leaves a real one here', async () => {
    const answer = await processor().addPaymentMethod({ orgId: 'ben-ltd', card: '4111111111111111' });
    expect(answer).toEqual({ refused: 'card-declined', declineCode: 'test_mode_live_card' });
  });

  it('belongs to one customer for each organisation', async () => {
    const again = await added('5555555555554444');
    expect(again.processorRef.split('/')[0]).toBe(bens.processorRef.split('/')[0]);
    const other = await processor().addPaymentMethod({ orgId: 'other-ltd', card: '4242424242424242' });
    expect('processorRef' in other && other.processorRef.split('/')[0]).not.toBe(
      bens.processorRef.split('/')[0],
    );
  });
});

describe('a charge', () => {
  it('succeeds, and is found again by our id', async () => {
    const outcome = await processor().charge(chargeOf('invoice-1'));
    expect(outcome).toMatchObject({ status: 'succeeded', amount: 94_500n, currency: 'USD' });
    expect(await processor().findCharge('invoice-1')).toEqual(outcome);
    expect(await processor().findCharge('invoice-2')).toEqual({ status: 'none' });
  });

  it('is declined with the word of the bank, and the same again for the same id', async () => {
    const method = await verified('4000000000000341');
    const outcome = await processor().charge(chargeOf('invoice-3', 100n, method));
    expect(outcome).toMatchObject({ status: 'declined', declineCode: 'generic_decline' });
    expect(await processor().charge(chargeOf('invoice-3', 100n, method))).toEqual(outcome);
    expect(await processor().findCharge('invoice-3')).toEqual(outcome);
  });

  it('asked eight times at once with one id takes the money once', async () => {
    const before = await balance();
    const eight = await Promise.all(
      Array.from({ length: 8 }, async () => processor().charge(chargeOf('invoice-4'))),
    );
    expect(new Set(eight.map((outcome) => JSON.stringify(outcome, String))).size).toBe(1);
    expect((await balance()) - before).toBe(94_500n);
  });

  it('with the id of another charge is a bug, not a charge', async () => {
    await processor().charge(chargeOf('invoice-5', 100n));
    await expect(processor().charge(chargeOf('invoice-5', 101n))).rejects.toThrow('idempotency_key_in_use');
  });

  it.each([99_999_999n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 53n + 1n])(
    'of %d is taken to the last unit, or declined as larger than the processor takes',
    async (amount) => {
      const before = await balance();
      const outcome = await processor().charge(chargeOf(`large-${amount}`, amount));
      if (amount === 99_999_999n) {
        expect(outcome).toMatchObject({ status: 'succeeded', amount });
        expect((await balance()) - before).toBe(amount);
      } else {
        expect(outcome).toMatchObject({ status: 'declined', declineCode: 'amount_too_large', amount });
        expect(await balance()).toBe(before);
      }
    },
  );

  it('whose answer is lost is unknown, then found, and asking again takes nothing more', async () => {
    const before = await balance();
    expect(await faulty('drop-answer').charge(chargeOf('invoice-7'))).toEqual({ status: 'unknown' });
    expect(await processor().findCharge('invoice-7')).toMatchObject({ status: 'succeeded', amount: 94_500n });
    expect(await processor().charge(chargeOf('invoice-7'))).toMatchObject({ status: 'succeeded' });
    expect((await balance()) - before).toBe(94_500n);
  });

  it('that failed before anything happened is unknown, then not found, and may be asked again', async () => {
    expect(await faulty('fail-before').charge(chargeOf('invoice-8'))).toEqual({ status: 'unknown' });
    expect(await processor().findCharge('invoice-8')).toEqual({ status: 'none' });
    expect(await processor().charge(chargeOf('invoice-8'))).toMatchObject({ status: 'succeeded' });
  });

  it('whose answer comes too late is unknown, and has happened', async () => {
    expect(await faulty('delay=20000', 300).charge(chargeOf('invoice-9'))).toEqual({ status: 'unknown' });
    expect(await processor().findCharge('invoice-9')).toMatchObject({ status: 'succeeded' });
  });

  it('can be made to fail beforehand, without touching the one who asks', async () => {
    const armed = { path: '/v1/payment_intents', fault: 'decline', times: '1' };
    await ask('POST', '/v1/sandbox/faults', armed);
    expect(await processor().charge(chargeOf('invoice-10'))).toMatchObject({ status: 'declined' });
    expect(await processor().charge(chargeOf('invoice-11'))).toMatchObject({ status: 'succeeded' });
  });
});

describe('a payout', () => {
  it('is paid once for one id, and found by it', async () => {
    const before = await balance();
    const lost = await faulty('drop-answer').payout(payoutOf('payout-1'));
    expect(lost).toEqual({ status: 'unknown' });
    const found = await processor().findPayout('payout-1');
    expect(found).toMatchObject({ status: 'paid', amount: 81_000n, currency: 'USD' });
    expect(await processor().payout(payoutOf('payout-1'))).toEqual(found);
    expect((await balance()) - before).toBe(-81_000n);
    expect(await processor().findPayout('payout-2')).toEqual({ status: 'none' });
  });

  it('that the bank sends back is declined and moves nothing', async () => {
    const before = await balance();
    const outcome = await faulty('decline').payout(payoutOf('payout-3'));
    expect(outcome).toMatchObject({ status: 'declined', declineCode: 'account_closed' });
    expect(await balance()).toBe(before);
  });
});

describe('the sandbox speaks as Stripe does', () => {
  it('in ids, form bodies, error objects and replayed answers', async () => {
    const wrongKey = await ask('GET', '/v1/balance', {}, { authorization: 'Bearer sk_test_wrong' });
    expect(wrongKey).toMatchObject({ status: 401, body: { error: { type: 'invalid_request_error' } } });
    const missing = await ask('POST', '/v1/payment_intents', { confirm: 'true', off_session: 'true' });
    expect(missing).toMatchObject({ status: 400, body: { error: { code: 'parameter_missing' } } });
    expect(await ask('GET', '/v1/nothing')).toMatchObject({ status: 404 });

    const customer = (await ask('POST', '/v1/customers')) as { body: { id: string } };
    const card = { type: 'card', 'card[number]': '4000000000000002' };
    const method = (await ask('POST', '/v1/payment_methods', card)) as { body: { id: string } };
    expect([customer.body.id, method.body.id].map((id) => id.split('_')[0])).toEqual(['cus', 'pm']);
    const attach = `/v1/payment_methods/${method.body.id}/attach`;
    expect(await ask('POST', attach, { customer: customer.body.id })).toMatchObject({
      status: 402,
      body: { error: { type: 'card_error', code: 'card_declined', decline_code: 'generic_decline' } },
    });
    const { processorRef } = (await processor().findCharge('invoice-1')) as { processorRef: string };
    expect(await ask('GET', `/v1/payment_intents/${processorRef}`)).toMatchObject({
      body: { amount: 94_500 },
    });
  });

  it('from a folder that only the house may read', async () => {
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const name of ['key', 'journal.jsonl']) {
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    }
  });
});
