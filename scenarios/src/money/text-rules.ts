import fc from 'fast-check';
import { amount, currency } from './draws.ts';
import { written } from './plain.ts';
import { holds, type Rule, rule, same } from './rule.ts';

/** LIMITS.rate and LIMITS.payout in whole units: as they are told to people. */
const [MOST_RATE, MOST_PAYOUT] = ['100000000', '1000000000000'];
/** Stripe takes eight figures. */
const MOST_THERE = '99999999';
const NO_AMOUNTS = [
  '',
  ' ',
  '.',
  '.5',
  '5.',
  '+5',
  '5 ',
  ' 5',
  '1e3',
  '0x10',
  '1,000',
  '1.2.3',
  '٣',
  '-0',
  '-1',
  'NaN',
];
/** Written there with other digits than ISO 4217's. */
const STRIPES = fc.constantFrom(
  { code: 'USD', factor: 1n, ten: false },
  { code: 'JPY', factor: 1n, ten: false },
  { code: 'ISK', factor: 10n ** 2n, ten: false },
  { code: 'KWD', factor: 1n, ten: true },
);

/** Sums as they are written down and read, by people and by the processor. */
export const TEXT_RULES: readonly Rule[] = [
  rule(
    'what is written is read as the same, with 0, 2, 3 and 4 minor digits',
    10,
    fc.tuple(amount, currency),
    (house, drawn) => {
      const [sum, { code, digits }] = drawn;
      const text = house.formatMoney(sum, code);
      same('written', text, written(sum, digits));
      same('written below 0', house.formatMoney(-sum, code), written(-sum, digits));
      same('read', house.parseMoney(text, code), sum);
      same('with a figure too many', house.parseMoney(`${text}${digits === 0 ? '.' : ''}0`, code), null);
      if (sum > 0n) same('below 0', house.parseMoney(`-${text}`, code), null);
    },
  ),
  rule(
    'what is no plain amount is refused, and no currency too',
    2,
    fc.tuple(fc.constantFrom(...NO_AMOUNTS), currency),
    (house, drawn) => {
      const [text, { code }] = drawn;
      same(
        'read',
        [house.parseMoney(text, code), house.readRate(text, code), house.readPayout(text, code)],
        [null, null, null],
      );
      same(
        'of no currency',
        ['XAU', 'XXX', 'usd', ''].map((none) => house.parseMoney('5', none)),
        [null, null, null, null],
      );
    },
  ),
  rule(
    'a rate and a payout are above 0 and within their limits',
    6,
    fc.tuple(amount, currency),
    (house, drawn) => {
      const [sum, { code, digits }] = drawn;
      const zeros = '0'.repeat(digits);
      const [rate, payout] = [BigInt(MOST_RATE + zeros), BigInt(MOST_PAYOUT + zeros)];
      for (const one of [sum, rate, rate + 1n, payout, payout + 1n, 0n]) {
        const text = written(one, digits);
        same('a rate', house.readRate(text, code), one > 0n && one <= rate ? one : null);
        same('a payout', house.readPayout(text, code), one > 0n && one <= payout ? one : null);
      }
    },
  ),
  rule('the processor is told the same sum, or none', 8, fc.tuple(amount, STRIPES), (house, drawn) => {
    const [sum, { code, factor, ten }] = drawn;
    const said = house.toStripe(sum, code);
    const isWhole = !ten || sum % 10n === 0n;
    const told = sum * factor;
    if (!isWhole) return same('not whole there', said, 'amount_not_whole');
    if (told > BigInt(MOST_THERE)) return same('too large there', said, 'amount_too_large');
    holds('a number is told', typeof said === 'number');
    return same('told back', typeof said === 'number' ? [BigInt(said), house.fromStripe(said, code)] : said, [
      told,
      sum,
    ]);
  }),
];
