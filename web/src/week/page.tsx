import { Skeleton } from '@mantine/core';
import { formatDay } from '@stint/core/instant';
import { weekOf } from '@stint/core/week';
import type { Week } from '@stint/wire/diary';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { weekOfContract } from '../api/queries.ts';
import { useTitle } from '../app/title.ts';
import { useContract } from '../contract/context.ts';
import { WeekInvoices } from '../invoices/week-invoices.tsx';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { PageTurn } from '../parts/page-turn.tsx';
import { RefundPart } from '../refund/part.tsx';
import { WeekReviewPart } from '../review/week-review.tsx';
import { useNow } from '../time/house-clock.ts';
import { daysName } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';
import { ClockBar } from './clock-bar.tsx';
import { Figures } from './figures.tsx';
import { InvoiceTable } from './invoice-table.tsx';
import { LateTime } from './late-time.tsx';
import styles from './week.module.css';
import { WeekDays } from './week-days.tsx';

const route = getRouteApi('/inside/contracts/$contract/weeks/$week');

/** One week: its time, its clock, its invoice, its days. */
export function WeekPage() {
  const { contract } = useContract();
  const { week } = route.useParams();
  const navigate = route.useNavigate();
  const running = formatDay(weekOf(useNow()));
  const query = useQuery(weekOfContract(contract.id, week));
  const name = daysName(week, addDays(week, 6));
  useTitle(`Week of ${name}`, contract.title);
  const turn = (by: 1 | -1) =>
    void navigate({ params: (same) => ({ ...same, week: addDays(week, 7 * by) }), resetScroll: false });
  return (
    <div className={page.narrow}>
      <div className={styles.head}>
        <h1>Week of {name}</h1>
        <PageTurn unit="week" isLast={week >= running} onTurn={turn} />
      </div>
      <Loaded
        query={query}
        what={`the week of ${name}`}
        stays="Its diary and its money are safe."
        skeleton={<Skeleton h={520} />}
      >
        {(read) => <Sections week={read} />}
      </Loaded>
    </div>
  );
}

function Sections({ week }: { week: Week }) {
  const { contract } = useContract();
  return (
    <>
      {contract.kind === 'hourly' && (
        <section className={page.panel} aria-label="Where the week stands">
          <ClockBar week={week} />
        </section>
      )}
      <section className={page.panel} aria-labelledby="time">
        <h2 id="time">Time</h2>
        <Figures week={week} />
      </section>
      {contract.kind === 'fixed' ? (
        <section className={page.panel} aria-labelledby="invoice">
          <h2 id="invoice">No invoice</h2>
          <p>The price is fixed: time is tracked for the record and never billed.</p>
        </section>
      ) : (
        <>
          <WeekReviewPart week={week} />
          <LateTime week={week} />
          <section className={page.panel} aria-labelledby="invoice">
            <h2 id="invoice">
              {week.stage === 'in-progress' ? 'The invoice, if it were made now' : 'Invoice'}
            </h2>
            <InvoiceTable week={week} />
          </section>
          <RefundPart week={week} />
          <WeekInvoices week={week} />
        </>
      )}
      <section className={page.panel} aria-labelledby="days">
        <h2 id="days">Days</h2>
        <WeekDays week={week} />
      </section>
    </>
  );
}
