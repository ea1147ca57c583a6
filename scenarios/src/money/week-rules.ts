import type { Share } from '@stint/core/dispute';
import type { DiaryEntry } from '@stint/core/timesheet';
import fc from 'fast-check';
import { billedWeek, type DrawnWeek, sheetOf } from './draws.ts';
import {
  added,
  type Bill,
  billOf,
  hangsOn,
  less,
  NO_BILL,
  ofEach,
  type Piece,
  paidBy,
  plus,
  within,
} from './plain.ts';
import { holds, type Rule, rule, same } from './rule.ts';

const chosen = fc.array(fc.boolean(), { maxLength: 14 });
const deeds = fc.array(
  fc.record({ withdraw: fc.nat(7), which: fc.nat(13), count: fc.integer({ min: 1, max: 5 }) }),
  {
    maxLength: 6,
  },
);

/** Whole weeks: their bill, what of it hangs on some of it, and how it comes apart. */
export const WEEK_RULES: readonly Rule[] = [
  rule(
    'B4: a bill’s lines, fees and sums, and nothing where nothing is billed (B5)',
    8,
    billedWeek,
    (house, week) => {
      const bill = billOf(week.pieces, week.percents);
      const invoice = house.invoiceOf(feesOf(week), sheetOf(week));
      holds(
        'there is an invoice where something is billed',
        (invoice === null) === (week.pieces.length === 0),
      );
      if (!invoice) return;
      sameBill('the bill', invoice, bill);
      same('its lines', added(invoice.lines.map((line) => line.amount)), invoice.total);
      const names = invoice.lines.map((line) => `${line.kind} ${line.rate}`);
      same('a line for each kind and rate', names.length, new Set(names).size);
    },
  ),
  rule(
    'D1: what hangs on some of it is the bill less the bill without',
    6,
    fc.tuple(billedWeek, chosen),
    (house, drawn) => {
      const [week, which] = drawn;
      const sheet = sheetOf(week);
      const share = house.shareOfInvoice(
        feesOf(week),
        sheet,
        sheet.entries.filter((_, n) => which[n]),
      );
      sameBill(
        'the share',
        share,
        hangsOn(week.pieces, new Set(week.pieces.filter((_, n) => which[n])), week.percents),
      );
    },
  ),
  rule(
    'D1, D2: disputed in any parts, withdrawn, refunded in part: the sums are the invoice’s',
    5,
    fc.tuple(billedWeek, deeds),
    (house, drawn) => {
      const [week, steps] = drawn;
      const sheet = sheetOf(week);
      const all = billOf(week.pieces, week.percents);
      let standing: Disputed[] = [];
      for (const { withdraw, which, count } of steps) {
        if (withdraw === 0) standing = standing.filter((_, n) => n !== which % (standing.length || 1));
        const taken = new Set(standing.flatMap(({ at }) => at));
        const at = week.pieces
          .map((_, n) => n)
          .filter((n) => n >= which && n < which + count && !taken.has(n));
        const lines = at.flatMap((n) => sheet.entries[n] ?? []);
        const before = {
          lines: standing.flatMap((one) => one.lines),
          share: shareOf(standing.map((one) => one.bill).reduce(plus, NO_BILL)),
        };
        const share = house.shareToHold(feesOf(week), sheet, before, lines);
        const bill = plainHold(week, all, standing, at);
        sameBill('what is held', share, bill);
        sameEach(house.sharesOfLines(feesOf(week), sheet, share, lines), plainLines(week, bill, at));
        standing.push({ at, lines, bill });
      }
      const held = standing.map(({ bill }) => bill).reduce(plus, NO_BILL);
      holds(
        'never more is held than was invoiced',
        PARTS.every((part) => held[part] <= all[part] && held[part] >= 0n),
      );
    },
  ),
  rule('a report’s parts are the invoice to the last unit', 5, billedWeek, (house, week) => {
    const sheet = sheetOf(week);
    const invoice = house.invoiceOf(feesOf(week), sheet);
    if (!invoice) return;
    const parts = house.partsOf(invoice, sheet.entries, ({ segment, memo }) => ({
      day: `${segment % 5}`,
      group: segment % 2 ? memo : null,
    }));
    const sums = [
      parts.map((one) => one.amount),
      parts.map((one) => one.freelancerFee),
      parts.map((one) => one.clientFee),
    ];
    same('all parts', sums.map(added), [invoice.total, invoice.freelancerFee, invoice.clientFee]);
    holds(
      'no part is below nothing',
      sums.flat().every((one) => one >= 0n),
    );
  }),
  rule('D5: what the fund stands for is what hangs on protected time', 4, billedWeek, (house, week) => {
    const sheet = sheetOf(week);
    const lines = sheet.entries.filter((entry) => entry.protected === true);
    const plain = hangsOn(
      week.pieces,
      new Set(week.pieces.filter(({ isProtected }) => isProtected)),
      week.percents,
    );
    sameBill('its share', house.shareOfInvoice(feesOf(week), sheet, lines), plain);
  }),
];

interface Disputed {
  readonly at: readonly number[];
  readonly lines: readonly DiaryEntry[];
  readonly bill: Bill;
}

const PARTS = ['net', 'freelancerFee', 'clientFee'] as const;

function plainHold(week: DrawnWeek, all: Bill, standing: readonly Disputed[], at: readonly number[]): Bill {
  const before = standing.map(({ bill }) => bill).reduce(plus, NO_BILL);
  const after = hangsOn(
    week.pieces,
    piecesAt(week, [...standing.flatMap((one) => one.at), ...at]),
    week.percents,
  );
  return within(NO_BILL, less(after, before), less(all, before));
}

/** Line by line, what each adds; the last has what is left. */
function plainLines(week: DrawnWeek, dispute: Bill, at: readonly number[]): Bill[] {
  let before = NO_BILL;
  return at.map((_, n) => {
    const upTo =
      n === at.length - 1 ? dispute : hangsOn(week.pieces, piecesAt(week, at.slice(0, n + 1)), week.percents);
    const until = within(before, upTo, dispute);
    const own = less(until, before);
    before = until;
    return own;
  });
}

function piecesAt({ pieces }: DrawnWeek, at: readonly number[]): Set<Piece> {
  return new Set(at.flatMap((n) => pieces[n] ?? []));
}

function feesOf({ percents }: DrawnWeek): { freelancerFee: bigint; clientFee: bigint } {
  return { freelancerFee: percents.freelancer, clientFee: percents.client };
}

function shareOf(bill: Bill): Share {
  const { net, freelancerFee, clientFee } = bill;
  return { total: net + freelancerFee, freelancerFee, net, clientFee, clientTotal: paidBy(bill) };
}

function sameBill(what: string, house: Share, plain: Bill): void {
  const { total, net, freelancerFee, clientFee, clientTotal } = house;
  same(what, { total, freelancerFee, net, clientFee, clientTotal }, shareOf(plain));
}

function sameEach(house: readonly Share[], plain: readonly Bill[]): void {
  same('how many lines', house.length, plain.length);
  for (const [n, one] of house.entries()) sameBill(`line ${n}`, one, plain[n] ?? ofEach(() => -1n));
}
