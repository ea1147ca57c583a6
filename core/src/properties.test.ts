import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedSpans, type Diary, giveWay, type ManualPiece, type SegmentContent } from './diary.ts';
import { explain } from './explain/explain.ts';
import { readScenario } from './explain/scenario.ts';
import { invoiceOf } from './invoice.ts';
import { formatMoney, payFor, sum } from './money.ts';
import { type SegmentNumber, segmentEnd, segmentOf, segmentStart, segmentsBetween } from './segment.ts';
import type { Session } from './session.ts';
import { secondsOf } from './span.ts';
import { scenarioFrom } from './testing/chance.ts';
import { contentsOf, drawn, manual, tracked } from './testing/diary.ts';
import { at } from './testing/story.ts';
import { ben, k1 } from './testing/world.ts';
import { changed, unchanged } from './timeline.ts';
import { timesheetOf } from './timesheet.ts';
import { totalsOf } from './totals.ts';
import { cutSegment, type TrackedSegment } from './tracked.ts';
import { weekOf } from './week.ts';

const nine = segmentOf(at('09:00'));
const week = weekOf(at('09:00'));

const drawing = fc.string({
  unit: fc.constantFrom('0', '1', '5', '9', 'X', 'u', 'm', '.', 'x'),
  maxLength: 40,
});
const limit = fc.constantFrom(null, 0, 7, 10, 55, 60, 90, 1000);
const contract = fc
  .record({
    pay: fc.constantFrom('segment' as const, 'exact' as const),
    weeklyLimitMinutes: limit.map((minutes) => unchanged(minutes)),
    rate: fc.bigInt({ min: 1n, max: 100_000n }).map((rate) => unchanged(rate)),
    freelancerFee: fc.bigInt({ min: 0n, max: 100_000_000n }),
    clientFee: fc.bigInt({ min: 0n, max: 100_000_000n }),
  })
  .map((terms) => k1(terms));
const twoRates = fc
  .tuple(contract, fc.bigInt({ min: 1n, max: 100_000n }), fc.nat(40))
  .map(([terms, rate, after]) => ({
    ...terms,
    rate: changed(terms.rate, segmentStart(nine + after), rate),
  }));
const story = fc.array(fc.nat(9999), { minLength: 20, maxLength: 200, size: 'max' }).map(scenarioFrom);

describe('nothing is made and nothing is lost', () => {
  it('C1–C4, B2: every tracked second is counted or uncounted, every counted one billed or over limit', () => {
    fc.assert(
      fc.property(story, (scenario) => {
        const { segments, week: totals } = explain(readScenario(JSON.parse(JSON.stringify(scenario))));
        const inTracked = segments.filter(({ kind }) => kind === 'tracked');
        const counting = inTracked.filter(({ countedSeconds }) => countedSeconds > 0);
        const seconds = counting.reduce((all, { trackedSeconds }) => all + trackedSeconds, 0);
        expect(totals.trackedSeconds).toBe(seconds + totals.uncountedSeconds);
        expect(totals.billedSeconds + totals.overLimitSeconds).toBe(totals.countedSeconds);
        const worth = scenario.contract.pay === 'exact' ? seconds : 600 * counting.length;
        expect(totals.countedSeconds).toBe(worth + totals.manualSeconds);
        if (scenario.contract.pay === 'exact') expect(totals.uncountedSeconds).toBe(0);
        expect(totals.protectedSeconds).toBeLessThanOrEqual(totals.billedSeconds);
      }),
    );
  });

  it('T1–T5: what is cut into segments adds up to the seconds of the sessions', () => {
    const lengths = fc.array(fc.tuple(fc.nat(2000), fc.nat(4000)), { maxLength: 12 });
    fc.assert(
      fc.property(lengths, (pairs) => {
        let now = at('09:00');
        const sessions = pairs.map(([gap, length]): Session => {
          const start = now + gap;
          now = start + length;
          return { contract: 'k1', start, end: now, reason: 'stopped', memos: [{ from: start, memo: '' }] };
        });
        const seconds = segmentsBetween(at('09:00'), now + 1).flatMap((segment) => {
          const cut = cutSegment({
            segment,
            sessions,
            inputs: [],
            snapshotInstant: segmentStart(segment) + 300,
          });
          for (const { from, to } of cut?.stretches ?? []) {
            expect(from >= segmentStart(segment) && from < to && to <= segmentEnd(segment)).toBe(true);
          }
          return cut ? [secondsOf(cut.stretches)] : [];
        });
        const all = sessions.reduce((total, { start, end }) => total + end - start, 0);
        expect(seconds.reduce((total, each) => total + each, 0)).toBe(all);
      }),
    );
  });

  it('B4: the fee and the net are the total, the lines too, and the client pays total and fee', () => {
    fc.assert(
      fc.property(twoRates, drawing, (terms, signs) => {
        const sheet = timesheetOf(terms, ben, drawn(contentsOf('2026-11-16T09:00Z', signs)), week);
        const bill = invoiceOf(terms, sheet);
        const { billedSeconds } = totalsOf(sheet.entries);
        expect(bill === null).toBe(billedSeconds === 0);
        if (!bill) return;
        expect(bill.freelancerFee + bill.net).toBe(bill.total);
        expect(bill.clientFee + bill.total).toBe(bill.clientTotal);
        expect(sum(bill.lines.map(({ amount }) => amount))).toBe(bill.total);
        expect(bill.lines.reduce((total, { seconds }) => total + seconds, 0)).toBe(billedSeconds);
        expect(new Set(bill.lines.map(({ kind, rate }) => `${kind} ${rate}`)).size).toBe(bill.lines.length);
      }),
    );
  });
});

describe('the limit holds', () => {
  it('B2: pay is never above the limit, but for the rounding of its lines', () => {
    fc.assert(
      fc.property(contract, drawing, (terms, signs) => {
        const sheet = timesheetOf(terms, ben, drawn(contentsOf('2026-11-16T09:00Z', signs)), week);
        if (sheet.limitMinutes === null) return;
        expect(totalsOf(sheet.entries).billedSeconds).toBeLessThanOrEqual(sheet.limitMinutes * 60);
        const most = payFor(terms.rate.first, sheet.limitMinutes * 60) + 1n;
        expect((invoiceOf(terms, sheet)?.total ?? 0n) <= most, formatMoney(most, 'USD')).toBe(true);
      }),
    );
  });

  it('C3: deleting never raises what is billed; at one rate it raises the bill by no more than a rounding', () => {
    fc.assert(
      fc.property(contract, drawing, fc.nat(40), (terms, signs, index) => {
        const contents = contentsOf('2026-11-16T09:00Z', signs);
        const bill = () => {
          const sheet = timesheetOf(terms, ben, drawn(contents), week);
          return {
            seconds: totalsOf(sheet.entries).billedSeconds,
            total: invoiceOf(terms, sheet)?.total ?? 0n,
          };
        };
        const before = bill();
        contents.set(nine + index, { tracked: null, manual: [], deleted: true });
        const after = bill();
        expect(after.seconds).toBeLessThanOrEqual(before.seconds);
        // Two lines, tracked and manual: what moves from one to the other may round up once more.
        expect(after.total <= before.total + 1n).toBe(true);
      }),
    );
  });
});

describe('order does not matter where the rules name none', () => {
  it('T6, M4: the same set of uploads in any order gives the same bill', () => {
    const uploads = fc.uniqueArray(fc.tuple(fc.nat(12), fc.constantFrom('seen', 'missed', 'short', 'late')), {
      selector: ([segment]) => segment,
    });
    const shuffled = uploads.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(twoRates, shuffled, fc.uniqueArray(fc.nat(12)), (terms, [all, otherwise], written) => {
        const books = (arrived: typeof all) => {
          const sheet = timesheetOf(terms, ben, arrive(terms.pay, written, arrived.map(record)), week);
          return { entries: sheet.entries, bill: invoiceOf(terms, sheet) };
        };
        expect(books(otherwise)).toEqual(books(all));
      }),
    );
  });

  it('M3: manual pieces of one segment give the same week in whatever order they were written', () => {
    const pieces = [0, 120, 300].map((second) => piece(nine, second, second + 60));
    fc.assert(
      fc.property(fc.shuffledSubarray(pieces, { minLength: 3 }), limit, (order, minutes) => {
        const terms = k1({ pay: 'exact', weeklyLimitMinutes: unchanged(minutes) });
        const sheet = (manuals: ManualPiece[]) =>
          timesheetOf(
            terms,
            ben,
            drawn(new Map([[nine, { tracked: null, manual: manuals, deleted: false }]])),
            week,
          );
        expect(sheet(order)).toEqual(sheet(pieces));
      }),
    );
  });

  it('explain answers the same to the same scenario, and changes nothing in it', () => {
    fc.assert(
      fc.property(story, (json) => {
        const scenario = readScenario(JSON.parse(JSON.stringify(json)));
        const once = explain(scenario);
        expect(explain(scenario)).toEqual(once);
        expect(explain(readScenario(JSON.parse(JSON.stringify(json))))).toEqual(once);
      }),
      { numRuns: 50 },
    );
  });
});

function piece(segment: SegmentNumber, from: number, to: number): ManualPiece {
  const start = segmentStart(segment);
  return { ...manual(segment), from: start + from, to: start + to, memo: `from ${from}` };
}

function record([index, kind]: readonly [number, string]): TrackedSegment {
  const segment = nine + index;
  if (kind === 'missed') return tracked(segment, { seconds: 240, snapshotAt: null });
  if (kind === 'short') return tracked(segment, { seconds: 301 });
  return tracked(segment, { late: kind === 'late' });
}

/** Uploads that arrive one after the other where manual time is written already (M4). */
function arrive(
  pay: 'segment' | 'exact',
  written: readonly number[],
  uploads: readonly TrackedSegment[],
): Diary {
  const contents = new Map<SegmentNumber, SegmentContent>();
  for (const index of written) {
    const pieces = pay === 'segment' ? [manual(nine + index)] : [piece(nine + index, 120, 420)];
    contents.set(nine + index, { tracked: null, manual: pieces, deleted: false });
  }
  for (const upload of uploads) {
    const { segment } = upload;
    const frame = { from: segmentStart(segment), to: segmentEnd(segment) };
    const { left } = giveWay(contents.get(segment)?.manual ?? [], pay, countedSpans(upload, pay, frame));
    contents.set(segment, { tracked: upload, manual: left, deleted: false });
  }
  return drawn(contents);
}
