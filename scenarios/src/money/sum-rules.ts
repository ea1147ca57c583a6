import fc from 'fast-check';
import { amount, anHour, MOST, percent } from './draws.ts';
import { added, fraction, partsLike, percentOf, whole, worthOf } from './plain.ts';
import { holds, type Rule, rule, same } from './rule.ts';

const seconds = fc.oneof(
  fc.integer({ min: 0, max: 604_800 }),
  fc.constantFrom(0, 1, 599, 600, 1800, 3599, 3600),
);
const weights = fc.array(fc.oneof(fc.bigInt({ min: 0n, max: 20n }), amount), { minLength: 1, maxLength: 7 });

/** Single sums: what they are worth, their percents, and how they come apart. */
export const SUM_RULES: readonly Rule[] = [
  rule(
    'B4: an hour’s rate times seconds, rounded half up once',
    20,
    fc.tuple(anHour, seconds),
    (house, drawn) => {
      const [one, time] = drawn;
      same('its worth', house.payFor(one, time), worthOf(one, BigInt(time)));
    },
  ),
  rule(
    'B4: a fee is its percent, rounded half up once, and never more than all',
    20,
    fc.tuple(amount, percent),
    (house, drawn) => {
      const [sum, part] = drawn;
      const fee = house.shareOf(sum, part);
      same('the fee', fee, percentOf(sum, part));
      holds('what is left and the fee are the sum', fee >= 0n && fee <= sum);
    },
  ),
  rule(
    'D3: split by weights, no unit is made and none is lost',
    15,
    fc.tuple(amount, weights),
    (house, drawn) => {
      const [sum, parts] = drawn;
      const split = house.splitByWeight(sum, parts);
      same('the parts', split, partsLike(sum, parts));
      same('all of them', added(split), sum);
    },
  ),
  rule(
    'cut anywhere, the pieces between the cuts are the sum',
    10,
    fc.tuple(amount, weights),
    (house, drawn) => {
      const [sum, parts] = drawn;
      const all = added(parts);
      let before = 0n;
      let until = 0n;
      const pieces = parts.map((part) => {
        until += part;
        const upTo = house.upTo(sum, until, all);
        same('up to a cut', upTo, all === 0n ? 0n : whole(fraction(sum * until, all)));
        const piece = upTo - before;
        before = upTo;
        return piece;
      });
      holds(
        'no piece is below nothing',
        pieces.every((piece) => piece >= 0n),
      );
      same('all pieces', added(pieces), all === 0n ? 0n : sum);
    },
  ),
  rule('B6: tax comes after the lines and changes none', 6, fc.tuple(amount, percent), (house, drawn) => {
    const [sum, part] = drawn;
    const taxed = house.taxedBy({ kind: 'vat', percent: part }, sum);
    const tax = percentOf(sum, part);
    same('taxed', [taxed.net, taxed.tax, taxed.gross], [sum, tax, sum + tax]);
    same('the other way round', house.taxedBy({ kind: 'reverse-charge' }, sum).gross, sum);
  }),
  rule(
    'a credit note: net and tax in proportion; for all of it all of it; never more',
    6,
    fc.tuple(amount, percent, amount),
    (house, drawn) => {
      const [sum, part, asked] = drawn;
      const tax = percentOf(sum, part);
      const document = { net: sum, tax, gross: sum + tax };
      if (asked > document.gross)
        return refused('a credit above its document', () => house.creditOf(document, asked));
      const credit = house.creditOf(document, asked);
      same('the credit', [credit.net, credit.tax], partsLike(asked, [sum, tax]));
      same('all of it', house.creditOf(document, document.gross), document);
      return refused('a credit below nothing', () => house.creditOf(document, -1n));
    },
  ),
  rule(
    'D5: the fund pays the least of what is due, the cap’s rest, and what is in it',
    8,
    fund(),
    (house, debt) => {
      const paid = house.advanceOf(debt);
      const due = below(0n, atMost(debt.protected - debt.advanced, debt.left));
      const covered = below(0n, atMost(due, debt.cap - debt.outstanding));
      same('what it pays', paid.pays, below(0n, atMost(covered, debt.fund)));
      same('what is due', paid.pays + paid.short + paid.overCap, due);
      holds('none is below nothing', paid.pays >= 0n && paid.short >= 0n && paid.overCap >= 0n);
    },
  ),
];

function fund() {
  const sum = fc.bigInt({ min: 0n, max: 40n });
  const some = fc.oneof(sum, amount);
  return fc.record({ protected: some, advanced: sum, left: some, cap: some, outstanding: some, fund: some });
}

function atMost(a: bigint, b: bigint): bigint {
  return a > b ? b : a;
}

function below(least: bigint, one: bigint): bigint {
  return one < least ? least : one;
}

function refused(what: string, deed: () => unknown): void {
  try {
    deed();
  } catch (error) {
    if (error instanceof RangeError) return;
    throw error;
  }
  throw new Error(`${what} was not refused, up to ${MOST}`);
}
