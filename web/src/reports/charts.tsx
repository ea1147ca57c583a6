import type { Report } from '@stint/wire/reports';
import { lazy, Suspense, useMemo, useState } from 'react';
import page from '../parts/page.module.css';
import { Chart } from './chart.tsx';
import { type ChartModel, chartsOf } from './chart-model.ts';
import styles from './charts.module.css';

const ChartTable = lazy(() => import('./chart-table.tsx').then((loaded) => ({ default: loaded.ChartTable })));

/** Every chart of a report, each with the table that says the same. */
export function Charts({ report }: { report: Report }) {
  const models = useMemo(() => chartsOf(report), [report]);
  return (
    <div className={styles.charts}>
      {models.map((model) => (
        <section key={model.id} className={page.panel} aria-labelledby={`chart-${model.id}`}>
          <h2 id={`chart-${model.id}`}>{model.title}</h2>
          <p className={styles.says}>{model.says}</p>
          <Chart model={model} />
          <Same model={model} />
        </section>
      ))}
    </div>
  );
}

/** Its table, once somebody asks for it. */
function Same({ model }: { model: ChartModel }) {
  const [asked, setAsked] = useState(false);
  return (
    <details className={styles.same} onToggle={({ currentTarget }) => setAsked(asked || currentTarget.open)}>
      <summary>The same as a table</summary>
      <Suspense>{asked && <ChartTable model={model} />}</Suspense>
    </details>
  );
}
