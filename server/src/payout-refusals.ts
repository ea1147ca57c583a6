import type { PayoutCode } from '@stint/wire/payout-refusals';

/** How the refusals about payouts and bank files are told: status, sentence, what would work. */
export const PAYOUT_SAID: Readonly<Record<PayoutCode, readonly [number, string, string | null]>> = {
  'no-payout-method': [
    409,
    'No payout method is in force: the house does not know where to pay.',
    'Set one under Money; it is in force three days later.',
  ],
  'method-returned': [
    409,
    'The bank sent the last payout to this account back, so nothing more goes there.',
    'Set a payout method again, the same or another.',
  ],
  'bad-account': [
    422,
    'This is no account that a bank knows.',
    'Check it against a statement of your bank: the check digits of an IBAN find a mistyped one.',
  ],
  'bad-holder': [
    422,
    'A bank cannot read this name.',
    "Write it as your bank has it: Latin letters, digits and / - ? : ( ) . , ' +.",
  ],
  'nothing-to-stop': [
    409,
    'This payout method is in force, or was stopped: there is no change that waits.',
    'Look at your payout methods as they are now.',
  ],
  'no-such-payout': [404, 'There is no such payout.', null],
  'no-such-file': [404, 'There is no such file.', null],
  'another-operator': [
    409,
    'Two different people look at a sum as large as this: you were the first, or it is your own.',
    'Let another operator approve it.',
  ],
  'second-operator': [
    409,
    'A second operator has not approved this file yet.',
    'It can be fetched and sent as soon as one has.',
  ],
  'decided-already': [409, 'This was decided otherwise already.', 'Look at how it stands now.'],
  'nothing-to-send': [
    409,
    'No payout by bank waits in this currency.',
    'Payouts that are asked for later go into the next file.',
  ],
  'no-house-account': [
    409,
    'The house has no bank account of its own in this currency.',
    'Enter the account from which your bank pays.',
  ],
  'not-sent-yet': [
    409,
    'This file was not marked as sent, so the bank cannot have answered.',
    'Mark it as sent first.',
  ],
};
