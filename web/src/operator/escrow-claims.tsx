import { listEscrowClaims } from '@stint/wire/escrow';
import { toInstant } from '@stint/wire/letters';
import type { Answer } from '@stint/wire/route';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../api/house.ts';
import { moneyText } from '../money/amount.ts';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';

const claimsWaiting = queryOptions({
  queryKey: ['escrow-claims'],
  queryFn: ({ signal }) => ask(listEscrowClaims, { signal }),
});

const STATES = {
  asked: 'asked back; the freelancer can dispute',
  disputed: 'disputed; the client can answer',
  heard: 'both were heard: decide',
} as const;

/** For operators: money in escrow of which it is not known yet whose it is; those that wait for a decision first. */
export function EscrowClaims() {
  const { data } = useQuery(claimsWaiting);
  if (!data || data.claims.length === 0) return null;
  return (
    <section className={page.panel} aria-labelledby="escrow-claims">
      <h2 id="escrow-claims">Money in escrow</h2>
      <Scrolled label="Money in escrow, a table">
        <table className={`${page.table} ${page.stacked}`}>
          <thead>
            <tr>
              <th scope="col">Contract</th>
              <th scope="col">Stands</th>
              <th scope="col">Until</th>
              <th scope="col" data-number>
                In escrow
              </th>
            </tr>
          </thead>
          <tbody>
            {data.claims.map((one) => (
              <Row key={one.contract} one={one} />
            ))}
          </tbody>
        </table>
      </Scrolled>
      {data.more > 0 && <p className={page.quiet}>And {data.more} more.</p>}
    </section>
  );
}

function Row({ one }: { one: Answer<typeof listEscrowClaims>['claims'][number] }) {
  const { contract, title, client, freelancer, state, held, currency, endsAt, since } = one;
  return (
    <tr>
      <th scope="row">
        <Link to="/contracts/$contract" params={{ contract }}>
          {title}
        </Link>
        <br />
        {client}, {freelancer}
      </th>
      <td>{STATES[state]}</td>
      <td>
        {endsAt === null
          ? `waits since ${bothClocks(toInstant(since), mine)}`
          : bothClocks(toInstant(endsAt), mine)}
      </td>
      <td data-number>{moneyText(held, currency)}</td>
    </tr>
  );
}
