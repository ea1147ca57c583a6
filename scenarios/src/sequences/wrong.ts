import type { PaymentProcessor } from '@stint/server/outside/payments/processor';
import type { Kind } from './deed.ts';

/** Deeds that a house does once more when it is asked again, for it forgot their id. */
export const WRONG_AGAIN: Readonly<Record<string, Kind>> = {
  'a refund of one’s own will is made twice': 'give back',
  'a payout goes out twice': 'pay out',
  'a bonus is charged twice': 'bonus',
};

/** Bad habits of a house on its way to the processor: each must be found by where the money is. */
export const WRONG_WAYS: Readonly<Record<string, (processor: PaymentProcessor) => PaymentProcessor>> = {
  'a charge without an answer is asked for with another id': (processor) => {
    const tries = new Map<string, number>();
    return {
      ...processor,
      charge: (charge) => {
        const n = (tries.get(charge.id) ?? 0) + 1;
        tries.set(charge.id, n);
        return processor.charge({ ...charge, id: n === 1 ? charge.id : `${charge.id}-${n}` });
      },
      findCharge: async (id) => {
        const { status } = await processor.findCharge(id);
        return { status: status === 'unknown' ? 'unknown' : 'none' };
      },
    };
  },
  'a refund goes out twice': (processor) => ({
    ...processor,
    refund: async (refund) => {
      await processor.refund({ ...refund, id: `${refund.id}-2` });
      return processor.refund(refund);
    },
  }),
  'no answer to a payout is taken for a failure': (processor) => ({
    ...processor,
    payout: async (payout) => {
      const { amount, currency } = payout;
      const first = await processor.payout(payout);
      if (first.status !== 'unknown') return first;
      return { status: 'declined', processorRef: null, amount, currency, declineCode: 'no_answer' };
    },
  }),
  'a declined charge is taken for a paid one': (processor) => ({
    ...processor,
    charge: async (charge) => {
      const { amount, currency } = charge;
      const first = await processor.charge(charge);
      if (first.status !== 'declined') return first;
      return { status: 'succeeded', processorRef: `charge_${charge.id}`, amount, currency };
    },
  }),
};
