import type { Movement, Outcome, PaymentProcessor } from '@stint/server/outside/payments/processor';
import type { Pair } from './model.ts';

/** How one who pays, or is paid, stands with the processor. */
export type Standing = Pick<Pair, 'bank' | 'payee' | 'wire'>;

export interface Till extends PaymentProcessor {
  /** By organisation, and by freelancer. */
  readonly standings: Map<string, Standing>;
  readonly moved: readonly Movement[];
}

type Answered = Outcome<'succeeded' | 'paid' | 'declined'>;

interface Ask {
  readonly kind: 'charge' | 'refund' | 'transfer';
  readonly amount: bigint;
  readonly currency: string;
  readonly says: 'yes' | 'no';
  readonly done: 'succeeded' | 'paid';
}

/**
 * A processor in memory: one id is one attempt, however often it comes. Its banks say yes or no as they are told to, and
 * its wires lose questions, or answers.
 */
export function openTill(now: () => number): Till {
  const standings = new Map<string, Standing>();
  const kept = new Map<string, Answered>();
  const asked = new Map<string, string>();
  const charges = new Map<string, string>();
  const moved: Movement[] = [];
  const wireOf = (who: string | undefined) => standings.get(who ?? '')?.wire ?? 'up';

  const ask = (id: string, who: string, one: Ask): Answered => {
    asked.set(id, who);
    if (wireOf(who) === 'lost') return { status: 'unknown' };
    if (!kept.has(id)) kept.set(id, settle(id, who, one));
    return wireOf(who) === 'up' ? (kept.get(id) ?? { status: 'unknown' }) : { status: 'unknown' };
  };
  const settle = (id: string, who: string, { kind, amount, currency, says, done }: Ask): Answered => {
    const processorRef = `${kind}_${id}`;
    if (says === 'no') return { status: 'declined', processorRef, amount, currency, declineCode: 'no' };
    if (kind === 'charge') charges.set(processorRef, who);
    const signed = kind === 'charge' ? amount : -amount;
    moved.push({
      id: `m_${moved.length}`,
      source: processorRef,
      kind,
      at: now(),
      amount: signed,
      fee: 0n,
      currency,
    });
    return { status: done, processorRef, amount, currency };
  };
  const outcomeOf = (id: string) => kept.get(id) ?? { status: 'none' as const };
  const find = (id: string) =>
    wireOf(asked.get(id)) === 'up' ? outcomeOf(id) : { status: 'unknown' as const };

  return {
    standings,
    moved,
    takesNumbers: true,
    addPaymentMethod: async ({ orgId, card }) => ({
      processorRef: `card_${orgId}`,
      brand: 'visa',
      last4: card.slice(-4),
    }),
    verifyPaymentMethod: async () => ({ status: 'verified' }),
    openCardPage: async () => ({ refused: 'processor-unreachable' }),
    readCardPage: async () => ({ status: 'unknown' }),
    charge: async ({ id, orgId, amount, currency }) => {
      const says = standings.get(orgId)?.bank ?? 'yes';
      return ask(id, orgId, { kind: 'charge', amount, currency, says, done: 'succeeded' }) as Outcome<
        'succeeded' | 'declined'
      >;
    },
    findCharge: async (id) => find(id) as Outcome<'succeeded' | 'declined' | 'none'>,
    refund: async ({ id, chargeRef, amount, currency }) => {
      const who = charges.get(chargeRef) ?? '';
      return ask(`refund ${id}`, who, {
        kind: 'refund',
        amount,
        currency,
        says: 'yes',
        done: 'succeeded',
      }) as Outcome<'succeeded' | 'declined'>;
    },
    findRefund: async ({ id, chargeRef }) => {
      if (wireOf(charges.get(chargeRef)) !== 'up') return { status: 'unknown' };
      return outcomeOf(`refund ${id}`) as Outcome<'succeeded' | 'none'>;
    },
    findChargeback: async () => null,
    openAccount: async (freelancer) => freelancer,
    payout: async ({ id, accountRef, amount, currency }) => {
      const says = standings.get(accountRef)?.payee ?? 'yes';
      return ask(id, accountRef, { kind: 'transfer', amount, currency, says, done: 'paid' }) as Outcome<
        'paid' | 'declined'
      >;
    },
    findPayout: async (id) => find(id) as Outcome<'paid' | 'declined' | 'none'>,
    movements: async ({ from, to }) => moved.filter(({ at }) => at >= from && at < to),
    balance: async () => {
      const held = new Map<string, bigint>();
      for (const { currency, amount } of moved) held.set(currency, (held.get(currency) ?? 0n) + amount);
      return held;
    },
    eventsSince: async () => [],
    openWebhook: async () => null,
    readWebhook: () => null,
  };
}
