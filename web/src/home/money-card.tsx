import type { Glance } from '@stint/wire/glance';
import type { Person } from '@stint/wire/people';
import { lazy, Suspense } from 'react';
import { mayFor } from '../teams/may.ts';
import styles from './home.module.css';
import { OnItsWay } from './on-its-way.tsx';

const PaymentMethods = lazy(() =>
  import('./payment-methods.tsx').then((loaded) => ({ default: loaded.PaymentMethods })),
);

/** Money on its way, on each side; for a client with what it is charged to. */
export function MoneyCard({ glance: { ways }, person }: { glance: Glance; person: Person }) {
  const clients = person.organisations.filter(({ kind }) => kind === 'client');
  return (
    <section aria-labelledby="on-its-way" className={styles.card}>
      <header className={styles.head}>
        <h2 id="on-its-way">Money on its way</h2>
      </header>
      {ways.length === 0 && (
        <p className={styles.quiet}>Nothing yet: the first segment that counts starts it.</p>
      )}
      {ways.map((way) => (
        <OnItsWay key={`${way.side} ${way.currency}`} way={way} several={ways.length > 1} />
      ))}
      <Suspense>
        {clients.map((organisation) => (
          <PaymentMethods
            key={organisation.id}
            organisation={organisation}
            mayAdd={mayFor(person, organisation.id, 'pay')}
          />
        ))}
      </Suspense>
    </section>
  );
}
