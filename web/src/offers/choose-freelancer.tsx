import { Skeleton, TextInput, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { FreelancerCard } from '@stint/wire/profiles';
import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { moneyText } from '../money/amount.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { hours } from '../time/spoken.ts';
import styles from './choose.module.css';
import { freelancersFor } from './queries.ts';
import type { NewOfferSearch } from './search.ts';

/** Whom the offer is for: one of the freelancers who have written a profile. */
export function ChooseFreelancer({ search }: { search: NewOfferSearch }) {
  const [typed, setTyped] = useState('');
  const [wanted] = useDebouncedValue(typed.trim(), 250);
  const found = useQuery(freelancersFor(wanted));
  return (
    <section className={styles.choose} aria-labelledby="whom">
      <h2 id="whom">Whom is it for?</h2>
      <TextInput
        label="Search freelancers"
        value={typed}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
      />
      <Loaded query={found} what="the freelancers" skeleton={<Skeleton h={160} />}>
        {({ freelancers }) =>
          freelancers.length === 0 ? (
            <p className={page.quiet}>
              {wanted === ''
                ? 'Nobody has written a profile yet. Post a job, or invite somebody by mail.'
                : `Nobody is found for “${wanted}”.`}
            </p>
          ) : (
            <ul className={styles.people}>
              {freelancers.map((one) => (
                <FreelancerLine key={one.id} freelancer={one} search={search} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function FreelancerLine({ freelancer, search }: { freelancer: FreelancerCard; search: NewOfferSearch }) {
  const { id, name, headline, rate, currency, hours: worked } = freelancer;
  const asks = rate !== null && currency !== null ? `${moneyText(rate, currency)} an hour · ` : '';
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <p>{headline}</p>
        <p className={page.small}>
          {asks}
          {hours(worked.trackedSeconds)} tracked, {hours(worked.manualSeconds)} manual
        </p>
      </div>
      <Link to="/offers/new" search={{ ...search, freelancer: id }} className={styles.go}>
        Choose <VisuallyHidden>{name}</VisuallyHidden> <IconArrowRight size={15} aria-hidden="true" />
      </Link>
    </li>
  );
}
