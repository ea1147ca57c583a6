import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pino } from 'pino';
import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProcessorEvent } from './processor.ts';
import { type RunningSandbox, startSandbox } from './start.ts';
import { stripeProcessor } from './stripe-processor.ts';

const log = pino({ level: 'silent' });
let folder: string;
let sandbox: RunningSandbox;
let stripe: Stripe;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-sandbox-'));
  sandbox = await startSandbox({ folder: join(folder, 'payments'), log });
  const { hostname, port } = new URL(sandbox.address);
  stripe = new Stripe(sandbox.key, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 });
});
afterAll(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true });
});

const processor = () => stripeProcessor(sandbox);
const text = { 'content-type': 'application/x-www-form-urlencoded' };

async function card(orgId: string, number = '4242424242424242'): Promise<string> {
  const method = await processor().addPaymentMethod({ orgId, card: number });
  if ('refused' in method) throw new Error(method.refused);
  expect(await processor().verifyPaymentMethod({ orgId, ...method })).toEqual({ status: 'verified' });
  return method.processorRef;
}

async function charged(id: string, amount = 10_000n, number?: string): Promise<string> {
  const processorRef = await card('acme', number);
  const charge = { id, orgId: 'acme', processorRef, amount, currency: 'USD', description: 'A week' };
  const outcome = await processor().charge(charge);
  if (outcome.status !== 'succeeded') throw new Error(outcome.status);
  return outcome.processorRef;
}

describe('money back', () => {
  it('goes to the card that paid, once for one id, never above what was paid', async () => {
    const chargeRef = await charged('back-1');
    const first = { id: 'refund-1', chargeRef, amount: 2_500n, currency: 'USD' };
    expect(await processor().findRefund(first)).toEqual({ status: 'none' });
    const outcome = await processor().refund(first);
    expect(outcome).toMatchObject({ status: 'succeeded', amount: 2_500n });
    expect(await processor().refund(first)).toEqual(outcome);
    expect(await processor().findRefund(first)).toEqual(outcome);
    await expect(processor().refund({ ...first, id: 'refund-2', amount: 7_501n })).rejects.toThrow(
      'amount_too_large',
    );
    const rest = await processor().refund({ ...first, id: 'refund-3', amount: 7_500n });
    expect(rest).toMatchObject({ status: 'succeeded' });
    await expect(processor().refund({ ...first, id: 'refund-4', amount: 1n })).rejects.toThrow(
      'charge_already_refunded',
    );
  });

  it('is taken by the bank where the card’s holder went to it, and decided there', async () => {
    const chargeRef = await charged('back-2', 4_000n, '4000000000000259');
    const [dispute] = (await stripe.disputes.list({ payment_intent: chargeRef })).data;
    expect(dispute).toMatchObject({ status: 'needs_response', amount: 4_000 });
    const evidence = { uncategorized_text: 'winning_evidence' };
    const won = await stripe.disputes.update(dispute?.id ?? '', { evidence });
    expect(won.status).toBe('won');
    const own = (await processor().movements({ from: 0, to: 9_999_999_999 })) ?? [];
    expect(own.filter(({ source }) => source === chargeRef).map(({ amount }) => amount)).toEqual(
      [4_000n, -4_000n, 4_000n].toReversed(),
    );
  });
});

describe('money that a bank keeps ready', () => {
  it('is taken later, whole or in part, or let go', async () => {
    const [customer = '', payment_method = ''] = (await card('ready')).split('/');
    const ask = {
      amount: 5_000,
      currency: 'usd',
      customer,
      payment_method,
      confirm: true,
      off_session: true,
    };
    const kept = await stripe.paymentIntents.create({ ...ask, capture_method: 'manual' });
    expect(kept.status).toBe('requires_capture');
    const taken = await stripe.paymentIntents.capture(kept.id, { amount_to_capture: 3_000 });
    expect(taken).toMatchObject({ status: 'succeeded', amount_received: 3_000 });
    await expect(stripe.paymentIntents.cancel(kept.id)).rejects.toThrow('status succeeded');
    const other = await stripe.paymentIntents.create({ ...ask, capture_method: 'manual' });
    expect((await stripe.paymentIntents.cancel(other.id)).status).toBe('canceled');
  });
});

describe('a card page', () => {
  const open = async (orgId: string) => {
    const page = await processor().openCardPage({
      orgId,
      returnTo: 'http://127.0.0.1:9/back?session={session}',
      cancelTo: 'http://127.0.0.1:9/cancelled',
    });
    if ('refused' in page) throw new Error(page.refused);
    return page;
  };
  const press = (url: string, form: Record<string, string>) =>
    fetch(url, {
      method: 'POST',
      headers: text,
      body: new URLSearchParams(form).toString(),
      redirect: 'manual',
    });

  it('leaves a card with the processor, and the house learns its last four digits', async () => {
    const { url, session } = await open('page-1');
    expect(await processor().readCardPage(session)).toEqual({ status: 'open' });
    expect(await (await fetch(url)).text()).toContain('Card number');
    const answer = await press(url, { button: 'Save card', card: '4242 4242 4242 4242' });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `http://127.0.0.1:9/back?session=${session}`,
    ]);
    const left = await processor().readCardPage(session);
    expect(left).toMatchObject({ status: 'left', orgId: 'page-1', method: { brand: 'visa', last4: '4242' } });
    expect((await press(url, { button: 'Save card', card: '4242424242424242' })).status).toBe(410);
  });

  it('tells a declined card so, and lets another be tried', async () => {
    const { url, session } = await open('page-2');
    expect((await press(url, { button: 'Save card', card: '4000000000000002' })).status).toBe(402);
    expect((await press(url, { button: 'Save card', card: '4000002500003155' })).status).toBe(303);
    expect(await processor().readCardPage(session)).toEqual({ status: 'open' });
  });

  it('leads to the bank where that asks, and the card is left when its holder says yes (3-D Secure)', async () => {
    const { url, session } = await open('page-3');
    const answer = await press(url, { button: 'Save card', card: '4000002500003155' });
    const bank = answer.headers.get('location') ?? '';
    expect(bank).toContain('/3ds/');
    expect((await press(bank, { button: 'Complete' })).status).toBe(303);
    expect(await processor().readCardPage(session)).toMatchObject({
      status: 'left',
      method: { last4: '3155' },
    });
    const { session: other, url: second } = await open('page-3');
    const again = await press(second, { button: 'Save card', card: '4000002500003155' });
    await press(again.headers.get('location') ?? '', { button: 'Fail' });
    const declined = { status: 'declined', declineCode: 'authentication_required' };
    expect(await processor().readCardPage(other)).toEqual(declined);
  });
});

describe('a payout of the platform to its bank', () => {
  it('arrives when the test clock has passed two days', async () => {
    const clock = await stripe.testHelpers.testClocks.create({ frozen_time: 1_900_000_000 });
    const sent = await stripe.payouts.create({ amount: 100, currency: 'usd' });
    expect(sent.status).toBe('pending');
    await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: sent.arrival_date });
    expect((await stripe.payouts.list()).data.find(({ id }) => id === sent.id)?.status).toBe('paid');
  });
});

describe('what happened is sent', () => {
  let letters: { body: Buffer; signature: string }[] = [];
  let server: Server;
  let secret: string;

  beforeAll(async () => {
    server = createServer((req, res) => {
      void buffer(req).then((body) => {
        letters.push({ body, signature: String(req.headers['stripe-signature']) });
        res.end();
      });
    }).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const at = server.address();
    const port = at !== null && typeof at === 'object' ? at.port : 0;
    secret = (await processor().openWebhook(`http://127.0.0.1:${port}/`)) ?? '';
  });
  afterAll(() => server.close());

  const arm = (fault: string, times = 1) =>
    fetch(new URL('/v1/sandbox/deliveries', sandbox.address), {
      method: 'POST',
      headers: { ...text, authorization: `Bearer ${sandbox.key}` },
      body: `fault=${fault}&times=${times}`,
    });
  const byText = (a: string | null = '', b: string | null = ''): number => String(a).localeCompare(String(b));
  const now = () => Math.floor(Date.now() / 1000);
  const read = (letter: { body: Buffer; signature: string }, at = now()): ProcessorEvent | null =>
    processor().readWebhook({ ...letter, secret, now: at });
  const arrived = async (count: number): Promise<(ProcessorEvent | null)[]> => {
    await expect.poll(() => letters.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(count);
    const all = letters.map((letter) => read(letter));
    letters = [];
    return all;
  };

  it('signed, with our id of what it is about', async () => {
    await charged('told-1');
    expect(await arrived(1)).toMatchObject([{ type: 'payment_intent.succeeded', ourId: 'told-1' }]);
  });

  it('twice, out of order, or not at all: the list of events has each once', async () => {
    await arm('twice');
    await charged('told-2');
    const [first, second] = await arrived(2);
    expect(first?.id).toBe(second?.id);
    await arm('late');
    await charged('told-3');
    await charged('told-4');
    expect((await arrived(2)).map((event) => event?.ourId).toSorted(byText)).toEqual(['told-3', 'told-4']);
    await arm('never');
    await charged('told-5');
    const listed = (await processor().eventsSince(0)) ?? [];
    const told = listed.map(({ ourId }) => ourId).filter((id) => id?.startsWith('told-'));
    expect(told).toEqual(['told-1', 'told-2', 'told-3', 'told-4', 'told-5']);
  });

  it('and forged, changed or old letters are believed by nobody', async () => {
    await arm('forged');
    await charged('told-6');
    await expect.poll(() => letters.length, { timeout: 10_000 }).toBe(2);
    const believed = letters.filter((letter) => read(letter) !== null);
    expect(believed).toHaveLength(1);
    const [letter] = believed;
    if (!letter) throw new Error('no letter');
    for (let bit = 0; bit < letter.body.length * 8; bit += 97) {
      const body = Buffer.from(letter.body);
      body[bit >> 3] = (body[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(read({ ...letter, body })).toBeNull();
    }
    expect(read(letter, now() + 301)).toBeNull();
    expect(read({ ...letter, signature: '' })).toBeNull();
  });
});
