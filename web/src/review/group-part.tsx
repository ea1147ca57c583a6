import { Button, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { OpenSegment } from '../diary/open.ts';
import { money } from '../money/amount.ts';
import { hours } from '../time/spoken.ts';
import type { Zone } from '../time/zone.ts';
import type { Choice } from './choice.ts';
import { canBeDisputed, type Group, type GroupName, keyOf } from './groups.ts';
import styles from './look.module.css';
import { Row } from './row.tsx';
import { GROUP_WORDS } from './words.ts';

/** In these there is nothing to decide; they are opened by who wants to see them. */
const FOLDED: readonly GroupName[] = ['over-limit', 'plain'];

/** As many lines are drawn at a time. */
const AT_A_TIME = 60;

interface GroupPartProps {
  readonly group: Group;
  /** Null for who cannot choose. */
  readonly choice: Choice | null;
  readonly opened: OpenSegment;
  readonly zone: Zone;
  readonly currency: string;
  readonly over: boolean;
}

/** Segments that are looked at together, with how many they are and what they are worth. */
export function GroupPart({ group, choice, opened, zone, currency, over }: GroupPartProps) {
  const id = useId();
  const { name, entries, seconds, amount } = group;
  const [open, setOpen] = useState(!FOLDED.includes(name));
  const [shown, setShown] = useState(AT_A_TIME);
  const more = entries.length - shown;
  return (
    <section className={styles.group} data-group={name} aria-labelledby={id}>
      <div className={styles.groupHead}>
        <UnstyledButton
          className={styles.fold}
          aria-expanded={open}
          aria-controls={`${id}-lines`}
          onClick={() => setOpen(!open)}
        >
          <IconChevronRight size={17} stroke={2} aria-hidden="true" data-open={open || undefined} />
          <h3 id={id}>{GROUP_WORDS[name].name}</h3>
          <span>
            {entries.length} · {hours(seconds)}
            {amount > 0n && ` · ${money(amount, currency)}`}
          </span>
        </UnstyledButton>
        {choice && (
          <ChooseAll group={group} choice={choice} currency={currency} name={GROUP_WORDS[name].name} />
        )}
      </div>
      <div id={`${id}-lines`} hidden={!open}>
        <p className={styles.says}>{GROUP_WORDS[name].says}</p>
        {open && (
          <ul className={styles.rows}>
            {entries.slice(0, shown).map((entry) => (
              <Row
                key={keyOf(entry)}
                entry={entry}
                choice={choice && canBeDisputed(entry, currency) ? choice : null}
                opened={opened}
                zone={zone}
                currency={currency}
                over={over}
              />
            ))}
          </ul>
        )}
        {open && <More left={more} onMore={() => setShown(shown + AT_A_TIME)} />}
      </div>
    </section>
  );
}

function More({ left, onMore }: { left: number; onMore: () => void }) {
  if (left <= 0) return null;
  return (
    <Button variant="default" size="sm" onClick={onMore}>
      Show {Math.min(left, AT_A_TIME)} more of {left}
    </Button>
  );
}

interface ChooseAllProps {
  readonly group: Group;
  readonly choice: Choice;
  readonly currency: string;
  readonly name: string;
}

function ChooseAll({ group, choice, currency, name }: ChooseAllProps) {
  const free = group.entries.filter((entry) => canBeDisputed(entry, currency)).map(keyOf);
  if (free.length === 0) return null;
  const all = free.every((key) => choice.keys.has(key));
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-label={`${all ? 'Choose none' : 'Choose all'} of ${name}`}
      onClick={() => choice.put(free, !all)}
    >
      {all ? 'Choose none' : 'Choose all'}
    </Button>
  );
}
