import { Button, Skeleton } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import { endSignIn, type listSignIns } from '@stint/wire/people';
import type { Answer } from '@stint/wire/route';
import { IconBrowser, IconTerminal2 } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../api/house.ts';
import { Loaded } from '../parts/loaded.tsx';
import { notice } from '../parts/notice-board.tsx';
import page from '../parts/page.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { moment } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { ownSignIns } from './queries.ts';
import styles from './signin.module.css';

type SignIn = Answer<typeof listSignIns>[number];

/** Browsers and programs that are signed in as the reader. */
export function SignIns() {
  const query = useQuery(ownSignIns);
  return (
    <section aria-labelledby="sign-ins">
      <h2 id="sign-ins">Signed in as you</h2>
      <div className={page.panel}>
        <Loaded query={query} what="what is signed in" skeleton={<Skeleton h={90} />}>
          {(signIns) => (
            <ul className={styles.signIns}>
              {signIns.map((one) => (
                <SignInRow key={one.id} one={one} />
              ))}
            </ul>
          )}
        </Loaded>
        <p className={page.small}>
          Trackers have a page of their own: <Link to="/device">Trackers</Link>.
        </p>
      </div>
    </section>
  );
}

function SignInRow({ one }: { one: SignIn }) {
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => ask(endSignIn, { params: { signIn: one.id } }),
    onSuccess: () => notice('It is signed out.'),
    onSettled: () => client.invalidateQueries({ queryKey: ownSignIns.queryKey }),
  });
  const Icon = one.kind === 'browser' ? IconBrowser : IconTerminal2;
  const name = one.kind === 'browser' ? 'A browser' : `Program “${one.name}”`;
  return (
    <li>
      <Icon size={20} stroke={1.6} aria-hidden="true" />
      <span>
        <strong>{one.current ? 'This browser' : name}</strong>
        <span className={page.small}>
          since {moment(toInstant(one.since), mine)}, last used {moment(toInstant(one.lastSeenAt), mine)}
        </span>
        <Refusal error={end.error} compact />
      </span>
      {!one.current && (
        <Button
          variant="default"
          size="compact-sm"
          loading={end.isPending}
          aria-label={`Sign out: ${name}, since ${moment(toInstant(one.since), mine)}`}
          onClick={() => end.mutate()}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}
