import { Skeleton } from '@mantine/core';
import type { listSunkMails } from '@stint/wire/mails';
import type { Answer } from '@stint/wire/route';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { Letter } from './letter.tsx';
import styles from './mail.module.css';
import { sunkMails } from './queries.ts';

type Mails = Answer<typeof listSunkMails>;

/** The mails of the demo: every one that the house wrote, whoever it is to. */
export function Sink() {
  const query = useQuery(sunkMails);
  return (
    <section aria-labelledby="sink">
      <h2 id="sink">Mail sink of the demo</h2>
      <p className={page.quiet}>
        The house sends these by real SMTP to a server beside it, which keeps them and delivers nothing.
      </p>
      <Loaded query={query} what="the mails" skeleton={<Skeleton h={240} mt="md" />}>
        {(mails) =>
          mails.length === 0 ? (
            <p className={page.quiet}>No mail yet. Move the clock on, or change something on a contract.</p>
          ) : (
            <Mailbox mails={mails} />
          )
        }
      </Loaded>
    </section>
  );
}

function Mailbox({ mails }: { mails: Mails }) {
  const [chosen, choose] = useState<string | null>(null);
  const open = mails.find(({ name }) => name === chosen) ?? mails[0];
  return (
    <div className={styles.mailbox}>
      <ol className={styles.mails} aria-label="Mails, the newest first">
        {mails.map(({ name, to, subject, date }) => (
          <li key={name}>
            <button
              type="button"
              aria-pressed={name === open?.name}
              className={styles.mail}
              onClick={() => choose(name)}
            >
              <span className={styles.subject} dir="auto">
                {subject}
              </span>
              <span className={styles.meta}>
                <bdi>{to.replace(/ <.*/, '')}</bdi> · {dayOf(date)} UTC
              </span>
            </button>
          </li>
        ))}
      </ol>
      {open && <Letter key={open.name} name={open.name} />}
    </div>
  );
}

/** `18 Nov 10:00` of a mail's own date, which is in UTC. */
function dayOf(date: string): string {
  const at = new Date(date);
  if (Number.isNaN(at.getTime())) return date;
  return at.toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  });
}
