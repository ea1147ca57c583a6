import { z } from 'zod';
import { Holder, WrittenAccount } from './bank-account.ts';
import { Currency, DayText, Id, InstantText, MoneyText, Name, plainText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

/** A payout, as an operator sees it. */
export const DeskPayout = z
  .object({
    id: Id,
    freelancer: Name,
    via: z.enum(['processor', 'bank']),
    lastFour: z.string(),
    amount: MoneyText,
    currency: Currency,
    at: InstantText,
    state: z.enum(['waiting', 'asked', 'paid', 'failed']),
    reason: z.string(),
    approvedBy: z.array(Name),
    /** Whether the reader may approve it, being another one. */
    yours: z.boolean(),
  })
  .meta({ id: 'DeskPayout' });
export type DeskPayout = z.infer<typeof DeskPayout>;

export const BankFile = z
  .object({
    id: Id,
    currency: Currency,
    count: z.number().int(),
    total: MoneyText,
    madeAt: InstantText,
    madeBy: Name,
    state: z.enum(['waiting', 'ready', 'declined', 'sent']),
    sentAt: InstantText.nullable(),
    approvedBy: z.array(Name),
    yours: z.boolean(),
    /** Payouts of it that the bank has not answered for. */
    open: z.number().int(),
  })
  .meta({ id: 'BankFile' });
export type BankFile = z.infer<typeof BankFile>;

/** A currency's limits, the account it is paid from, and its sums: the books against the payouts that they tell of. */
export const PayoutDeskCurrency = z
  .object({
    currency: Currency,
    least: MoneyText,
    most: MoneyText,
    twoAbove: MoneyText,
    account: z.object({ holder: z.string(), lastFour: z.string() }).nullable(),
    /** By bank, approved, and in no file yet. */
    toSend: z.object({ count: z.number().int(), total: MoneyText }),
    booked: MoneyText,
    onItsWay: MoneyText,
    executed: MoneyText,
    /** `booked` − `onItsWay` − `executed`: it must be 0. */
    difference: MoneyText,
  })
  .meta({ id: 'PayoutDeskCurrency' });
export type PayoutDeskCurrency = z.infer<typeof PayoutDeskCurrency>;

export const readPayoutDesk = route({
  method: 'GET',
  path: '/payout-desk',
  says: 'For operators: payouts that wait for two people, what waits for a file, the last files, limits and accounts.',
  tag: 'operator',
  access: ['operator'],
  answer: z.object({
    currencies: z.array(PayoutDeskCurrency),
    waiting: z.array(DeskPayout),
    files: z.array(BankFile),
  }),
});

export const setPayoutLimits = route({
  method: 'PUT',
  path: '/payout-limits/:currency',
  says: 'The least and the most minimum that freelancers can choose, and the sum above which two operators are needed.',
  tag: 'operator',
  access: ['operator'],
  params: z.object({ currency: Currency }),
  body: z.strictObject({ least: MoneyText, most: MoneyText, twoAbove: MoneyText }),
  status: 204,
  answer: z.undefined(),
  refusals: ['bad-amount'],
});

export const setHouseAccount = route({
  method: 'PUT',
  path: '/house-accounts/:currency',
  says: 'The account of the house from which its bank pays in a currency. Files that are made already stay as they are.',
  tag: 'operator',
  access: ['operator'],
  params: z.object({ currency: Currency }),
  body: z.strictObject({
    password: z.string().min(1).max(LIMITS.password),
    holder: Holder,
    account: WrittenAccount,
  }),
  status: 204,
  answer: z.undefined(),
  refusals: ['wrong-sign-in', 'too-many-tries', 'bad-account', 'bad-holder', 'bad-amount'],
});

const PayoutParams = z.object({ payout: Id });
const Reason = z.strictObject({ reason: plainText(LIMITS.payoutReason).trim().min(1) });

export const approvePayout = route({
  method: 'POST',
  path: '/payouts/:payout/approvals',
  says: 'Approve a large payout; it goes out when two different operators have.',
  tag: 'operator',
  access: ['operator'],
  params: PayoutParams,
  answer: DeskPayout,
  refusals: ['no-such-payout', 'another-operator', 'decided-already'],
});

export const declinePayout = route({
  method: 'POST',
  path: '/payouts/:payout/refusal',
  says: 'Decline a large payout that waits: it is available again, and its freelancer is told why.',
  tag: 'operator',
  access: ['operator'],
  params: PayoutParams,
  body: Reason,
  answer: DeskPayout,
  refusals: ['no-such-payout', 'decided-already'],
});

export const makeBankFile = route({
  method: 'POST',
  path: '/bank-files',
  says: `A pain.001 file of every payout by bank that waits in a currency, ${LIMITS.bankFile} at most. \`id\` is yours: the same id again is the same file.`,
  tag: 'operator',
  access: ['operator'],
  body: z.strictObject({ id: Id, currency: Currency }),
  answer: BankFile,
  status: 201,
  refusals: ['nothing-to-send', 'no-house-account', 'id-taken'],
});

const FileParams = z.object({ file: Id });

export const readBankFile = route({
  method: 'GET',
  path: '/bank-files/:file',
  says: 'A file and the payouts in it.',
  tag: 'operator',
  access: ['operator'],
  params: FileParams,
  answer: z.object({ file: BankFile, payouts: z.array(DeskPayout), executesOn: DayText }),
  refusals: ['no-such-file'],
});

export const fetchBankFile = route({
  method: 'GET',
  path: '/bank-files/:file/pain.001',
  says: 'The file for the bank, pain.001.001.09: the same bytes each time.',
  tag: 'operator',
  access: ['operator'],
  params: FileParams,
  answer: z.instanceof(Uint8Array),
  answerKind: 'octets',
  refusals: ['no-such-file', 'second-operator', 'decided-already'],
});

export const approveBankFile = route({
  method: 'POST',
  path: '/bank-files/:file/approvals',
  says: 'Approve a large file that another operator has made.',
  tag: 'operator',
  access: ['operator'],
  params: FileParams,
  answer: BankFile,
  refusals: ['no-such-file', 'another-operator', 'decided-already'],
});

export const declineBankFile = route({
  method: 'POST',
  path: '/bank-files/:file/refusal',
  says: 'Decline a file that waits for a second operator: its payouts are available again, and their freelancers are told why.',
  tag: 'operator',
  access: ['operator'],
  params: FileParams,
  body: Reason,
  answer: BankFile,
  refusals: ['no-such-file', 'decided-already'],
});

export const sendBankFile = route({
  method: 'POST',
  path: '/bank-files/:file/sending',
  says: 'Say that the bank has the file.',
  tag: 'operator',
  access: ['operator'],
  params: FileParams,
  answer: BankFile,
  refusals: ['no-such-file', 'second-operator', 'decided-already'],
});

export const answerPayout = route({
  method: 'PUT',
  path: '/bank-files/:file/payouts/:payout',
  says: 'What the bank did with one payout: executed, or returned with its reason, also later.',
  tag: 'operator',
  access: ['operator'],
  params: FileParams.extend({ payout: Id }),
  body: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('executed') }),
    z.strictObject({ outcome: z.literal('returned'), reason: plainText(LIMITS.payoutReason).trim().min(1) }),
  ]),
  answer: DeskPayout,
  refusals: ['no-such-file', 'no-such-payout', 'not-sent-yet', 'decided-already', 'another-operator'],
});

export const executeBankFile = route({
  method: 'POST',
  path: '/bank-files/:file/executions',
  says: 'Say that the bank executed every payout of the file that has no answer yet.',
  tag: 'operator',
  access: ['operator'],
  params: FileParams,
  answer: BankFile,
  refusals: ['no-such-file', 'not-sent-yet'],
});
