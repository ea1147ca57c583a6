import { sayRefusal } from '@stint/core/sentences';
import { timeExact } from '../time/spoken.ts';
import type { Way } from './play.ts';
import styles from './playground.module.css';
import type { Story } from './story.ts';

const DEEDS: Readonly<Record<string, string>> = {
  start: 'Start',
  stop: 'Stop',
  memo: 'The new memo',
  delete: 'The deletion',
  editMemo: 'The edited memo',
  manual: 'The manual time',
  limit: 'The weekly limit',
  rate: 'The rate',
  manualTime: 'Manual time allowed or not',
  pause: 'The pause',
  resume: 'The resumption',
  end: 'The end',
};

/** What the rules refused, each with its code and what would work instead. A refused event changes nothing. */
export function Refused({ story, way }: { story: Story; way: Way }) {
  const { refused } = way.explanation;
  if (refused.length === 0) return null;
  return (
    <section className={styles.refusals} aria-label="Refused">
      <ul>
        {refused.map(({ event, code }) => {
          const told = story.told[event];
          const { rule, sentence, mend } = sayRefusal(code);
          return (
            <li key={event}>
              <strong>
                {told ? `${DEEDS[told.deed.type] ?? told.deed.type} at ${timeExact(told.at, 'UTC')}` : ''} is
                refused
              </strong>{' '}
              <code>{code}</code> <abbr title={`Rule ${rule} of RULES.md`}>{rule}</abbr>
              <br />
              {sentence} {mend}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
