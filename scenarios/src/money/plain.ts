// Money as one learns it at school, to hold the house's to: exact fractions, compared by cross multiplication, and long
// division with a look at what is left. Nothing of `core` is loaded here.

/** `over / under`, exact; `under` above 0. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export function fraction(over: bigint, under: bigint): Fraction {
  return { over, under };
}

/** Negative, 0 or positive, as `a` is less than, equal to or more than `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const [left, right] = [a.over * b.under, b.over * a.under];
  return left < right ? -1 : Number(left > right);
}

/** The whole number below, or it. For what is not negative. */
export function whole({ over, under }: Fraction): bigint {
  return (over - (over % under)) / under;
}

/** The nearest whole number; of two that are as near, the upper. */
export function nearest(one: Fraction): bigint {
  const below = whole(one);
  const left = one.over - below * one.under;
  return left < one.under - left ? below : below + 1n;
}

const SECONDS_OF_AN_HOUR = 60n * 60n;
/** A percent has six decimals. */
const PERCENT = 1_000_000n;
const WHOLE_PERCENT = 100;

/** What so many seconds at so much an hour are worth (B4). */
export function worthOf(anHour: bigint, seconds: bigint): bigint {
  return nearest(fraction(anHour * seconds, SECONDS_OF_AN_HOUR));
}

/** A percent, in millionths of one, of a sum (B4). */
export function percentOf(sum: bigint, percent: bigint): bigint {
  return nearest(fraction(sum * percent, BigInt(WHOLE_PERCENT) * PERCENT));
}

/**
 * A sum in parts like these weights: every part gets the whole of what is its own, and each unit that is left goes to
 * the part that is furthest from what would be its own, the first of several.
 */
export function partsLike(sum: bigint, weights: readonly bigint[]): bigint[] {
  const all = added(weights);
  if (all === 0n) return weights.map((_, index) => (index === 0 ? sum : 0n));
  const own = weights.map((weight) => fraction(sum * weight, all));
  const given = own.map(whole);
  for (let left = sum - added(given); left > 0n; left -= 1n) {
    let furthest = 0;
    for (let at = 1; at < given.length; at += 1) {
      if (compare(wantOf(own[at], given[at]), wantOf(own[furthest], given[furthest])) > 0) furthest = at;
    }
    given[furthest] = (given[furthest] ?? 0n) + 1n;
  }
  return given;
}

function wantOf(own: Fraction | undefined, given: bigint | undefined): Fraction {
  if (own === undefined || given === undefined) throw new RangeError('no such part');
  return fraction(own.over - given * own.under, own.under);
}

/** A sum in minor units as a text, moving the point by hand: `-5` with two digits is `-0.05`. */
export function written(sum: bigint, digits: number): string {
  const figures = [...String(sum).replace('-', '')];
  while (figures.length <= digits) figures.unshift('0');
  if (digits > 0) figures.splice(figures.length - digits, 0, '.');
  return (sum < 0n ? '-' : '') + figures.join('');
}

export function added(sums: Iterable<bigint>): bigint {
  let all = 0n;
  for (const one of sums) all += one;
  return all;
}

/** A piece of a week that is billed. */
export interface Piece {
  readonly kind: 'tracked' | 'manual';
  readonly anHour: bigint;
  readonly seconds: number;
}

/** The three parts that a bill is made of: the freelancer's, and what the house takes of each side. */
export interface Bill {
  readonly net: bigint;
  readonly freelancerFee: bigint;
  readonly clientFee: bigint;
}

export const NO_BILL: Bill = { net: 0n, freelancerFee: 0n, clientFee: 0n };

export interface Percents {
  readonly freelancer: bigint;
  readonly client: bigint;
}

/** B4: seconds are added up by kind and price, each such line is rounded once, and each fee of their sum once. */
export function billOf(pieces: readonly Piece[], percents: Percents): Bill {
  const lines = new Map<string, { anHour: bigint; seconds: bigint }>();
  for (const { kind, anHour, seconds } of pieces) {
    const name = `${kind} at ${anHour}`;
    const line = lines.get(name) ?? { anHour, seconds: 0n };
    line.seconds += BigInt(seconds);
    lines.set(name, line);
  }
  const all = added([...lines.values()].map((line) => worthOf(line.anHour, line.seconds)));
  const freelancerFee = percentOf(all, percents.freelancer);
  return { net: all - freelancerFee, freelancerFee, clientFee: percentOf(all, percents.client) };
}

/** What of a bill hangs on these of its pieces: the bill less the bill without them. */
export function hangsOn(pieces: readonly Piece[], chosen: ReadonlySet<Piece>, percents: Percents): Bill {
  const rest = billOf(
    pieces.filter((piece) => !chosen.has(piece)),
    percents,
  );
  return less(billOf(pieces, percents), rest);
}

export function less(a: Bill, b: Bill): Bill {
  return ofEach((part) => a[part] - b[part]);
}

export function plus(a: Bill, b: Bill): Bill {
  return ofEach((part) => a[part] + b[part]);
}

/** Part by part, never below `least` and never above `most`; of two that cross, not below. */
export function within(least: Bill, one: Bill, most: Bill): Bill {
  return ofEach((part) => {
    const capped = one[part] > most[part] ? most[part] : one[part];
    return capped < least[part] ? least[part] : capped;
  });
}

export function ofEach(sum: (part: keyof Bill) => bigint): Bill {
  return { net: sum('net'), freelancerFee: sum('freelancerFee'), clientFee: sum('clientFee') };
}

/** What the client pays in all. */
export function paidBy(bill: Bill): bigint {
  return bill.net + bill.freelancerFee + bill.clientFee;
}

/** A plain decimal in units of its last digit: `2.5` with six digits is 2500000. */
export function parsePlain(text: string, digits: number): bigint {
  const [before = '0', after = ''] = text.split('.');
  return BigInt(before + after + '0'.repeat(digits - after.length));
}
