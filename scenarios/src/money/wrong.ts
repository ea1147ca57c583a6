import { minorDigits } from '@stint/core/money';
import { type Arithmetic, ARITHMETIC as RIGHT } from './arithmetic.ts';
import { added, fraction, nearest, percentOf, whole } from './plain.ts';

/** Ways to reckon that look right, and are not: each must be found. */
export const WRONG: Readonly<Record<string, Partial<Arithmetic>>> = {
  'a line is rounded down': { payFor: (anHour, time) => whole(fraction(anHour * BigInt(time), 60n * 60n)) },
  'a fee’s half is rounded to the even unit': { shareOf: halfToEven },
  'a half of an hour’s pay is rounded down': {
    payFor: (anHour, time) => {
      const exact = fraction(anHour * BigInt(time), 60n * 60n);
      const below = whole(exact);
      return 2n * (exact.over - below * exact.under) > exact.under ? below + 1n : below;
    },
  },
  'what is left of a split goes to the last part': {
    splitByWeight: (sum, weights) => {
      const all = added(weights);
      if (all === 0n) return RIGHT.splitByWeight(sum, weights);
      const parts = weights.map((weight) => whole(fraction(sum * weight, all)));
      return parts.map((part, n) => (n === parts.length - 1 ? sum - added(parts.slice(0, -1)) : part));
    },
  },
  'an amount is read through a float': {
    parseMoney: (text, currency) => {
      const digits = minorDigits(currency);
      const right = RIGHT.parseMoney(text, currency);
      return right === null || digits === null ? null : BigInt(Math.round(Number(text) * 10 ** digits));
    },
  },
  'yen are told to the processor with two digits': {
    toStripe: (sum, currency) => RIGHT.toStripe(currency === 'JPY' ? sum * 10n ** 2n : sum, currency),
  },
  'the limit of a payout is off by one': {
    readPayout: (text, currency) =>
      RIGHT.readPayout(text, currency) ??
      (isJustAbove(text, currency) ? RIGHT.parseMoney(text, currency) : null),
  },
  'the client’s fee is forgotten in what is disputed': {
    shareToHold: (contract, timesheet, standing, lines) => {
      const share = RIGHT.shareToHold(contract, timesheet, standing, lines);
      return { ...share, clientFee: 0n, clientTotal: share.total };
    },
  },
  'what is disputed second is held without what is held already': {
    shareToHold: (contract, timesheet, _standing, lines) => RIGHT.shareOfInvoice(contract, timesheet, lines),
  },
  'fees are rounded on every line': {
    invoiceOf: (contract, timesheet) => {
      const right = RIGHT.invoiceOf(contract, timesheet);
      if (!right) return null;
      const clientFee = added(right.lines.map((line) => percentOf(line.amount, contract.clientFee)));
      return { ...right, clientFee, clientTotal: right.total + clientFee };
    },
  },
  'the fund forgets its cap': {
    advanceOf: (debt) => RIGHT.advanceOf({ ...debt, cap: debt.cap + debt.fund }),
  },
  'a credit note leaves the tax where it is': {
    creditOf: (document, asked) => ({ ...RIGHT.creditOf(document, asked), net: asked, tax: 0n }),
  },
};

function halfToEven(sum: bigint, percent: bigint): bigint {
  const exact = fraction(sum * percent, 10n ** 8n);
  const up = nearest(exact);
  const isHalf = 2n * exact.over + exact.under === 2n * up * exact.under;
  return isHalf && up % 2n === 1n ? up - 1n : up;
}

function isJustAbove(text: string, currency: string): boolean {
  const [one, least] = [RIGHT.parseMoney(text, currency), RIGHT.parseMoney('1000000000000', currency)];
  return one !== null && least !== null && one === least + 1n;
}
