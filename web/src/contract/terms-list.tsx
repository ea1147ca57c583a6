import { WEEK_SECONDS } from '@stint/core/instant';
import { limitOfWeek } from '@stint/core/limit';
import { weekOf } from '@stint/core/week';
import { toInstant } from '@stint/wire/letters';
import type { TimelineItem } from '@stint/wire/timeline';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { feesOf } from '../money/fee-reason.tsx';
import { feeReason } from '../money/fee-words.ts';
import page from '../parts/page.module.css';
import { Rule } from '../parts/rule.tsx';
import { useNow } from '../time/house-clock.ts';
import { bothClocks, hours } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { useContract } from './context.ts';
import { termLines } from './plain-terms.ts';
import styles from './terms.module.css';
import { versionsOf } from './versions.ts';

/** The terms in force, in plain words, with the version that they are. */
export function TermsList() {
  const { contract } = useContract();
  const versions = useQuery(versionsOf(contract.id)).data ?? [];
  const fees = useQuery(feesOf(contract.id)).data;
  const now = useNow();
  const newest = versions[0];
  const number = newest && 'version' in newest ? newest.version : null;
  const running = runningLimit(versions, contract.terms.weeklyLimitMinutes, now);
  return (
    <section className={page.panel} aria-labelledby="terms">
      <h2 id="terms">Terms{number === null ? '' : `, version ${number}`}</h2>
      <dl className={styles.terms}>
        {termLines(contract, mine).map(({ name, says, rule }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {says}
              {name === 'Weekly limit' && running && ` ${running}`}
              {name === 'Fees' && fees && ` ${feeReason(fees, 'contract')}`} {rule && <Rule code={rule} />}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.after}>
        <Link to="/contracts/$contract/recorded" params={{ contract: contract.id }} className={styles.more}>
          What does the tracker track, exactly?
        </Link>
      </p>
    </section>
  );
}

/** B3: a cut holds from the next Monday; until then the week has a higher limit than the terms say. Null: it has the same. */
export function runningLimit(
  versions: readonly TimelineItem[],
  minutes: number | null,
  now: number,
): string | null {
  const limits = versions.filter((item) => item.what === 'limit').toReversed();
  const [earliest] = limits;
  if (!earliest) return null;
  const changes = limits.map(({ at, to }) => ({ at: toInstant(at), value: to }));
  const running = limitOfWeek({ first: earliest.from, changes }, weekOf(now));
  if (running === minutes) return null;
  const from = bothClocks(weekOf(now) + WEEK_SECONDS, mine);
  return `It holds from ${from}: this week still has ${running === null ? 'no limit' : hours(running * 60)} (B3).`;
}
