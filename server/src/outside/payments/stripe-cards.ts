import type Stripe from 'stripe';
import type {
  CardLeft,
  PaymentMethod,
  PaymentProcessor,
  ProcessorRefusal,
  Verification,
} from './processor.ts';
import { type Answered, type Line, plain } from './stripe-line.ts';

type Cards = Pick<
  PaymentProcessor,
  'addPaymentMethod' | 'verifyPaymentMethod' | 'openCardPage' | 'readCardPage'
>;

const UNREACHABLE: ProcessorRefusal = { refused: 'processor-unreachable' };

/** Cards: left on Stripe's page, or named by a token. */
export function cardPages(line: Line): Cards {
  return {
    addPaymentMethod: async ({ orgId, card }) => addMethod(line, orgId, card),
    verifyPaymentMethod: async ({ orgId, processorRef }) => verify(line, orgId, processorRef),
    async openCardPage({ orgId, returnTo, cancelTo }) {
      const customer = await customerOf(line, orgId);
      if (customer === null) return UNREACHABLE;
      const opened = await line.ask((stripe) =>
        stripe.checkout.sessions.create({
          mode: 'setup',
          customer,
          allowed_payment_method_types: ['card'],
          success_url: returnTo.replace('{session}', '{CHECKOUT_SESSION_ID}'),
          cancel_url: cancelTo,
          metadata: { org_id: orgId },
        }),
      );
      if (opened.kind !== 'done' || !opened.body.url) return UNREACHABLE;
      return { session: opened.body.id, url: opened.body.url };
    },
    readCardPage: async (session) => readPage(line, session),
  };
}

async function addMethod(line: Line, orgId: string, card: string): Promise<PaymentMethod | ProcessorRefusal> {
  const customer = await customerOf(line, orgId);
  if (customer === null) return UNREACHABLE;
  const made = await line.ask(async ({ paymentMethods }) =>
    card.startsWith('pm_') ? paymentMethods.retrieve(plain(card)) : paymentMethods.create(numbered(card)),
  );
  if (made.kind === 'no-answer') return UNREACHABLE;
  if (made.kind === 'declined') return { refused: 'card-declined', declineCode: made.error.declineCode };
  return methodOf(customer, made.body);
}

/** A test number: only the sandbox takes one. */
function numbered(card: string): Stripe.PaymentMethodCreateParams {
  return { type: 'card', card: { number: card } };
}

/** An organisation is one customer at the processor, made with its first card. */
async function customerOf(line: Line, orgId: string): Promise<string | null> {
  const query = `metadata['org_id']:'${plain(orgId)}'`;
  const found = await line.ask(async ({ customers }) => customers.search({ query }));
  if (found.kind !== 'done') return null;
  const [first] = found.body.data;
  if (first !== undefined) return first.id;
  const idempotencyKey = `customer:${orgId}`;
  const made = await line.ask(async ({ customers }) =>
    customers.create({ metadata: { org_id: orgId } }, { idempotencyKey }),
  );
  return made.kind === 'done' ? made.body.id : null;
}

async function verify(line: Line, orgId: string, processorRef: string): Promise<Verification> {
  const answer = await line.ask(async ({ setupIntents }) =>
    setupIntents.create({
      confirm: true,
      usage: 'off_session',
      allowed_payment_method_types: ['card'],
      metadata: { org_id: orgId },
      ...partsOf(processorRef),
    }),
  );
  if (answer.kind === 'no-answer') return { status: 'unknown' };
  if (answer.kind === 'declined') return { status: 'declined', declineCode: answer.error.declineCode };
  const { status } = answer.body;
  if (status === 'succeeded') return { status: 'verified' };
  // Its bank wants to ask its holder, who is not here: the processor's own page is for that.
  if (status === 'requires_action') return { status: 'declined', declineCode: 'authentication_required' };
  return { status: 'unknown' };
}

async function readPage(line: Line, session: string): Promise<CardLeft> {
  const read = await line.ask(async ({ checkout }) => checkout.sessions.retrieve(plain(session)));
  if (read.kind !== 'done') return { status: 'unknown' };
  const { customer, setup_intent: setup, metadata } = read.body;
  if (!setup || !customer) return { status: 'open' };
  const intent = await line.ask(async ({ setupIntents }) => setupIntents.retrieve(idOf(setup)));
  if (intent.kind !== 'done') return { status: 'unknown' };
  const { status, last_setup_error: error, payment_method: method } = intent.body;
  if (error) return { status: 'declined', declineCode: error.decline_code ?? error.code ?? 'declined' };
  if (status !== 'succeeded' || !method) return { status: 'open' };
  return leftOf(
    { customer: idOf(customer), orgId: metadata?.org_id ?? '' },
    await line.ask(async ({ paymentMethods }) => paymentMethods.retrieve(idOf(method))),
  );
}

function leftOf(
  { customer, orgId }: { customer: string; orgId: string },
  read: Answered<Stripe.PaymentMethod>,
): CardLeft {
  return read.kind === 'done'
    ? { status: 'left', orgId, method: methodOf(customer, read.body) }
    : { status: 'unknown' };
}

function methodOf(customer: string, { id, card }: Stripe.PaymentMethod): PaymentMethod {
  if (!card) throw new Error(`${id} is no card`);
  return { processorRef: `${customer}/${id}`, brand: card.brand, last4: card.last4 };
}

export function partsOf(processorRef: string): { customer: string; payment_method: string } {
  const [customer = '', method = ''] = processorRef.split('/');
  return { customer, payment_method: method };
}

function idOf(named: string | { id: string }): string {
  return typeof named === 'string' ? named : named.id;
}
