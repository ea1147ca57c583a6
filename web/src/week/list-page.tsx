import { Skeleton } from '@mantine/core';
import type { Week } from '@stint/wire/diary';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { weeksOf } from '../api/queries.ts';
import { useTitle } from '../app/title.ts';
import { useContract } from '../contract/context.ts';
import { moneyText } from '../money/amount.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { daysName, hours } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';
import { CHARGES, STAGES } from './stage.ts';
import styles from './week.module.css';

/** Every week with something in its diary, the newest first. */
export function WeeksPage() {
  const { contract } = useContract();
  useTitle('Weeks', contract.title);
  const query = useQuery(weeksOf(contract.id));
  return (
    <div className={page.narrow}>
      <h1>Weeks</h1>
      <Loaded query={query} what="the weeks" skeleton={<Skeleton h={220} />}>
        {(weeks) =>
          weeks.length === 0 ? (
            <p className={page.quiet}>No week has anything in its diary yet.</p>
          ) : (
            <Scrolled panel label="Weeks, a table">
              <WeeksTable weeks={weeks} />
            </Scrolled>
          )
        }
      </Loaded>
    </div>
  );
}

function WeeksTable({ weeks }: { weeks: readonly Week[] }) {
  const { side } = useContract();
  return (
    <table className={page.table}>
      <thead>
        <tr>
          <th scope="col">Week</th>
          <th scope="col">Stands</th>
          <th scope="col" data-number>
            Counted
          </th>
          <th scope="col" data-number>
            Protected
          </th>
          <th scope="col" data-number>
            {side === 'client' ? 'You pay' : 'Net'}
          </th>
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <WeekLine key={week.week} week={week} />
        ))}
      </tbody>
    </table>
  );
}

function WeekLine({ week }: { week: Week }) {
  const { contract, side } = useContract();
  const { totals, invoice, currency } = week;
  const amount = invoice && moneyText(side === 'client' ? invoice.clientTotal : invoice.net, currency);
  return (
    <tr>
      <th scope="row">
        <Link to="/contracts/$contract/weeks/$week" params={{ contract: contract.id, week: week.week }}>
          {daysName(week.week, addDays(week.week, 6))}
        </Link>
      </th>
      <td>
        <span className={styles.stage} data-stage={week.stage}>
          {STAGES[week.stage]}
        </span>
        {week.charge === 'declined' && <span className={styles.declined}> {CHARGES.declined}</span>}
      </td>
      <td data-number>{hours(totals.countedSeconds)}</td>
      <td data-number>{hours(totals.protectedSeconds)}</td>
      <td data-number>{amount ?? '–'}</td>
    </tr>
  );
}
