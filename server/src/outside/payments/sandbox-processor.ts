import { z } from 'zod';
import { type Answered, CardError, type Line, type LineOptions, openLine } from './line.ts';
import type {
  Charge,
  Outcome,
  PaymentMethod,
  PaymentProcessor,
  Payout,
  ProcessorRefusal,
  Verification,
} from './processor.ts';

const Named = z.object({ id: z.string() });
const Listed = z.object({ data: z.array(z.unknown()) });
const Method = z.object({ id: z.string(), card: z.object({ brand: z.string(), last4: z.string() }) });
const Amount = z.string().regex(/^\d+$/).transform(BigInt);
const Currency = z.string().toUpperCase();
const Intent = z.object({
  id: z.string(),
  status: z.string(),
  amount: Amount,
  currency: Currency,
  last_payment_error: CardError.nullable(),
});
const Failed = z.object({ error: z.object({ payment_intent: z.unknown() }) });
const SetUp = z.object({ status: z.literal('succeeded') });
const PaidOut = z.object({
  id: z.string(),
  status: z.string(),
  amount: Amount,
  currency: Currency,
  failure_code: z.string().nullable(),
});

type ChargeOutcome = Outcome<'succeeded' | 'declined'>;
type PayoutOutcome = Outcome<'paid' | 'declined'>;

const UNKNOWN = { status: 'unknown' } as const;

/** The sandbox, spoken to as one speaks to Stripe. `processorRef` of a method is `cus_…/pm_…`. */
export function sandboxProcessor(options: LineOptions): PaymentProcessor {
  const line = openLine(options);
  return {
    addPaymentMethod: async ({ orgId, card }) => addMethod(line, orgId, card),
    verifyPaymentMethod: async ({ orgId, processorRef }) => verify(line, orgId, processorRef),
    charge: async (charge) => askCharge(line, charge),
    async findCharge(id) {
      const query = `metadata['stint_id']:'${plain(id)}'`;
      return theOne(await line.get('/v1/payment_intents/search', { query }), readIntent);
    },
    payout: async (payout) => askPayout(line, payout),
    async findPayout(id) {
      return theOne(await line.get('/v1/payouts', { 'metadata[stint_id]': plain(id) }), readPayout);
    },
  };
}

async function addMethod(line: Line, orgId: string, card: string): Promise<PaymentMethod | ProcessorRefusal> {
  const customer = await customerOf(line, orgId);
  if (customer === null) return { refused: 'processor-unreachable' };
  const made = await line.post('/v1/payment_methods', { type: 'card', 'card[number]': card });
  if (made.kind === 'no-answer') return { refused: 'processor-unreachable' };
  if (made.kind === 'declined') return { refused: 'card-declined', declineCode: declineCodeOf(made.error) };
  const method = Method.parse(made.body);
  return { processorRef: `${customer}/${method.id}`, ...method.card };
}

/** An organisation is one customer at the processor, made with its first card. */
async function customerOf(line: Line, orgId: string): Promise<string | null> {
  const found = await line.get('/v1/customers/search', { query: `metadata['org_id']:'${plain(orgId)}'` });
  if (found.kind !== 'done') return null;
  const [first] = Listed.parse(found.body).data;
  if (first !== undefined) return Named.parse(first).id;
  const made = await line.post('/v1/customers', { 'metadata[org_id]': orgId }, `customer:${orgId}`);
  return made.kind === 'done' ? Named.parse(made.body).id : null;
}

async function verify(line: Line, orgId: string, processorRef: string): Promise<Verification> {
  const form = { confirm: 'true', usage: 'off_session', 'metadata[org_id]': orgId, ...partsOf(processorRef) };
  const answer = await line.post('/v1/setup_intents', form);
  if (answer.kind === 'no-answer') return UNKNOWN;
  if (answer.kind === 'declined') return { status: 'declined', declineCode: declineCodeOf(answer.error) };
  SetUp.parse(answer.body);
  return { status: 'verified' };
}

async function askCharge(line: Line, charge: Charge): Promise<ChargeOutcome> {
  const form = {
    ...moneyOf(charge),
    ...partsOf(charge.processorRef),
    confirm: 'true',
    off_session: 'true',
    'metadata[org_id]': charge.orgId,
  };
  const answer = await line.post('/v1/payment_intents', form, `charge:${charge.id}`);
  if (answer.kind === 'no-answer') return UNKNOWN;
  const intent = answer.kind === 'declined' ? Failed.parse(answer.body).error.payment_intent : answer.body;
  return asAsked(readIntent(intent), charge);
}

async function askPayout(line: Line, payout: Payout): Promise<PayoutOutcome> {
  const form = { ...moneyOf(payout), 'metadata[freelancer_id]': payout.freelancerId };
  const answer = await line.post('/v1/payouts', form, `payout:${payout.id}`);
  return answer.kind === 'done' ? asAsked(readPayout(answer.body), payout) : UNKNOWN;
}

function moneyOf({ id, amount, currency, description }: Charge | Payout): Record<string, string> {
  return {
    amount: String(amount),
    currency: currency.toLowerCase(),
    description,
    'metadata[stint_id]': plain(id),
  };
}

function readIntent(body: unknown): ChargeOutcome {
  const { id, status, amount, currency, last_payment_error: error } = Intent.parse(body);
  const moved = { processorRef: id, amount, currency };
  if (status === 'succeeded') return { status, ...moved };
  return error ? { status: 'declined', ...moved, declineCode: declineCodeOf(error) } : UNKNOWN;
}

function readPayout(body: unknown): PayoutOutcome {
  const { id, status, amount, currency, failure_code: failure } = PaidOut.parse(body);
  const moved = { processorRef: id, amount, currency };
  if (status === 'paid') return { status, ...moved };
  return failure === null ? UNKNOWN : { status: 'declined', ...moved, declineCode: failure };
}

/** The outcome of an id by looking it up. One id moves money once: two are a bug that must be seen. */
function theOne<T extends ChargeOutcome | PayoutOutcome>(
  found: Answered,
  read: (body: unknown) => T,
): T | { status: 'none' } | typeof UNKNOWN {
  if (found.kind !== 'done') return UNKNOWN;
  const [outcome, ...others] = Listed.parse(found.body).data.map(read);
  if (others.length > 0) throw new Error(`The processor has ${others.length + 1} answers for one id`);
  return outcome ?? { status: 'none' };
}

/** Same id, other money: then the answer is not to this question. */
function asAsked<T extends ChargeOutcome | PayoutOutcome>(outcome: T, asked: Charge | Payout): T {
  if ('amount' in outcome && (outcome.amount !== asked.amount || outcome.currency !== asked.currency)) {
    throw new Error(`The processor moved ${outcome.amount} ${outcome.currency} for ${asked.id}`);
  }
  return outcome;
}

function partsOf(processorRef: string): { customer: string; payment_method: string } {
  const [customer = '', method = ''] = processorRef.split('/');
  return { customer, payment_method: method };
}

function declineCodeOf({ code, decline_code: declineCode }: z.infer<typeof CardError>): string {
  return declineCode ?? code;
}

/** Ids go into a query between quotes. */
function plain(id: string): string {
  if (!/^[\w:.-]{1,200}$/.test(id)) throw new RangeError(`Not an id for the processor: ${id}`);
  return id;
}
