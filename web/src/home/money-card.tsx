import type { Glance } from '@stint/wire/glance';
import type { Person } from '@stint/wire/people';
import { mayFor } from '../teams/may.ts';
import styles from './home.module.css';
import { OnItsWay } from './on-its-way.tsx';
import { PaymentMethods } from './payment-methods.tsx';

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
      {clients.map((organisation) => (
        <PaymentMethods
          key={organisation.id}
          organisation={organisation}
          mayAdd={mayFor(person, organisation.id, 'pay')}
        />
      ))}
    </section>
  );
}
