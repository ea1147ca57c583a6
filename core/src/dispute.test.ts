import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ANSWER_SECONDS,
  againstIt,
  DECISION_SECONDS,
  DISPUTE,
  type DisputeState,
  decidesAt,
  decisionOf,
  disputeStateAt,
  isBilled,
  isHeld,
  type Share,
  shareLess,
  shareOfInvoice,
} from './dispute.ts';
import { stateAfter } from './handshake/table.ts';
import { DAY_SECONDS } from './instant.ts';
import { invoiceOf } from './invoice.ts';
import { payFor, sum } from './money.ts';
import { segmentOf, segmentStart } from './segment.ts';
import { diary } from './testing/diary.ts';
import { at } from './testing/story.ts';
import { ben, k1 } from './testing/world.ts';
import { changed, unchanged } from './timeline.ts';
import { type EntryReason, timesheetOf } from './timesheet.ts';
import { weekOf } from './week.ts';

const week = weekOf(at('09:00'));
const nine = segmentOf(at('09:00'));
const sheetOf = (contract: ReturnType<typeof k1>, drawing: string) =>
  timesheetOf(contract, ben, diary('2026-11-16T09:00Z', drawing), week);

const contract = fc
  .record({
    pay: fc.constantFrom('segment' as const, 'exact' as const),
    weeklyLimitMinutes: fc.constantFrom(null, 0, 55, 90, 1000).map((minutes) => unchanged(minutes)),
    freelancerFee: fc.bigInt({ min: 0n, max: 100_000_000n }),
    clientFee: fc.bigInt({ min: 0n, max: 100_000_000n }),
    rates: fc.tuple(fc.bigInt({ min: 1n, max: 100_000n }), fc.nat(40), fc.bigInt({ min: 1n, max: 100_000n })),
  })
  .map(({ rates: [rate, after, then], ...terms }) =>
    k1({ ...terms, rate: changed(unchanged(rate), segmentStart(nine + after), then) }),
  );
const drawing = fc.string({ unit: fc.constantFrom('0', '1', '5', '9', 'X', 'u', 'm', '.'), maxLength: 40 });
const choice = fc.array(fc.boolean(), { maxLength: 80 });

const FIELDS = ['total', 'freelancerFee', 'net', 'clientFee', 'clientTotal'] as const;
const plus = (a: Share, b: Share): Share =>
  Object.fromEntries(FIELDS.map((field) => [field, a[field] + b[field]])) as unknown as Share;

describe('D1: what is held of an invoice', () => {
  it('and what goes on are the invoice to the last unit, and neither is ever below nothing', () => {
    fc.assert(
      fc.property(contract, drawing, choice, (terms, drawn, chosen) => {
        const sheet = sheetOf(terms, drawn);
        const whole = invoiceOf(terms, sheet);
        const part = sheet.entries.filter((_, index) => chosen[index]);
        const held = shareOfInvoice(terms, sheet, part);
        const rest = invoiceOf(terms, {
          ...sheet,
          entries: sheet.entries.filter((entry) => !part.includes(entry)),
        });
        for (const field of FIELDS) {
          expect(held[field] + (rest?.[field] ?? 0n)).toBe(whole?.[field] ?? 0n);
          expect(held[field]).toBeGreaterThanOrEqual(0n);
          expect(rest?.[field] ?? 0n).toBeGreaterThanOrEqual(0n);
        }
        expect(held.total).toBe(held.net + held.freelancerFee);
        expect(held.clientTotal).toBe(held.total + held.clientFee);
      }),
    );
  });

  it('is what the segments are worth, but for the rounding of each line: at most one unit a line', () => {
    fc.assert(
      fc.property(contract, drawing, choice, (terms, drawn, chosen) => {
        const sheet = sheetOf(terms, drawn);
        const part = sheet.entries.filter((_, index) => chosen[index]);
        const lines = Map.groupBy(part.filter(isBilled), ({ kind, rate }) => `${kind} ${rate}`);
        const worth = sum(
          [...lines.values()].map((some) =>
            payFor(
              some[0]?.rate ?? 0n,
              some.reduce((all, { billedSeconds }) => all + billedSeconds, 0),
            ),
          ),
        );
        const off = shareOfInvoice(terms, sheet, part).total - worth;
        expect(off >= -BigInt(lines.size) && off <= BigInt(lines.size)).toBe(true);
      }),
    );
  });

  it('does not depend on in how many deeds it was disputed', () => {
    fc.assert(
      fc.property(contract, drawing, choice, fc.nat(40), (terms, drawn, chosen, cut) => {
        const sheet = sheetOf(terms, drawn);
        const part = sheet.entries.filter((_, index) => chosen[index]);
        const first = shareOfInvoice(terms, sheet, part.slice(0, cut));
        const all = shareOfInvoice(terms, sheet, part);
        const second = shareLess(all, first);
        for (const field of FIELDS) expect(second[field]).toBeGreaterThanOrEqual(0n);
        expect(plus(first, second)).toEqual(all);
      }),
    );
  });

  it('is the whole invoice when all of it is disputed, and nothing when nothing of it is billed', () => {
    const terms = k1({ weeklyLimitMinutes: unchanged(60) });
    const sheet = sheetOf(terms, '777777777');
    const { lines: _, ...whole } = invoiceOf(terms, sheet) ?? { lines: [] };
    expect(shareOfInvoice(terms, sheet, sheet.entries)).toEqual(whole);
    const over = sheet.entries.filter((entry) => !isBilled(entry));
    expect(over).toHaveLength(3);
    expect(shareOfInvoice(terms, sheet, over).total).toBe(0n);
  });

  it('is not made up for by what was over the limit', () => {
    const terms = k1({ weeklyLimitMinutes: unchanged(60) });
    const sheet = sheetOf(terms, '777777777');
    const [first, ...others] = sheet.entries;
    if (!first) throw new Error('a segment was drawn');
    const held = shareOfInvoice(terms, sheet, [first]);
    const five = invoiceOf(terms, { ...sheet, entries: others });
    expect(five?.lines.map(({ seconds }) => seconds)).toEqual([3000]);
    expect(held.total).toBe(payFor(first.rate, 600));
  });
});

describe('D2: what a contested segment comes to', () => {
  const named: [EntryReason[], string][] = [
    [[], 'paid'],
    [['manual-time'], 'refunded'],
    [['over-limit'], 'paid'],
    [['no-snapshot'], 'refunded'],
    [['client-unverified'], 'paid'],
    [['memo-missing'], 'refunded'],
    [['low-activity'], 'refunded'],
    [['picture-private'], 'refunded'],
    [['activity-unmeasured'], 'refunded'],
    [['client-unverified', 'low-activity'], 'refunded'],
  ];

  it.each(named)('with %j named it is %s', (reasons, decision) => {
    expect(decisionOf(reasons)).toBe(decision);
  });

  it('P4 never speaks against the freelancer, beside whatever else is named', () => {
    expect(againstIt(['client-unverified', 'memo-missing', 'low-activity'])).toEqual([
      'memo-missing',
      'low-activity',
    ]);
  });

  it('saying nothing for three days is contesting, at that second', () => {
    const asked = at('09:00');
    const by = asked + ANSWER_SECONDS;
    expect(ANSWER_SECONDS).toBe(3 * DAY_SECONDS);
    const open = { state: 'open' as const, answerBy: by, answeredAt: null };
    expect(disputeStateAt(open, by - 1)).toBe('open');
    expect(disputeStateAt(open, by)).toBe('contested');
    expect(disputeStateAt({ ...open, state: 'withdrawn' }, by)).toBe('withdrawn');
  });

  it('what is contested is decided two days later, by a word or by silence, at that second', () => {
    const by = at('09:00');
    const silent = { state: 'open' as const, answerBy: by, answeredAt: null };
    expect(decidesAt(silent)).toBe(by + 2 * DAY_SECONDS);
    expect(disputeStateAt(silent, by + DECISION_SECONDS - 1)).toBe('contested');
    expect(disputeStateAt(silent, by + DECISION_SECONDS)).toBe('decided');
    const early = { state: 'contested' as const, answerBy: by, answeredAt: by - 3600 };
    expect(disputeStateAt(early, by + DECISION_SECONDS - 3601)).toBe('contested');
    expect(disputeStateAt(early, by + DECISION_SECONDS - 3600)).toBe('decided');
    expect(disputeStateAt({ ...early, state: 'accepted' }, by + DECISION_SECONDS)).toBe('accepted');
  });

  it('money is held exactly as long as the client could still withdraw', () => {
    for (const state of Object.keys(DISPUTE) as DisputeState[]) {
      expect(isHeld(state)).toBe(stateAfter(DISPUTE, state, 'client: withdraw') === 'withdrawn');
    }
  });
});
