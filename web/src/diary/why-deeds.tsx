import { Button } from '@mantine/core';
import type { Why } from '@stint/core/why';
import type { Week } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useContract } from '../contract/context.ts';
import { useNow } from '../time/house-clock.ts';
import { deadline } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { AddManual } from './add-manual.tsx';
import type { OpenSegment } from './open.ts';
import styles from './why.module.css';

interface WhyDeedsProps {
  readonly why: Why;
  /** A tombstone: nothing of it could change anyway. */
  readonly deleted: boolean;
  readonly week: Week;
  readonly segment: number;
  readonly opened: OpenSegment;
}

/** What the reader can do about a segment, and until when. */
export function WhyDeeds({ why, deleted, week, segment, opened }: WhyDeedsProps) {
  const { side } = useContract();
  const now = useNow();
  if (side !== 'freelancer') return null;
  const until = deadline(toInstant(week.clock.locksAt), now, mine);
  if (deleted && why.canDo.length === 0) return null;
  if (why.canDo.length === 0)
    return <p className={styles.until}>The week is locked; nothing of it changes any more.</p>;
  return (
    <div className={styles.deeds}>
      {why.canDo.includes('edit-memo') && (
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPencil size={16} stroke={1.7} />}
          onClick={() => opened.open(segment, 'memo')}
        >
          Edit the memo
        </Button>
      )}
      {why.canDo.includes('delete') && (
        <Button
          variant="default"
          size="sm"
          leftSection={<IconTrash size={16} stroke={1.7} />}
          onClick={() => opened.open(segment, 'delete')}
        >
          Delete …
        </Button>
      )}
      {why.canDo.includes('write-manual-time') && <AddManual segment={segment} />}
      <p className={styles.until}>Until the week locks: {until}.</p>
    </div>
  );
}
