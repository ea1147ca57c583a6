import type { Contract } from '@stint/wire/contracts';
import { toInstant } from '@stint/wire/letters';
import type { Person } from '@stint/wire/people';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { sideOf, withWhom } from '../contract/context.ts';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './home.module.css';

/** Contracts whose every week is settled: their pages stay, with diary, timeline and the way to work together again. */
export function EndedContracts({ contracts, person }: { contracts: readonly Contract[]; person: Person }) {
  return (
    <section aria-labelledby="ended" className={styles.section}>
      <h2 id="ended">Ended</h2>
      <ul className={styles.needs}>
        {contracts.map((contract) => (
          <li key={contract.id}>
            <div>
              <strong>{contract.title}</strong>
              <p>
                {withWhom(contract, sideOf(contract, person))}
                {contract.endedAt !== null && ` · ended ${bothClocks(toInstant(contract.endedAt), mine)}`}
              </p>
            </div>
            <Link
              to="/contracts/$contract"
              params={{ contract: contract.id }}
              className={styles.look}
              aria-label={`Look at ${contract.title}`}
            >
              Look <IconArrowRight size={15} aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
