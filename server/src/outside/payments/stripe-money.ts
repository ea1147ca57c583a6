import type Stripe from 'stripe';
import type { Charge, Chargeback, Outcome, PaymentProcessor, Payout, RefundAsk } from './processor.ts';
import { fromStripe, toStripe } from './stripe-amounts.ts';
import { partsOf } from './stripe-cards.ts';
import { type Answered, type Line, plain } from './stripe-line.ts';

type Money = Pick<
  PaymentProcessor,
  | 'charge'
  | 'findCharge'
  | 'refund'
  | 'findRefund'
  | 'findChargeback'
  | 'openAccount'
  | 'payout'
  | 'findPayout'
>;
type Asked = Pick<Charge, 'amount' | 'currency'>;

const UNKNOWN = { status: 'unknown' } as const;
const NONE = { status: 'none' } as const;

/** Money in, back and out, each found again by our id of it. */
export function stripeMoney(line: Line): Money {
  return {
    charge: async (charge) => askCharge(line, charge),
    async findCharge(id) {
      const query = `metadata['stint_id']:'${plain(id)}'`;
      const found = await line.ask(async ({ paymentIntents }) => paymentIntents.search({ query }));
      return theOne(found, readIntent);
    },
    refund: async (refund) => askRefund(line, refund),
    async findRefund({ id, chargeRef }) {
      const of = { payment_intent: plain(chargeRef), limit: 100 };
      const found = await line.ask(async ({ refunds }) => refunds.list(of));
      if (found.kind !== 'done') return UNKNOWN;
      const own = found.body.data.filter(({ metadata }) => metadata?.stint_id === id);
      return theOne({ kind: 'done', body: { data: own } }, readRefund);
    },
    async findChargeback(id) {
      const found = await line.ask(async ({ disputes }) => disputes.retrieve(plain(id)));
      return found.kind === 'done' ? readChargeback(found.body) : null;
    },
    async openAccount(freelancerId) {
      const idempotencyKey = `account:${plain(freelancerId)}`;
      const made = await line.ask(async ({ accounts }) =>
        accounts.create({ type: 'express', metadata: { freelancer_id: freelancerId } }, { idempotencyKey }),
      );
      return made.kind === 'done' ? made.body.id : null;
    },
    payout: async (payout) => askPayout(line, payout),
    async findPayout(id) {
      const of = { transfer_group: `payout:${plain(id)}` };
      return theOne(await line.ask(async ({ transfers }) => transfers.list(of)), readTransfer);
    },
  };
}

async function askCharge(line: Line, charge: Charge): Promise<Outcome<'succeeded' | 'declined'>> {
  const amount = toStripe(charge.amount, charge.currency);
  if (typeof amount === 'string') return unsayable(charge, amount);
  const answer = await line.ask(async ({ paymentIntents }) =>
    paymentIntents.create(
      {
        ...moneyOf(charge, amount),
        ...partsOf(charge.processorRef),
        description: charge.description,
        confirm: true,
        off_session: true,
        metadata: { stint_id: plain(charge.id), org_id: charge.orgId },
      },
      { idempotencyKey: `charge:${charge.id}` },
    ),
  );
  if (answer.kind === 'no-answer') return UNKNOWN;
  if (answer.kind === 'done') return asAsked(readIntent(answer.body), charge);
  const { intent, declineCode } = answer.error;
  return intent ? asAsked(readIntent(intent), charge) : unsayable(charge, declineCode);
}

async function askRefund(line: Line, refund: RefundAsk): Promise<Outcome<'succeeded' | 'declined'>> {
  const amount = toStripe(refund.amount, refund.currency);
  if (typeof amount === 'string') return unsayable(refund, amount);
  const answer = await line.ask(async ({ refunds }) =>
    refunds.create(
      { payment_intent: plain(refund.chargeRef), amount, metadata: { stint_id: plain(refund.id) } },
      { idempotencyKey: `refund:${refund.id}` },
    ),
  );
  if (answer.kind === 'no-answer') return UNKNOWN;
  if (answer.kind === 'declined') return unsayable(refund, answer.error.declineCode);
  return asAsked(readRefund(answer.body), refund);
}

async function askPayout(line: Line, payout: Payout): Promise<Outcome<'paid' | 'declined'>> {
  const amount = toStripe(payout.amount, payout.currency);
  if (typeof amount === 'string') return unsayable(payout, amount);
  const answer = await line.ask(async ({ transfers }) =>
    transfers.create(
      {
        ...moneyOf(payout, amount),
        destination: plain(payout.accountRef),
        description: payout.description,
        transfer_group: `payout:${plain(payout.id)}`,
        metadata: { stint_id: payout.id },
      },
      { idempotencyKey: `payout:${payout.id}` },
    ),
  );
  if (answer.kind === 'no-answer') return UNKNOWN;
  if (answer.kind === 'declined') return unsayable(payout, answer.error.declineCode);
  return asAsked(readTransfer(answer.body), payout);
}

function moneyOf({ currency }: Asked, amount: number) {
  return { amount, currency: currency.toLowerCase() };
}

/** Nothing was moved, and nothing will be. */
function unsayable({ amount, currency }: Asked, declineCode: string): Outcome<'declined'> {
  return { status: 'declined', processorRef: null, amount, currency, declineCode };
}

function readIntent(intent: Stripe.PaymentIntent): Outcome<'succeeded' | 'declined'> {
  const moved = movedOf(intent);
  if (intent.status === 'succeeded') return { status: 'succeeded', ...moved };
  const { last_payment_error: error } = intent;
  return error
    ? { status: 'declined', ...moved, declineCode: error.decline_code ?? error.code ?? 'declined' }
    : UNKNOWN;
}

function readRefund(refund: Stripe.Refund): Outcome<'succeeded' | 'declined'> {
  const moved = movedOf(refund);
  if (refund.status === 'succeeded') return { status: 'succeeded', ...moved };
  if (refund.status !== 'failed' && refund.status !== 'canceled') return UNKNOWN;
  return { status: 'declined', ...moved, declineCode: refund.failure_reason ?? refund.status };
}

/** Stripe calls it a dispute. An inquiry (`warning_…`) moves nothing unless it becomes one. */
function readChargeback(dispute: Stripe.Dispute): Chargeback {
  const { payment_intent: intent, reason } = dispute;
  const { processorRef: id, amount, currency } = movedOf(dispute);
  const fees = (pick: (moved: Stripe.BalanceTransaction) => boolean): bigint =>
    dispute.balance_transactions
      .filter(pick)
      .reduce((sum, { fee }) => sum + fromStripe(Math.abs(fee), currency), 0n);
  return {
    id,
    chargeRef: typeof intent === 'string' ? intent : (intent?.id ?? ''),
    amount,
    currency,
    fee: fees(({ fee }) => fee > 0),
    feeBack: fees(({ fee }) => fee < 0),
    reason,
    status: chargebackStatus(dispute),
  };
}

function chargebackStatus({ status, balance_transactions: moved }: Stripe.Dispute): Chargeback['status'] {
  if (moved.length === 0 || status.startsWith('warning_')) return 'asked';
  if (status === 'won') return 'won';
  return status === 'lost' ? 'lost' : 'open';
}

function readTransfer(transfer: Stripe.Transfer): Outcome<'paid' | 'declined'> {
  const moved = movedOf(transfer);
  return transfer.reversed
    ? { status: 'declined', ...moved, declineCode: 'transfer_reversed' }
    : { status: 'paid', ...moved };
}

function movedOf({ id, amount, currency }: { id: string; amount: number; currency: string }) {
  const capitals = currency.toUpperCase();
  return { processorRef: id, amount: fromStripe(amount, capitals), currency: capitals };
}

/** The outcome of an id by looking it up. One id moves money once: two are a bug that must be seen. */
function theOne<Found, T>(
  found: Answered<{ data: readonly Found[] }>,
  read: (body: Found) => T,
): T | typeof NONE | typeof UNKNOWN {
  if (found.kind !== 'done') return UNKNOWN;
  const [first, ...others] = found.body.data;
  if (others.length > 0) throw new Error(`The processor has ${others.length + 1} answers for one id`);
  return first === undefined ? NONE : read(first);
}

/** Same id, other money: then the answer is not to this question. */
function asAsked<T extends Outcome<'succeeded' | 'paid' | 'declined'>>(outcome: T, asked: Asked): T {
  if ('amount' in outcome && (outcome.amount !== asked.amount || outcome.currency !== asked.currency)) {
    throw new Error(`The processor moved ${outcome.amount} ${outcome.currency}, not ${asked.amount}`);
  }
  return outcome;
}
