import { type BookedWeek, entriesOfDispute } from '@stint/core/bookings';
import { entriesOfChargeback, entriesOfWeek } from '@stint/core/entry-ids';
import { formatDay, formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { entriesOfRefund } from '@stint/core/return-bookings';
import { segmentStart } from '@stint/core/segment';
import { billAsText, billOf } from '@stint/core/stipend';
import { traceLine } from '@stint/core/trace';
import { parseWeek } from '@stint/core/week';
import type { Trace } from '@stint/wire/trace';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import type { Database } from '../../store/database.ts';
import { entriesOf } from '../../store/ledger.ts';
import { idsBehind } from '../../store/traces.ts';
import { issuedInvoices } from '../../store/weeks.ts';
import { type Visible, visibleContract } from '../contracts/visible.ts';
import { judgeWeeks } from '../diary/judge-week.ts';
import { bookedWeek } from '../review/in-review.ts';
import { movesSeen } from './moves-seen.ts';

/** What is behind a week's invoice, as its reader may see it. Refusals: `no-such-contract`, `bad-week`. */
export async function readTrace(
  house: House,
  actor: Actor,
  asked: { contract: string; week: string },
): Promise<Trace | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const week = parseWeek(asked.week);
  if (week === null) return refuse('bad-week', { field: 'week' });
  const { db } = house;
  const booked = bookedWeek(visible, week);
  const key = { organisation: booked.org, contract: booked.contract };
  // In this order: a week that is seen closed has its invoice by then.
  const judged = (await judgeWeeks(db, visible, [week])).get(week);
  const issued = (await issuedInvoices(db, key, [week])).get(week) ?? null;
  if (!judged) throw new Error('a week that was asked for is not judged');
  const entries = judged.timesheet.entries.filter(({ reasons }) => !reasons.includes('late'));
  const invoice = issued ?? (judged.closed ? null : billOf(visible.contract, judged.timesheet));
  const { currency } = booked;
  const money = (amount: bigint): string => formatMoney(amount, currency);
  return {
    week: formatDay(week),
    currency,
    issued: issued !== null,
    invoice: invoice && billAsText(invoice, currency),
    lines: (invoice?.lines ?? []).map((line) => ({
      kind: line.kind,
      rate: money(line.rate),
      seconds: line.seconds,
      amount: money(line.amount),
      segments: traceLine(line, entries).map(({ entry, seconds, amount }) => ({
        start: formatInstant(segmentStart(entry.segment)),
        memo: entry.memo,
        seconds,
        amount: money(amount),
        protected: entry.protected === true,
      })),
    })),
    entries: await stepsOf(db, visible, booked),
  };
}

async function stepsOf(db: Database, visible: Visible, booked: BookedWeek): Promise<Trace['entries']> {
  const behind = await idsBehind(db, {
    organisation: booked.org,
    contract: booked.contract,
    week: booked.week,
  });
  const ids = [
    ...entriesOfWeek(booked, behind),
    ...behind.disputes.flatMap((id) => entriesOfDispute(id, behind.deeds)),
    ...behind.refunds.flatMap((refund) => entriesOfRefund(refund, refund.times)),
    ...behind.chargebacks.flatMap(entriesOfChargeback),
  ];
  const found = await entriesOf(db, [...new Set(ids)]);
  return found
    .toSorted((a, b) => a.n - b.n)
    .flatMap(({ id, at, says, postings }) => {
      const moves = movesSeen(visible.side, postings);
      if (moves.length === 0) return [];
      return [
        {
          id,
          at: formatInstant(at),
          says,
          moves: moves.map(({ amount, ...move }) => ({
            ...move,
            amount: formatMoney(amount, booked.currency),
          })),
        },
      ];
    });
}
