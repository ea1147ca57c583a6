import { formatHours } from '@stint/core/duration';
import { sum } from '@stint/core/money';
import { segmentOf } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import type { Trace } from '@stint/wire/trace';
import { Link } from '@tanstack/react-router';
import { useContract } from '../contract/context.ts';
import { minorOf, money, moneyText } from '../money/amount.ts';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { moment } from '../time/spoken.ts';
import { wallClock } from '../time/zone.ts';
import { useZone } from '../time/zone-choice.ts';

type Line = Trace['lines'][number];

/** The lines of the invoice, each with the segments that add up to it. */
export function TracedLines({ trace }: { trace: Trace }) {
  const { currency, invoice, lines } = trace;
  return (
    <section className={page.panel} aria-labelledby="lines">
      <h2 id="lines">The lines, and their segments</h2>
      {lines.map((line) => (
        <OneLine key={`${line.kind} ${line.rate}`} line={line} currency={currency} />
      ))}
      {invoice?.stipend && (
        <p>
          <strong>Weekly stipend, {moneyText(invoice.stipend.amount, currency)}</strong>: a fixed sum of the
          terms, of no segment
          {invoice.stipend.percent < 100 &&
            `; ${invoice.stipend.percent} % of ${moneyText(invoice.stipend.weekly, currency)} for the first week`}{' '}
          (B6).
        </p>
      )}
    </section>
  );
}

function OneLine({ line, currency }: { line: Line; currency: string }) {
  const { segments } = line;
  const seconds = segments.reduce((total, one) => total + one.seconds, 0);
  const amount = sum(segments.map((one) => minorOf(one.amount, currency)));
  const name = line.kind === 'manual' ? 'Manual time' : 'Tracked time';
  return (
    <details open={segments.length <= 12}>
      <summary>
        <strong>
          {name}, {formatHours(line.seconds)} at {moneyText(line.rate, currency)} an hour:{' '}
          {moneyText(line.amount, currency)}
        </strong>
        , {segments.length === 1 ? 'one segment' : `${segments.length} segments`}
      </summary>
      <Scrolled label={`The segments of ${name.toLowerCase()}, a table`}>
        <table className={`${page.table} ${page.stacked}`}>
          <thead>
            <tr>
              <th scope="col">Segment</th>
              <th scope="col">Memo</th>
              <th scope="col" data-number>
                Time
              </th>
              <th scope="col" data-number>
                Of the line
              </th>
            </tr>
          </thead>
          <tbody>
            {segments.map((one) => (
              <Segment key={one.start} one={one} currency={currency} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                Together
              </th>
              <td data-number data-label="Time">
                {formatHours(seconds)}
              </td>
              <td data-number>{money(amount, currency)}</td>
            </tr>
          </tfoot>
        </table>
      </Scrolled>
    </details>
  );
}

/** It leads to its cell in the diary, with Why? open. */
function Segment({ one, currency }: { one: Line['segments'][number]; currency: string }) {
  const { contract } = useContract();
  const { zone } = useZone();
  const start = toInstant(one.start);
  return (
    <tr>
      <th scope="row">
        <Link
          to="/contracts/$contract/diary/$day"
          params={{ contract: contract.id, day: wallClock(start, zone).day }}
          search={{ segment: segmentOf(start), show: 'why' }}
        >
          {moment(start, zone)}
          {zone === 'UTC' && ' UTC'}
        </Link>
      </th>
      <td>
        <bdi>{one.memo}</bdi>
      </td>
      <td data-number data-label="Time">
        {formatHours(one.seconds)}
      </td>
      <td data-number>{moneyText(one.amount, currency)}</td>
    </tr>
  );
}
