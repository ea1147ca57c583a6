import { Skeleton } from '@mantine/core';
import type { DisputeLine } from '@stint/wire/evidence';
import { toInstant } from '@stint/wire/letters';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { moneyText } from '../money/amount.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { STATE_WORDS } from '../review/words.ts';
import { bothClocks, daysName } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';
import { mine } from '../time/zone-choice.ts';
import { EscrowClaims } from './escrow-claims.tsx';
import { disputes } from './queries.ts';

/** For operators: every dispute that is not over, the first to be decided first. */
export function DisputesPage() {
  useTitle('Disputes');
  const query = useQuery(disputes);
  return (
    <div className={page.narrow}>
      <h1>Disputes</h1>
      <p className={page.quiet}>
        What is contested is decided by the verdict that both sides see, two days after the answer. Until then
        you can overrule a segment, with a reason that both sides read (D2).
      </p>
      <Loaded
        query={query}
        what="the disputes"
        stays="Their money is held, and their clocks go on."
        skeleton={<Skeleton h={240} />}
      >
        {({ disputes: open, more }) =>
          open.length === 0 ? (
            <p className={page.quiet}>Nothing is disputed now.</p>
          ) : (
            <Table open={open} more={more} />
          )
        }
      </Loaded>
      <EscrowClaims />
    </div>
  );
}

function Table({ open, more }: { open: readonly DisputeLine[]; more: number }) {
  return (
    <section className={page.panel} aria-labelledby="open-disputes">
      <h2 id="open-disputes">Not over</h2>
      <Scrolled label="Disputes, a table">
        <table className={`${page.table} ${page.stacked}`}>
          <thead>
            <tr>
              <th scope="col">Contract</th>
              <th scope="col">Week</th>
              <th scope="col">Stands</th>
              <th scope="col">Decided</th>
              <th scope="col" data-number>
                Segments
              </th>
              <th scope="col" data-number>
                Disputed
              </th>
            </tr>
          </thead>
          <tbody>
            {open.map((one) => (
              <Row key={one.id} one={one} />
            ))}
          </tbody>
        </table>
      </Scrolled>
      {more > 0 && <p className={page.quiet}>And {more} that are decided later.</p>}
    </section>
  );
}

function Row({ one }: { one: DisputeLine }) {
  const { id, contract, title, client, freelancer, week, state, segments, overruled } = one;
  return (
    <tr>
      <th scope="row">
        <Link to="/contracts/$contract/disputes/$dispute" params={{ contract, dispute: id }}>
          {title}
        </Link>
        <br />
        {client}, {freelancer}
      </th>
      <td>{daysName(week, addDays(week, 6))}</td>
      <td>{STATE_WORDS[state]}</td>
      <td>
        {bothClocks(toInstant(one.decidesAt), mine)}
        {state === 'open' && ', if not answered'}
      </td>
      <td data-number data-label="Segments">
        {segments}
        {overruled > 0 && `, ${overruled} overruled`}
      </td>
      <td data-number>{moneyText(one.clientTotal, one.currency)}</td>
    </tr>
  );
}
