import type { DiaryEntry, Timesheet } from '@stint/core/timesheet';
import fc from 'fast-check';
import type { Percents, Piece } from './plain.ts';

/** The largest whole number that a float holds exactly; what is beside it is where money breaks. */
const BRINK = 2n ** 53n;
/** What PostgreSQL's bigint holds. */
export const MOST = 2n ** 63n - 1n;

/** Amounts as they come, and as they should never come: small, usual, at 2^53 ± 1, and up to what the books hold. */
export const amount: fc.Arbitrary<bigint> = fc.oneof(
  { weight: 3, arbitrary: fc.bigInt({ min: 0n, max: 200n }) },
  { weight: 5, arbitrary: fc.bigInt({ min: 0n, max: 10_000_000n }) },
  { weight: 2, arbitrary: fc.constantFrom(BRINK - 1n, BRINK, BRINK + 1n, 0n, 1n, MOST) },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: MOST }) },
);

/** 0 to 100 %, in millionths of one; often the usual ones, and one that no decimal fraction of a cent fits. */
export const percent: fc.Arbitrary<bigint> = fc.oneof(
  fc.constantFrom(0n, 100_000_000n, 10_000_000n, 5_000_000n, 2_990_000n, 33_333_333n, 1n),
  fc.bigInt({ min: 0n, max: 100_000_000n }),
);

export const anHour: fc.Arbitrary<bigint> = fc.oneof(
  { weight: 5, arbitrary: fc.bigInt({ min: 1n, max: 20_000n }) },
  { weight: 1, arbitrary: fc.bigInt({ min: 1n, max: 10n ** 12n }) },
  { weight: 1, arbitrary: fc.constantFrom(1n, 4500n, BRINK - 1n, BRINK + 1n) },
);

/** 0, 2, 3 and 4 minor digits. */
export const currency = fc.constantFrom(
  ...[0, 2, 3, 4].flatMap(
    (digits) =>
      ({ 0: ['JPY', 'KRW'], 2: ['USD', 'EUR'], 3: ['KWD', 'BHD'], 4: ['CLF'] })[digits]?.map((code) => ({
        code,
        digits,
      })) ?? [],
  ),
);

export interface DrawnWeek {
  readonly pieces: readonly (Piece & { readonly isProtected: boolean })[];
  readonly percents: Percents;
}

/** A week that is billed: pieces of either kind, at up to three rates. */
export const billedWeek: fc.Arbitrary<DrawnWeek> = fc
  .record({
    rates: fc.array(anHour, { minLength: 1, maxLength: 3 }),
    drawn: fc.array(
      fc.record({
        kind: fc.constantFrom('tracked' as const, 'manual' as const),
        rate: fc.nat(2),
        seconds: fc.oneof(fc.constant(600), fc.integer({ min: 1, max: 600 })),
        isProtected: fc.boolean(),
      }),
      { maxLength: 14 },
    ),
    percents: fc.record({ freelancer: percent, client: percent }),
  })
  .map(({ rates, drawn, percents }) => ({
    percents,
    pieces: drawn.map(({ rate, ...piece }) => ({ ...piece, anHour: rates[rate % rates.length] ?? 1n })),
  }));

const FIRST = 2_989_152;
/** Segments of a day. */
const DAY_SEGMENTS = 144;

/** The same week as the house knows it: one segment each, over three days. */
export function sheetOf({ pieces }: DrawnWeek): Timesheet & { readonly entries: readonly DiaryEntry[] } {
  return {
    week: FIRST * 600,
    limitMinutes: null,
    entries: pieces.map(({ kind, anHour: rate, seconds, isProtected }, n) => ({
      segment: FIRST + (n % 3) * DAY_SEGMENTS + n,
      kind,
      trackedSeconds: kind === 'tracked' ? seconds : 0,
      trackedMinutes: kind === 'tracked' ? Math.ceil(seconds / 60) : 0,
      activeMinutes: kind === 'tracked' ? 9 : 0,
      snapshotAt: null,
      memo: 'API tests',
      label: null,
      countedSeconds: seconds,
      billedSeconds: seconds,
      rate,
      protected: isProtected,
      reasons: isProtected ? [] : ['low-activity' as const],
    })),
  };
}
