import type { RefusalCode } from '@stint/core/refusal';
import { sayRefusal } from '@stint/core/sentences';
import { Rule } from '../parts/rule.tsx';
import { timeExact } from '../time/spoken.ts';
import type { Play } from './play.ts';
import styles from './playground.module.css';
import type { Deed, Story } from './story.ts';

const DEEDS: Readonly<Record<Deed['type'], string>> = {
  start: 'Start',
  stop: 'Stop',
  memo: 'The new memo',
  input: 'Input',
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
export function Refused({ story, play }: { story: Story; play: Play }) {
  const refused = refusalsOf(play);
  if (refused.length === 0) return null;
  return (
    <section className={styles.refusals} aria-label="Refused">
      <ul>
        {refused.map(({ event, code, under }) => {
          const told = story.told[event];
          const { rule, sentence, mend } = sayRefusal(code);
          return (
            <li key={`${event} ${code}`}>
              <strong>
                {told ? `${DEEDS[told.deed.type]} at ${timeExact(told.at, 'UTC')}` : ''} is refused{under}
              </strong>{' '}
              <code>{code}</code> <Rule code={rule} />
              <br />
              {sentence} {mend}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface RefusedEvent {
  readonly event: number;
  readonly code: RefusalCode;
  /** Said where only one way of pay refuses it, or each for a reason of its own. */
  readonly under: string;
}

function refusalsOf({ segment, exact }: Play): RefusedEvent[] {
  const [bySegment, byExact] = [segment.judged.refused, exact.judged.refused];
  const among = (all: typeof byExact, one: (typeof byExact)[number]) =>
    all.some(({ event, code }) => event === one.event && code === one.code);
  return [
    ...bySegment.map((one) => ({ ...one, under: among(byExact, one) ? '' : ' under segment pay' })),
    ...byExact.filter((one) => !among(bySegment, one)).map((one) => ({ ...one, under: ' under exact pay' })),
  ].toSorted((a, b) => a.event - b.event);
}
