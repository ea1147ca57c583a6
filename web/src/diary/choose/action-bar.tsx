import { Button } from '@mantine/core';
import { type SegmentNumber, segmentStart } from '@stint/core/segment';
import { IconPencil, IconPencilPlus, IconTrash, IconX } from '@tabler/icons-react';
import { useContract } from '../../contract/context.ts';
import { money } from '../../money/amount.ts';
import { useNow } from '../../time/house-clock.ts';
import { bothClocks, deadline, hours, time } from '../../time/spoken.ts';
import type { Zone } from '../../time/zone.ts';
import { mine } from '../../time/zone-choice.ts';
import { locksAt } from '../lock-words.ts';
import styles from './choose.module.css';
import { spanOfRun } from './reach.ts';
import type { ChosenSum } from './sum.ts';
import { useChoiceStore } from './use-choice.ts';

interface ActionBarProps {
  readonly count: number;
  readonly sum: ChosenSum;
  readonly zone: Zone;
  readonly onClear: () => void;
}

/** What is chosen, what it comes to, and what can be done with it, until the lock. */
export function ActionBar({ count, sum, zone, onClear }: ActionBarProps) {
  const { side } = useContract();
  return (
    <section className={styles.bar} aria-label="What is chosen">
      <Figures count={count} sum={sum} />
      {side === 'freelancer' && <Deeds sum={sum} zone={zone} />}
      <Button
        variant="subtle"
        color="gray"
        size="sm"
        leftSection={<IconX size={16} stroke={1.8} />}
        onClick={onClear}
      >
        Clear
      </Button>
    </section>
  );
}

function Figures({ count, sum }: Pick<ActionBarProps, 'count' | 'sum'>) {
  const { contract } = useContract();
  const { currency } = contract.terms;
  const isFixed = contract.kind === 'fixed';
  return (
    <dl className={styles.figures}>
      <div>
        <dt>chosen</dt>
        <dd>
          {count} {count === 1 ? 'segment' : 'segments'}
        </dd>
      </div>
      {sum.worked.length === 0 ? (
        <div>
          <dt>free</dt>
          <dd>{hours(count * 600)}</dd>
        </div>
      ) : (
        <>
          <div>
            <dt>counted</dt>
            <dd>{hours(sum.countedSeconds)}</dd>
          </div>
          {sum.manualSeconds > 0 && (
            <div data-face="manual">
              <dt>of it manual</dt>
              <dd>{hours(sum.manualSeconds)}</dd>
            </div>
          )}
          {!isFixed && (
            <>
              <div>
                <dt>worth</dt>
                <dd>{money(sum.amount, currency)}</dd>
              </div>
              <div>
                <dt>of it protected</dt>
                <dd>{money(sum.protectedAmount, currency)}</dd>
              </div>
            </>
          )}
        </>
      )}
    </dl>
  );
}

/** C3, T3, M1: what the freelancer may do with it now. */
function Deeds({ sum, zone }: Pick<ActionBarProps, 'sum' | 'zone'>) {
  const store = useChoiceStore();
  const hasLabels = useContract().contract.terms.activityLabels.length > 0;
  const now = useNow();
  const { worked, free } = sum;
  const locked = worked.filter((segment) => now >= locksAt(segment));
  const first = worked[0] ?? free[0];
  if (first === undefined) return null;
  if (locked.length > 0) return <Locked locked={locked} worked={worked} />;
  const span = spanOfRun(free);
  return (
    <div className={styles.deeds}>
      {worked.length > 0 && (
        <>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconPencil size={16} stroke={1.7} />}
            onClick={() => store.ask('memos')}
          >
            {hasLabels ? 'Edit memo and label' : 'Edit memo'}
          </Button>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconTrash size={16} stroke={1.7} />}
            onClick={() => store.ask('delete')}
          >
            Delete …
          </Button>
        </>
      )}
      {span && (
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPencilPlus size={16} stroke={1.7} />}
          onClick={() => store.ask('manual')}
        >
          Add manual time {time(span.from, zone)}–{time(span.to, zone)}
        </Button>
      )}
      <p className={styles.until}>
        {free.length > 0 && !span && 'Free segments that follow each other can be written in at once. '}
        Until the lock: {deadline(locksAt(first), now, mine)}.
      </p>
    </div>
  );
}

/** After the lock nothing changes: it says since when, and leaves the rest to be chosen. */
function Locked({ locked, worked }: { locked: readonly SegmentNumber[]; worked: readonly SegmentNumber[] }) {
  const store = useChoiceStore();
  const [first] = locked;
  const open = worked.filter((segment) => !locked.includes(segment));
  return (
    <div className={styles.deeds}>
      <p className={styles.until}>
        {open.length > 0 ? `${locked.length} of them are locked` : 'Locked'}
        {first !== undefined && ` since ${bothClocks(locksAt(first), mine)}`}: nothing of it changes any more
        (C3).
      </p>
      {open.length > 0 && (
        <Button variant="default" size="sm" onClick={() => store.choose(open)}>
          Leave the locked ones out
        </Button>
      )}
    </div>
  );
}

/** For the title of a dialog: `09:00–10:10`, and how many where they do not follow each other. */
export function spanName(segments: readonly SegmentNumber[], zone: Zone): string {
  const span = spanOfRun(segments);
  const [first] = segments;
  if (!span || first === undefined) return `${segments.length} segments`;
  return `${time(segmentStart(first), zone)}–${time(span.to, zone)}`;
}
