import { LIMITS } from '@stint/wire/limits';
import type { PaymentCode } from '@stint/wire/payment-refusals';

/** How the refusals about payments of their own are told: status, sentence, what would work. */
export const PAYMENT_SAID: Readonly<Record<PaymentCode, readonly [number, string, string | null]>> = {
  'bad-payment': [
    422,
    'This amount cannot be paid.',
    `Write one above 0, with the decimals of the contract’s currency, of at most ${LIMITS.payment}.`,
  ],
  'no-card': [409, 'This organisation has no verified card.', 'Add a card first.'],
  'ended-too-long-ago': [
    409,
    'This contract ended more than 365 days ago: nothing can be paid on it any more (D4).',
    'Pay in another way, or hire again.',
  ],
  'paid-just-now': [
    409,
    'The same sum was paid on this contract within the last ten minutes.',
    'Look whether it was the same payment; say that you want to pay it again.',
  ],
  'payment-under-way': [
    409,
    'This is being paid at this moment; asking twice would pay twice.',
    'Wait for the bank’s answer: it comes within a minute or so.',
  ],
  'payment-over': [409, 'This invoice does not wait for a payment any more.', 'Look at how it stands now.'],
  'no-such-payment': [404, 'There is no such payment.', null],
  'escrow-contract': [
    409,
    'On this contract both chose escrow: a milestone is paid out of what was put aside for it.',
    'Submit the milestone; its release pays it.',
  ],
  'invoiced-too-often': [
    409,
    `This milestone was invoiced ${LIMITS.milestoneInvoices} times, and each invoice was taken back.`,
    'Propose another milestone, and invoice that.',
  ],
  'request-changed': [
    409,
    'This bonus is not asked for like that any more.',
    'Look at the request as it stands now.',
  ],
};
