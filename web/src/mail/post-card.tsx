import { Skeleton } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import type { readPost } from '@stint/wire/mails';
import type { Answer } from '@stint/wire/route';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { moment } from '../time/spoken.ts';
import { post } from './queries.ts';

type Post = Answer<typeof readPost>;

const STATES = { failed: 'Given up', unknown: 'In doubt: handed over, no answer came' } as const;

/** How mails leave this house, what waits, and what will not arrive. */
export function PostCard() {
  const query = useQuery(post);
  return (
    <section className={page.panel} aria-labelledby="post">
      <h2 id="post">How mails leave this house</h2>
      <Loaded
        query={query}
        what="the state of the post"
        stays="No mail is lost by that."
        skeleton={<Skeleton h={90} />}
      >
        {(state) => (
          <>
            <Way state={state} />
            {state.way !== 'none' && (
              <p className={page.small}>
                {state.sent} sent, {state.waiting} waiting, {state.trouble.length} in trouble.
              </p>
            )}
            <Trouble trouble={state.trouble} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Way({ state }: { state: Post }) {
  if (state.way === 'sink')
    return <p>Into the sink of the demo: they can be read below, and nothing is delivered to anybody.</p>;
  if (state.way === 'none') {
    return (
      <>
        <p>
          <strong>They do not.</strong> No mail server is set up, so people are told in these pages alone.
        </p>
        <p className={page.small}>
          Set <code>STINT_SMTP_HOST</code> and <code>STINT_MAIL_FROM</code> (and <code>STINT_SMTP_PORT</code>,{' '}
          <code>STINT_SMTP_TLS</code>, <code>STINT_SMTP_USER</code>, <code>STINT_SMTP_PASSWORD</code> where
          the server asks for them), then start the house again. What happened until then is not mailed later.
        </p>
      </>
    );
  }
  return (
    <p>
      Through <strong>{state.where}</strong>, written by {state.from}.
    </p>
  );
}

function Trouble({ trouble }: { trouble: Post['trouble'] }) {
  if (trouble.length === 0) return null;
  return (
    <Scrolled label="Mails that will not arrive, a table">
      <table className={page.table}>
        <thead>
          <tr>
            <th scope="col">To</th>
            <th scope="col">When</th>
            <th scope="col">What became of it</th>
          </tr>
        </thead>
        <tbody>
          {trouble.map(({ at, person, state, fault }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that is drawn anew whenever it is read
            <tr key={place}>
              <th scope="row">
                <bdi>{person}</bdi>
              </th>
              <td>{moment(toInstant(at), 'UTC')} UTC</td>
              <td>
                {STATES[state]}: {fault}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
