import { Button, Skeleton } from '@mantine/core';
import { type Closing, type ClosingSums, readClosing } from '@stint/wire/closings';
import { toInstant } from '@stint/wire/letters';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ask } from '../api/house.ts';
import { useTitle } from '../app/title.ts';
import { moneyText } from '../money/amount.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { saveFile } from '../parts/save-file.ts';
import { Scrolled } from '../parts/scrolled.tsx';
import { useNow } from '../time/house-clock.ts';
import { moment } from '../time/spoken.ts';
import { PLACE_SAID } from '../trace/words.ts';
import { closingCsv, FIGURES } from './closing-csv.ts';
import { MonthSteps } from './month-steps.tsx';
import { monthName, monthOf, nextMonth } from './months.ts';

const route = getRouteApi('/inside/books/closing');

const closingOf = (month: string) =>
  queryOptions({
    queryKey: ['closing', month],
    queryFn: ({ signal }) => ask(readClosing, { params: { month }, signal }),
  });

/** A month’s closing report: what was earned, charged, refunded and paid out, what is held, and whether it is final. */
export function ClosingPage() {
  const now = monthOf(useNow());
  const { month = nextMonth(now, -1) } = route.useSearch();
  useTitle('Closing report', monthName(month));
  const query = useQuery(closingOf(month));
  return (
    <div className={page.narrow}>
      <h1>Closing report of {monthName(month)}</h1>
      <p className={page.quiet}>
        From the 1st 00:00 UTC to the next month’s 1st, by the instant of each entry.{' '}
        <Link to="/books/trial-balance" search={{ month }}>
          Account by account
        </Link>
      </p>
      <MonthSteps to="/books/closing" month={month} now={now} />
      <Loaded
        query={query}
        what="the closing report"
        stays="The books are append-only."
        skeleton={<Skeleton h={320} />}
      >
        {(closing) => <Report closing={closing} />}
      </Loaded>
    </div>
  );
}

const WAITS: Readonly<Record<Closing['waits'][number], string>> = {
  'not-over': 'the month is not over',
  'weeks-to-close': 'weeks that locked in it are not closed',
  'disputes-to-decide': 'disputes that end in it are not decided',
  'entries-to-seal': 'entries of it are not sealed',
};

function Report({ closing }: { closing: Closing }) {
  const { closed, waits, seal, sums, entries, month } = closing;
  const save = () =>
    saveFile(new Blob([closingCsv(closing)], { type: 'text/csv' }), `stint-closing-${month}.csv`);
  return (
    <>
      <section className={page.panel} aria-label="Is it final?">
        <p>
          <strong>{closed ? 'Closed: it does not change any more.' : 'Not closed.'}</strong>{' '}
          {closed
            ? 'All that was due in it is done, and whatever is booked from now on is of a later month.'
            : `It can still change: ${waits.map((one) => WAITS[one]).join('; ')}.`}{' '}
          {entries === 0 ? 'No entry' : entries === 1 ? 'One entry' : `${entries} entries`}
          {seal &&
            `, sealed up to seal ${seal.seal} of ${moment(toInstant(seal.at), 'UTC')} UTC (${seal.hash.slice(0, 16)}…)`}
          .
        </p>
        <Button mt="sm" variant="default" onClick={save}>
          Save as CSV
        </Button>
      </section>
      {sums.length === 0 && (
        <p className={page.quiet}>
          Nothing was booked until then: the first entry comes when a week locks or money is put in.
        </p>
      )}
      {sums.map((one) => (
        <OfCurrency key={one.currency} one={one} />
      ))}
    </>
  );
}

function OfCurrency({ one }: { one: ClosingSums }) {
  const { currency, places, difference } = one;
  return (
    <section className={page.panel} aria-label={`In ${currency}`}>
      <h2>{currency}</h2>
      <table className={page.table}>
        <tbody>
          {FIGURES.map(([name, says]) => (
            <tr key={name}>
              <th scope="row">{says}</th>
              <td data-number>{moneyText(one[name], currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Scrolled label={`What is held in ${currency}, a table`}>
        <table className={`${page.table} ${page.stacked}`}>
          <thead>
            <tr>
              <th scope="col">Held</th>
              {HELD.map(([name, says]) => (
                <th key={name} scope="col" data-number>
                  {says}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map((held) => (
              <Held key={held.place} held={held} currency={currency} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={4}>
                Difference of all accounts
              </th>
              <td data-number>{moneyText(difference, currency)}</td>
            </tr>
          </tfoot>
        </table>
      </Scrolled>
    </section>
  );
}

const HELD = [
  ['opening', 'Opening'],
  ['in', 'In'],
  ['out', 'Out'],
  ['closing', 'Closing'],
] as const;

type HeldSums = ClosingSums['places'][number];

function Held({ held, currency }: { held: HeldSums; currency: string }) {
  return (
    <tr>
      <th scope="row">{PLACE_SAID[held.place]}</th>
      {HELD.map(([name, says]) => (
        <td key={name} data-number data-label={says}>
          {moneyText(held[name], currency)}
        </td>
      ))}
    </tr>
  );
}
