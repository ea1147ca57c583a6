import { Button, PasswordInput, TextInput } from '@mantine/core';
import { signIn } from '@stint/wire/people';
import { IconArrowRight } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/house.ts';
import { me, signIns } from '../api/queries.ts';
import { Mark } from '../app/mark.tsx';
import { SchemeMenu } from '../app/menus.tsx';
import { useTitle } from '../app/title.ts';
import { Refusal } from '../parts/refusal.tsx';
import { thisHouse } from '../teams/queries.ts';
import { reader } from './reader.ts';
import styles from './signin.module.css';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  useTitle('Sign in');
  const enter = useSignIn();
  const { data: demo = [] } = useQuery(signIns);
  const open = useQuery(thisHouse).data?.signUp === 'open';
  return (
    <main id="main" className={styles.page}>
      <div className={styles.scheme}>
        <SchemeMenu />
      </div>
      <div className={styles.sheet}>
        <div className={styles.mark}>
          <Mark size={36} />
          <h1>Stint</h1>
        </div>
        <p className={styles.lead}>Hourly work that both sides can trust.</p>
        <Refusal error={enter.error} />
        {demo.length > 0 && <DemoPeople people={demo} enter={enter} />}
        <SignInForm enter={enter} below={demo.length > 0} />
        <p className={styles.tracker}>
          {open && (
            <>
              New here? <Link to="/sign-up">Sign up</Link>.{' '}
            </>
          )}
          <Link to="/download">Get the tracker</Link> for your desktop. See{' '}
          <Link to="/how">how it is paid</Link> and <Link to="/recorded">what is recorded</Link>.
        </p>
      </div>
    </main>
  );
}

interface DemoPeopleProps {
  readonly people: readonly { name: string; role: string; email: string; password: string }[];
  readonly enter: ReturnType<typeof useSignIn>;
}

function DemoPeople({ people, enter }: DemoPeopleProps) {
  return (
    <section aria-labelledby="demo" className={styles.demo}>
      <h2 id="demo">Look around as</h2>
      {people.map((person) => (
        <button
          key={person.email}
          type="button"
          className={styles.card}
          disabled={enter.isPending}
          onClick={() => enter.mutate(person)}
        >
          <span className={styles.initial} aria-hidden="true">
            {person.name.charAt(0)}
          </span>
          <span className={styles.who}>
            <strong>{person.name}</strong>
            <span>{person.role}</span>
          </span>
          <IconArrowRight size={18} stroke={1.6} aria-hidden="true" />
        </button>
      ))}
    </section>
  );
}

function SignInForm({ enter, below }: { enter: ReturnType<typeof useSignIn>; below: boolean }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate({ email, password });
  };
  return (
    <form onSubmit={submit} className={styles.form} aria-label="Sign in">
      {below && <h2>Or sign in</h2>}
      <TextInput
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label="Password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" loading={enter.isPending} variant={below ? 'default' : 'filled'}>
        Sign in
      </Button>
    </form>
  );
}

function useSignIn() {
  const client = useQueryClient();
  const { history } = useRouter();
  const { next = '/' } = route.useSearch();
  return useMutation({
    mutationFn: ({ email, password }: { email: string; password: string }) =>
      ask(signIn, { body: { email, password, reader } }),
    onSuccess: (person) => {
      client.setQueryData(me.queryKey, person);
      history.replace(next);
    },
  });
}
