import { Skeleton } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { timelineOf } from '../api/queries.ts';
import { useTitle } from '../app/title.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { Changes } from './changes.tsx';
import { useContract } from './context.ts';
import { changeText, termLines } from './plain-terms.ts';
import styles from './terms.module.css';

/** What both sides agreed to, in plain words; who changed what; and what the reader may change. */
export function TermsPage() {
  const { contract } = useContract();
  const timeline = useQuery(timelineOf(contract.id));
  useTitle('Terms', contract.title);
  return (
    <div className={page.narrow}>
      <h1>Terms</h1>
      <section className={page.panel} aria-label="The terms in force">
        <dl className={styles.terms}>
          {termLines(contract, mine).map(({ name, says, rule }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {says} {rule && <abbr title={`Rule ${rule} of RULES.md`}>{rule}</abbr>}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <p>
        <Link to="/contracts/$contract/recorded" params={{ contract: contract.id }} className={styles.more}>
          What does the tracker track, exactly?
        </Link>
      </p>
      <Changes />
      <section aria-labelledby="timeline">
        <h2 id="timeline">Who changed what</h2>
        <Loaded query={timeline} what="the timeline" skeleton={<Skeleton h={140} />}>
          {(changes) => (
            <ol className={styles.timeline}>
              {changes.map((change) => (
                <li key={`${change.at} ${change.what} ${change.to}`}>
                  <time dateTime={change.at}>{bothClocks(toInstant(change.at), mine)}</time>
                  <span>
                    <strong>{change.by.name}</strong> {changeText(change, contract.terms)}
                  </span>
                </li>
              ))}
            </ol>
          )}
        </Loaded>
      </section>
    </div>
  );
}
