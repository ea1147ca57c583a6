import type { RefundCode } from '@stint/wire/refund-refusals';

/** How the refusals about refunds are told: status, sentence, what would work. */
export const REFUND_SAID: Readonly<Record<RefundCode, readonly [number, string, string | null]>> = {
  'not-invoiced': [
    409,
    'There is no invoice of this week, so there is nothing to give back.',
    'Wait until the week has locked, or look at another week.',
  ],
  'refund-too-late': [
    409,
    'This week was paid more than 180 days ago; until then it could be refunded (D3).',
    'Agree with the client on another way.',
  ],
  'more-than-refundable': [
    409,
    'That is more than can be given back of this week now: what was refunded before, is disputed, or was paid by the protection fund and not by the client, is not in it (D3).',
    'Give back less.',
  ],
  'owes-too-much': [
    409,
    'Of pay that was paid out already, as much can be given back as leaves you owing the house at most 1,000 (100,000 in a currency without minor digits).',
    'Give back less, or ask the operator, who can give back more.',
  ],
  'refund-not-back': [
    409,
    'There is no such refund that did not arrive: it did, or is on its way.',
    'Look at the list as it is now.',
  ],
};
