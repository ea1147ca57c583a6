import type { Account, Entry } from '@stint/core/ledger';
import type { Minor } from '@stint/core/money';

/**
 * The chart of accounts, for bookkeepers:
 *
 * | first word in Stint | in the journal | what its sum says |
 * |---|---|---|
 * | gateway | assets | what the payment processor holds for the house |
 * | bank | assets | what the house paid freelancers from its own bank account; what its owner moves there from the processor is no entry |
 * | client | assets | what an organisation owes (above 0), or has paid too much |
 * | freelancer | liabilities | what the house owes a person: in review, pending and available; available below 0: the person owes it, given back after it was paid out |
 * | escrow, dispute | liabilities | what is held until it is known whose it is |
 * | advanced | liabilities | what the protection fund paid for a client, until that client has paid |
 * | platform | income | the fees of both sides; the protection fund, and what the operator has put into it; `costs`, below 0 in Stint: what the processor took for charges that banks took back |
 *
 * Stint says where money came from and where it went: a balance is what came in less what went out. Bookkeepers
 * say debit (+) and credit (−), and that is the other way round: `from` is debited, `to` is credited. So the sign
 * of every sum is turned: 20.25 of fees in Stint are an income of −20.25.
 */
export type Kind = 'assets' | 'liabilities' | 'income';

const KINDS: Readonly<Record<string, Kind>> = {
  gateway: 'assets',
  bank: 'assets',
  client: 'assets',
  freelancer: 'liabilities',
  escrow: 'liabilities',
  dispute: 'liabilities',
  advanced: 'liabilities',
  platform: 'income',
};

export const CHART_LINES: readonly string[] = [
  'assets gateway: what the payment processor holds for the house',
  'assets bank: what the house paid freelancers from its own bank account, by files',
  'assets client ORGANISATION: what a client owes',
  'liabilities freelancer PERSON in-review, pending, available: what the house owes a freelancer',
  'liabilities dispute ID: what a client disputes of a week, until it is known whose it is',
  'liabilities escrow CONTRACT: what a client put aside for milestones, until it is released or given back',
  'liabilities advanced ORGANISATION: what clients still owe for what the protection fund paid',
  'income platform fees, protection, operator, costs: the fees of both sides; the protection fund; what the operator put into it; what the processor took for charges that banks took back',
  'The sender of money is debited (+), its receiver credited (-).',
];

/** Accounts are named by core in small letters, digits, hyphens and colons; one of another form is a bug. */
export function kindOf(account: Account): Kind {
  const kind = KINDS[account.split(':')[0] ?? ''];
  if (!kind || !/^[a-z0-9-]+(:[a-z0-9-]+)*$/.test(account))
    throw new RangeError(`no such account: ${account}`);
  return kind;
}

/** One line of a bookkeeper's transaction: debits are above 0, credits below. */
export interface Leg {
  readonly account: Account;
  readonly amount: Minor;
}

export function legsOf(entry: Entry): Leg[] {
  return entry.postings.flatMap(({ from, to, amount }) => [
    { account: from, amount },
    { account: to, amount: -amount },
  ]);
}

/** Free text on one line: no control, format or line signs, no runs of space, at most 200 signs. */
export function plainLine(text: string): string {
  return [...text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()].slice(0, 200).join('');
}
