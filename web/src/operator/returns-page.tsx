import { Button, Skeleton } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import type { ReturnedChargeback, ReturnedRefund } from '@stint/wire/refunds';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { moneyText } from '../money/amount.ts';
import { Loaded } from '../parts/loaded.tsx';
import { notice } from '../parts/notice-board.tsx';
import page from '../parts/page.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { Scrolled } from '../parts/scrolled.tsx';
import { returns, useSendAgain } from '../refund/queries.ts';
import { bothClocks, daysName } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';
import { mine } from '../time/zone-choice.ts';

/** For operators: what clients' banks took back and is not settled, and refunds that no card took. */
export function ReturnsPage() {
  useTitle('What banks sent and took back');
  const query = useQuery(returns);
  return (
    <div className={page.narrow}>
      <h1>What banks sent and took back</h1>
      <p className={page.quiet}>
        A charge that a client’s bank takes back is owed by the client again. The processor asks you for
        evidence: the week’s diary, its verdicts and its review are one click away. A refund that no card took
        is the client’s credit until it is sent again (D3, D5).
      </p>
      <Loaded
        query={query}
        what="what came back"
        stays="The books are append-only."
        skeleton={<Skeleton h={240} />}
      >
        {({ chargebacks, refunds }) => (
          <>
            <Chargebacks all={chargebacks} />
            <Refunds all={refunds} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Chargebacks({ all }: { all: readonly ReturnedChargeback[] }) {
  return (
    <section className={page.panel} aria-labelledby="chargebacks">
      <h2 id="chargebacks">Charges that banks took back</h2>
      {all.length === 0 ? (
        <p className={page.quiet}>None that is not settled.</p>
      ) : (
        <Scrolled label="Chargebacks, a table">
          <table className={`${page.table} ${page.stacked}`}>
            <thead>
              <tr>
                <th scope="col">Contract</th>
                <th scope="col">For</th>
                <th scope="col">Stands</th>
                <th scope="col">Since</th>
                <th scope="col" data-number>
                  Taken back
                </th>
              </tr>
            </thead>
            <tbody>
              {all.map((one) => (
                <ChargebackRow key={one.chargeback.id} one={one} />
              ))}
            </tbody>
          </table>
        </Scrolled>
      )}
    </section>
  );
}

function ChargebackRow({ one }: { one: ReturnedChargeback }) {
  return (
    <tr>
      <th scope="row">
        <Whose one={one} />
        <br />
        {one.week !== null && (
          <Link
            to="/contracts/$contract/weeks/$week/review"
            params={{ contract: one.contract, week: one.week }}
          >
            Its evidence
          </Link>
        )}
      </th>
      <td>{forWhat(one)}</td>
      <td>
        {one.chargeback.state === 'open' ? 'the bank decides' : 'lost, and owed'}
        <br />
        {one.chargeback.reason.replaceAll('_', ' ')}, {one.chargeback.id}
      </td>
      <td>{bothClocks(toInstant(one.chargeback.openedAt), mine)}</td>
      <td data-number>{moneyText(one.chargeback.amount, one.currency)}</td>
    </tr>
  );
}

function forWhat({ of, week, says }: ReturnedChargeback): string {
  if (week !== null) return daysName(week, addDays(week, 6));
  return of === 'deposit' ? `the milestone “${says}”, in escrow` : `“${says}”, paid once`;
}

function Refunds({ all }: { all: readonly ReturnedRefund[] }) {
  const again = useSendAgain();
  const send = (id: string) => again.mutate(id, { onSuccess: () => notice('The processor is asked again.') });
  return (
    <section className={page.panel} aria-labelledby="refunds-back">
      <h2 id="refunds-back">Refunds that did not arrive</h2>
      <Refusal error={again.error} />
      {all.length === 0 ? (
        <p className={page.quiet}>None.</p>
      ) : (
        <Scrolled label="Refunds that did not arrive, a table">
          <table className={`${page.table} ${page.stacked}`}>
            <thead>
              <tr>
                <th scope="col">Contract</th>
                <th scope="col">Of</th>
                <th scope="col">The bank said</th>
                <th scope="col" data-number>
                  Amount
                </th>
                <th scope="col">Deed</th>
              </tr>
            </thead>
            <tbody>
              {all.map((one) => (
                <RefundRow
                  key={one.id}
                  one={one}
                  sending={again.isPending && again.variables === one.id}
                  onSend={() => send(one.id)}
                />
              ))}
            </tbody>
          </table>
        </Scrolled>
      )}
    </section>
  );
}

function RefundRow({ one, sending, onSend }: { one: ReturnedRefund; sending: boolean; onSend: () => void }) {
  return (
    <tr>
      <th scope="row">
        <Whose one={one} />
      </th>
      <td>{one.week === null ? `milestone “${one.milestone}”` : daysName(one.week, addDays(one.week, 6))}</td>
      <td>
        {one.why.replaceAll('_', ' ')}, {bothClocks(toInstant(one.at), mine)}
      </td>
      <td data-number>{moneyText(one.amount, one.currency)}</td>
      <td>
        <Button variant="default" loading={sending} onClick={onSend}>
          Send again
        </Button>
      </td>
    </tr>
  );
}

function Whose({
  one,
}: {
  one: Pick<ReturnedChargeback, 'contract' | 'week' | 'title' | 'client' | 'freelancer'>;
}) {
  const { contract, week, title, client, freelancer } = one;
  return (
    <>
      {week === null ? (
        <Link to="/contracts/$contract" params={{ contract }}>
          {title}
        </Link>
      ) : (
        <Link to="/contracts/$contract/weeks/$week" params={{ contract, week }}>
          {title}
        </Link>
      )}
      <br />
      {client}, {freelancer}
    </>
  );
}
