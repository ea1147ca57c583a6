import { formatDay, formatInstant, type Instant } from '@stint/core/instant';
import type { Invoice } from '@stint/core/invoice';
import { formatMoney } from '@stint/core/money';
import { type Week, weekClock } from '@stint/core/week';
import type { AskedCharge, OwedInvoice } from '../../store/attempts.ts';
import { MOST_DAYS, RETRY_SECONDS } from '../../store/charges.ts';
import { type LoadedContract, loadContract } from '../../store/contracts.ts';
import { failedDay } from '../../store/debts.ts';
import type { Trx } from '../../store/desk.ts';
import type { InvoiceDue } from '../../store/money.ts';
import type { PayoutRow } from '../../store/payouts.ts';
import { ofContract, sidesOf } from '../notifications/sides.ts';
import type { Tell } from '../notifications/tell.ts';

/** B5: both sides are told of a week's invoice, the freelancer what is theirs, the client what it costs. */
export async function tellClosed(
  trx: Trx,
  tell: Tell,
  loaded: LoadedContract,
  { week, invoice, at }: { week: Week; invoice: Invoice; at: Instant },
): Promise<void> {
  const { contract, freelancer, organisation } = loaded;
  const { currency } = contract;
  const people = { freelancer: freelancer.id, organisation: organisation.id };
  const sides = await sidesOf(trx, people, 'pay');
  const { reviewEndsAt, availableAt } = weekClock(week);
  const facts = {
    ...ofContract(loaded),
    week: formatDay(week),
    seconds: invoice.lines.reduce((sum, { seconds }) => sum + seconds, 0),
    currency,
    reviewEndsAt: formatInstant(reviewEndsAt),
  };
  const event = `week-closed:${loaded.id}:${formatDay(week)}`;
  const theirs = {
    other: organisation.name,
    net: formatMoney(invoice.net, currency),
    availableAt: formatInstant(availableAt),
  };
  await tell({
    to: sides.freelancer,
    event,
    at,
    told: { kind: 'week-closed', facts: { ...facts, ...theirs } },
  });
  const cost = { other: freelancer.name, total: formatMoney(invoice.clientTotal, currency) };
  await tell({ to: sides.clients, event, at, told: { kind: 'week-invoiced', facts: { ...facts, ...cost } } });
}

/**
 * D5: a client is told of every day on which all cards were declined, the freelancer of the first and the last: the ones
 * between change nothing. When one goes through after such a day, both are.
 */
export async function tellCharged(
  trx: Trx,
  tell: Tell,
  asked: AskedCharge<OwedInvoice>,
  { state, at }: { state: 'succeeded' | 'declined'; at: Instant },
): Promise<void> {
  const { booked, attempt, day, by, title, net, amount } = asked;
  // What nobody was told of is not settled; whoever pays by hand sees what came of it.
  if (state === 'succeeded' ? day <= (by === null ? 1 : 0) : by !== null) return;
  if (state === 'declined' && (await failedDay(trx, booked, day)) === null) return;
  const { contract, week, currency } = booked;
  const people = { freelancer: booked.freelancer, organisation: booked.org };
  const { freelancer, clients } = await sidesOf(trx, people, 'pay');
  const facts = { contract, title, week: formatDay(week), currency };
  const [total, theirs] = [formatMoney(amount, currency), formatMoney(net, currency)];
  const event = `charge-${state}:${contract}:${facts.week}:${attempt}`;
  if (state === 'succeeded') {
    await tell({
      to: clients,
      event,
      at,
      told: { kind: 'charge-settled', facts: { ...facts, amount: total } },
    });
    await tell({
      to: freelancer,
      event,
      at,
      told: { kind: 'charge-settled', facts: { ...facts, amount: theirs } },
    });
    return;
  }
  const last = day >= MOST_DAYS;
  const nextAt = last ? null : formatInstant(at + RETRY_SECONDS);
  const declined = { ...facts, total, attempt: day, most: MOST_DAYS, nextAt };
  await tell({ to: clients, event, at, told: { kind: 'charge-declined', facts: declined } });
  if (day !== 1 && !last) return;
  const other = (await loadContract(trx, contract))?.organisation.name ?? '';
  const waits = { ...facts, other, net: theirs, most: MOST_DAYS, last };
  await tell({ to: freelancer, event, at, told: { kind: 'charge-waits', facts: waits } });
}

/** B5: the hold is over. */
export async function tellAvailable(
  tell: Tell,
  due: Pick<InvoiceDue, 'booked' | 'net' | 'title'> & { readonly event?: string },
  at: Instant,
): Promise<void> {
  const { booked, net, title } = due;
  const { contract, freelancer, currency } = booked;
  const week = formatDay(booked.week);
  const facts = { contract, title, week, net: formatMoney(net, currency), currency };
  const event = due.event ?? `money-available:${contract}:${week}`;
  await tell({ to: [freelancer], event, at, told: { kind: 'money-available', facts } });
}

export async function tellPaidOut(
  tell: Tell,
  { id, freelancer, amount, currency }: PayoutRow,
  { state, at }: { state: 'paid' | 'failed'; at: Instant },
): Promise<void> {
  const facts = { amount: formatMoney(amount, currency), currency };
  const kind = state === 'paid' ? 'payout-sent' : 'payout-failed';
  await tell({ to: [freelancer], event: `payout-${state}:${id}`, at, told: { kind, facts } });
}
