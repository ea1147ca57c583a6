import { formatDay, formatInstant, type Instant } from '@stint/core/instant';
import { type Currency, formatMoney, type Minor, sum } from '@stint/core/money';
import { type Week, weekClock } from '@stint/core/week';
import type { readPurses } from '@stint/wire/books';
import type { Stop, Way } from '@stint/wire/glance';
import { LIMITS } from '@stint/wire/limits';
import type { Answer } from '@stint/wire/route';
import type { InvoiceUnderWay } from '../../store/invoices-under-way.ts';
import type { JudgedOpen } from './judge-open.ts';

type Purse = Answer<typeof readPurses>[number];

/** A contract's week with its sum, on one stop of the way. */
interface OnWay {
  readonly place: Stop['place'];
  readonly contract: string;
  readonly title: string;
  readonly who: string;
  readonly week: Week;
  readonly currency: Currency;
  readonly amount: Minor;
  /** When it goes on. */
  readonly at: Instant;
}

/** A freelancer's money: the sums are those of the books, the weeks beside them say what they are made of. */
export function freelancerWays(
  purses: readonly Purse[],
  open: readonly JudgedOpen[],
  invoices: readonly InvoiceUnderWay[],
  now: Instant,
): Way[] {
  const weeks = [
    ...open.flatMap((one) =>
      one.invoice ? [inProgress(one, one.invoice.net, one.loaded.organisation.name)] : [],
    ),
    ...invoices.map((invoice): OnWay => {
      const { reviewEndsAt, availableAt } = weekClock(invoice.week);
      // What is not paid stays in review, however long it takes.
      const passed = now >= reviewEndsAt && invoice.owed <= 0n && invoice.state !== 'asked';
      return {
        ...issued(invoice, invoice.net - invoice.back_net),
        place: passed ? 'pending' : 'in-review',
        at: passed ? availableAt : reviewEndsAt,
      };
    }),
  ];
  return purses.map(({ currency, inProgress: running, inReview, disputed, pending, available, paidOut }) => ({
    side: 'freelancer',
    currency,
    stops: [
      stopOf('in-progress', running, currency, weeks, now),
      stopOf('in-review', inReview, currency, weeks, now),
      ...(Number(disputed) === 0 ? [] : [stopOf('disputed', disputed, currency, weeks, now)]),
      stopOf('pending', pending, currency, weeks, now),
      stopOf('available', available, currency, weeks, now),
      stopOf('paid-out', paidOut, currency, weeks, now),
    ],
  }));
}

/** What a client will be charged, owes, and has paid and can still dispute. */
export function clientWays(
  open: readonly JudgedOpen[],
  invoices: readonly InvoiceUnderWay[],
  now: Instant,
): Way[] {
  const weeks = [
    ...open.flatMap((one) =>
      one.invoice ? [inProgress(one, one.invoice.clientTotal, one.loaded.freelancer.name)] : [],
    ),
    ...invoices.flatMap((invoice): OnWay[] => {
      const { locksAt, reviewEndsAt } = weekClock(invoice.week);
      if (invoice.owed > 0n) return [{ ...issued(invoice, invoice.owed), place: 'owed', at: locksAt }];
      const own = issued(invoice, invoice.client_total - invoice.back);
      return now < reviewEndsAt ? [{ ...own, place: 'in-review', at: reviewEndsAt }] : [];
    }),
  ];
  const places = ['in-progress', 'owed', 'in-review'] as const;
  const currencies = [...new Set(weeks.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => ({
    side: 'client',
    currency,
    stops: places.map((place) => {
      const there = weeks.filter((one) => one.place === place && one.currency === currency);
      const amount = formatMoney(sum(there.map((one) => one.amount)), currency);
      return stopOf(place, amount, currency, weeks, now);
    }),
  }));
}

function inProgress({ loaded, week }: JudgedOpen, amount: Minor, who: string): OnWay {
  const { currency } = loaded.contract;
  const { locksAt } = weekClock(week);
  return {
    place: 'in-progress',
    contract: loaded.id,
    title: loaded.title,
    who,
    week,
    currency,
    amount,
    at: locksAt,
  };
}

function issued({ contract, title, who, week, currency }: InvoiceUnderWay, amount: Minor) {
  return { contract, title, who, week, currency, amount };
}

function stopOf(
  place: Stop['place'],
  amount: string,
  currency: Currency,
  all: readonly OnWay[],
  now: Instant,
): Stop {
  const there = all
    .filter((one) => one.place === place && one.currency === currency)
    .sort((a, b) => b.week - a.week || (a.title < b.title ? -1 : 1));
  const next = there.map(({ at }) => at).filter((at) => at > now);
  return {
    place,
    amount,
    at: next.length === 0 ? null : formatInstant(Math.min(...next)),
    weeks: there.slice(0, LIMITS.wayWeeks).map((one) => ({
      contract: one.contract,
      title: one.title,
      who: one.who,
      week: formatDay(one.week),
      amount: formatMoney(one.amount, currency),
    })),
    more: Math.max(0, there.length - LIMITS.wayWeeks),
  };
}
