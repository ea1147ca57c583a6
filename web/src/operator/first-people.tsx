import '@mantine/core/styles/Anchor.css';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import page from '../parts/page.module.css';
import { thisHouse } from '../teams/queries.ts';
import { people } from './queries.ts';

/** What an operator does first, while nobody else is in the house. */
export function FirstPeople() {
  const { data = [] } = useQuery(people);
  const house = useQuery(thisHouse).data;
  if (data.length !== 1 || !house) return null;
  return (
    <section className={page.panel} aria-labelledby="first-people">
      <h2 id="first-people" style={{ margin: '0 0 8px', fontSize: 15 }}>
        Nobody else is here yet
      </h2>
      <p>
        <Anchor component={Link} to="/people" underline="always">
          Create a client and a freelancer
        </Anchor>
        {house.signUp === 'open'
          ? ', or let them sign up: this house is open.'
          : ' and tell them their passwords.'}
      </p>
      <p className={page.small}>
        From then on they find each other: a job, a proposal, an offer, a contract. Whoever owns an
        organisation can invite others into it
        {house.signUp === 'invited' && '; with STINT_SIGN_UP=open anybody may sign up'}.
      </p>
    </section>
  );
}
