import { WEEK_SECONDS } from '@stint/core/instant';
import { weekClock, weekOf } from '@stint/core/week';
import type { Glance, GlanceContract } from '@stint/wire/glance';
import { Link } from '@tanstack/react-router';
import { moneyText } from '../money/amount.ts';
import { useNow } from '../time/house-clock.ts';
import { deadline, hours } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { comparedText, partsText } from './compared.ts';
import styles from './home.module.css';
import { RunningBar } from './running-bar.tsx';
import own from './week.module.css';
import { WeekBars } from './week-bars.tsx';

/** The running week: of all contracts of a side together beside the last weeks, and of each against its limit. */
export function ThisWeek({ glance }: { glance: Glance }) {
  const now = useNow();
  const week = weekOf(now);
  const elapsed = Math.min(1, (now - week) / WEEK_SECONDS);
  const { contracts, sums, more, over } = glance;
  const hourly = contracts.some(({ kind }) => kind === 'hourly');
  return (
    <section aria-labelledby="this-week" className={styles.card}>
      <header className={styles.head}>
        <h2 id="this-week">This week</h2>
        {hourly && <p className={styles.until}>Locks {deadline(weekClock(week).locksAt, now, mine)}</p>}
      </header>
      {contracts.length === 0 && (
        <p className={styles.quiet}>
          {over === 0
            ? 'You have no contract yet. One begins when an offer is accepted.'
            : 'No contract runs. One begins when an offer is accepted.'}
        </p>
      )}
      {sums
        .filter(({ side, weeks }) => weeks.length > 0 && contracts.some((one) => one.side === side))
        .map((sum) => (
          <Sum key={sum.side} sum={sum} elapsed={elapsed} several={sums.length > 1} />
        ))}
      {contracts.length > 0 && (
        <ul className={own.contracts}>
          {contracts.map((contract) => (
            <ContractLine key={contract.contract} contract={contract} elapsed={elapsed} />
          ))}
        </ul>
      )}
      {(more > 0 || over > 0) && (
        <p className={styles.more}>
          <Link to="/contracts">
            {more > 0 ? `All your contracts: ${more} more that run` : 'All your contracts'}
            {over > 0 && `${more > 0 ? ',' : ':'} ${over} that ${over === 1 ? 'is' : 'are'} over`}
          </Link>
        </p>
      )}
    </section>
  );
}

const SIDES = { freelancer: 'your own work', client: 'for you', agency: 'of your agency' } as const;

function Sum({ sum, elapsed, several }: { sum: Glance['sums'][number]; elapsed: number; several: boolean }) {
  const { counted, limit, side, amounts } = sum;
  const parts = partsText(sum);
  return (
    <div className={own.sum}>
      <div>
        <p className={own.big}>
          <strong>{hours(counted)}</strong>
          <span>
            {limit === null ? 'counted' : `of ${hours(limit)}`}
            {several && ` · ${SIDES[side]}`}
          </span>
        </p>
        <p className={own.worth}>
          {amounts.map(({ amount, currency }) => (
            <strong key={currency}>{moneyText(amount, currency)}</strong>
          ))}
          <span>{side === 'client' ? 'to be charged, with the fee' : 'after the fee'}</span>
        </p>
        <p className={own.compared}>{comparedText(sum)}</p>
        {parts.length > 0 && <p className={own.parts}>{parts.join(' · ')}</p>}
      </div>
      <figure className={own.figure}>
        <WeekBars running={sum} elapsed={elapsed} />
        <figcaption>last {sum.weeks.length} weeks, and this one</figcaption>
      </figure>
    </div>
  );
}

function ContractLine({ contract, elapsed }: { contract: GlanceContract; elapsed: number }) {
  const { title, who, side, kind, standing, counted, tracked, limit, amount, currency, rate } = contract;
  const fixed = kind === 'fixed';
  return (
    <li>
      <div className={own.title}>
        <h3>
          <Link to="/contracts/$contract/diary/$day" params={{ contract: contract.contract, day: 'today' }}>
            {title}
          </Link>
        </h3>
        <p>
          {who} · {fixed ? 'fixed price' : `${moneyText(rate, currency)} an hour`}
          {standing !== 'active' && ` · ${standing.replace('contract-', '').replace('-', ' ')}`}
        </p>
      </div>
      {fixed ? (
        <p className={own.record}>
          <strong>{hours(tracked)}</strong> tracked for the record: the price is fixed
        </p>
      ) : (
        <>
          <div className={own.used}>
            <p>
              <strong>{hours(counted)}</strong> {limit === null ? 'no limit' : `of ${hours(limit)}`}
            </p>
            <RunningBar
              running={contract}
              label={`${title}, this week against the limit`}
              elapsed={elapsed}
            />
          </div>
          <p className={own.amount}>
            <strong>{moneyText(amount ?? '0', currency)}</strong>
            <span>{side === 'client' ? 'with the fee' : 'after the fee'}</span>
          </p>
        </>
      )}
    </li>
  );
}
