import { VisuallyHidden } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import type { Need, readNeeds } from '@stint/wire/needs';
import type { Answer } from '@stint/wire/route';
import { IconCircleCheck } from '@tabler/icons-react';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { moneyText } from '../money/amount.ts';
import { useNow } from '../time/house-clock.ts';
import { deadline } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './home.module.css';
import { KIND_NAMES } from './kind-names.ts';
import { NeedLink } from './need-link.tsx';
import { NeedSign } from './need-sign.tsx';
import { wordsOf } from './need-words.ts';
import sheet from './needs.module.css';

interface NeedsYouProps {
  readonly read: Answer<typeof readNeeds>;
  /** What comes next, where nothing waits. */
  readonly next: ReactNode;
}

/** What waits for the reader, what is lost first at the top. What is done goes by itself. */
export function NeedsYou({ read: { needs, more }, next }: NeedsYouProps) {
  const list = useKeptFocus(needs);
  return (
    <section aria-labelledby="needs" className={styles.card}>
      <header className={styles.head}>
        <h2 id="needs" tabIndex={-1}>
          Needs you
        </h2>
        {needs.length > 0 && <span className={sheet.count}>{needs.length + countOf(more)}</span>}
      </header>
      <VisuallyHidden role="status">
        {needs.length === 1 ? 'One thing needs you.' : `${needs.length + countOf(more)} things need you.`}
      </VisuallyHidden>
      {needs.length === 0 ? (
        <div className={sheet.nothing}>
          <IconCircleCheck size={20} stroke={1.7} aria-hidden="true" />
          <div>
            <p>
              <strong>Nothing right now.</strong>
            </p>
            {next}
          </div>
        </div>
      ) : (
        <ul className={sheet.needs} ref={list}>
          {needs.map((need) => (
            <NeedLine key={need.key} need={need} roles={new Set(needs.map(({ as }) => as)).size} />
          ))}
        </ul>
      )}
      {more.length > 0 && (
        <p className={styles.more}>
          And{' '}
          {more.map(({ kind, count }) => `${count} more ${KIND_NAMES[kind][count === 1 ? 0 : 1]}`).join(', ')}
          . They move up when these are done.
        </p>
      )}
    </section>
  );
}

const ROLES = {
  freelancer: 'as a freelancer',
  client: 'as a client',
  agency: 'for your agency',
  operator: 'as operator',
} as const;

function NeedLine({ need, roles }: { need: Need; roles: number }) {
  const now = useNow();
  const { says, how, link } = wordsOf(need, now, mine);
  const { until, stake, as, go } = need;
  const sum = stake && moneyText(stake.amount, stake.currency);
  // Said once.
  const worth = sum === null || says.includes(sum) ? null : sum;
  const at = until === null ? null : toInstant(until);
  return (
    <li data-key={need.key}>
      <NeedSign kind={need.kind} />
      <div className={styles.says}>
        <strong>{says}</strong>
        <p>{how}</p>
        {(at !== null || roles > 1) && (
          <p className={styles.until} data-near={(at !== null && at - now < 86_400) || undefined}>
            {at !== null && `${at > now ? 'Until' : 'Since'} ${deadline(at, now, mine)}`}
            {at !== null && roles > 1 && ' · '}
            {roles > 1 && ROLES[as]}
          </p>
        )}
      </div>
      {worth !== null && <span className={sheet.stake}>{worth}</span>}
      <NeedLink go={go} link={link} about={says} />
    </li>
  );
}

function countOf(more: Answer<typeof readNeeds>['more']): number {
  return more.reduce((sum, { count }) => sum + count, 0);
}

/** Where the need that had the focus is done and gone, the one in its place has it; where none is left, the heading. */
function useKeptFocus(needs: readonly Need[]) {
  const list = useRef<HTMLUListElement>(null);
  const held = useRef<{ key: string; place: number } | null>(null);
  useLayoutEffect(() => {
    const before = held.current;
    if (before && !needs.some(({ key }) => key === before.key) && document.activeElement === document.body) {
      const links = list.current?.querySelectorAll('a') ?? [];
      const next = links[Math.min(before.place, links.length - 1)] ?? document.getElementById('needs');
      next?.focus({ preventScroll: true });
    }
    const note = () => {
      const line = document.activeElement?.closest('li[data-key]');
      const place = line ? [...(list.current?.children ?? [])].indexOf(line) : -1;
      held.current = place < 0 ? null : { key: line?.getAttribute('data-key') ?? '', place };
    };
    note();
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [needs]);
  return list;
}
