import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { thisHouse } from '../teams/queries.ts';
import { Sheet } from './sheet.tsx';
import { SignUpForm } from './sign-up-form.tsx';
import styles from './signin.module.css';

const route = getRouteApi('/sign-up');

/** To come by oneself, where the house is open to all. */
export function SignUpPage() {
  useTitle('Sign up');
  const { next = '/' } = route.useSearch();
  const { data, isPending } = useQuery(thisHouse);
  return (
    <Sheet title="Sign up">
      {isPending && (
        <Skeleton h={320} radius={12} role="status" aria-label="Reading whether you can sign up" />
      )}
      {!isPending && data?.signUp === 'invited' && (
        <>
          <p>
            This house takes new people by invitation. Ask somebody who works here with you, or its operator:
            the invitation comes by mail, and its link leads here.
          </p>
          <p className={styles.tracker}>
            Here already? <Link to="/sign-in">Sign in</Link>
          </p>
        </>
      )}
      {!isPending && data?.signUp !== 'invited' && <SignUpForm next={next} />}
    </Sheet>
  );
}
