import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { Loaded } from '../parts/loaded.tsx';
import styles from '../people/people.module.css';
import { freelancerOf, ownProfile } from '../people/queries.ts';
import { ProfileForm } from './form.tsx';

const inside = getRouteApi('/inside');

/** One's own profile: written, and seen beside as others see it. */
export function ProfilePage() {
  useTitle('Your profile');
  const { person } = inside.useRouteContext();
  const isFreelancer = person.roles.includes('freelancer');
  const query = useQuery({ ...ownProfile, enabled: isFreelancer });
  const seen = useQuery({ ...freelancerOf(person.id), enabled: isFreelancer });
  if (!isFreelancer) {
    return (
      <div className={styles.page}>
        <h1>Your profile</h1>
        <p className={styles.lead}>
          Freelancers have profiles. A client is known by its books: how it hires, and how it pays.
        </p>
      </div>
    );
  }
  return (
    <div className={styles.page}>
      <div>
        <h1>Your profile</h1>
        <p className={styles.lead}>
          What you say of yourself. Hours, contracts and feedback beside it come from this house and cannot be
          written. What stands on your invoices is written{' '}
          <Link to="/invoices/particulars">with their particulars</Link>.
        </p>
      </div>
      <Loaded query={query} what="your profile" skeleton={<Skeleton h={480} radius={12} />}>
        {(profile) => <ProfileForm profile={profile} seen={seen.data ?? null} />}
      </Loaded>
    </div>
  );
}
