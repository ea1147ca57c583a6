import { Button, Group } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import styles from './meanwhile.module.css';

interface MeanwhileProps {
  /** What was changed, as in "Somebody has changed this job". */
  readonly what: string;
  /** What stands there now: a name and its words each. */
  readonly now: readonly (readonly [string, string])[];
  /** What is typed is to be saved over it. */
  readonly onMine: () => void;
  /** What is typed is given up for it. */
  readonly onTheirs: () => void;
}

/** Somebody was faster: what they wrote, before anything of it is overwritten. */
export function Meanwhile({ what, now, onMine, onTheirs }: MeanwhileProps) {
  return (
    <section className={styles.box} role="alert" aria-label={`Somebody has changed ${what}`}>
      <p className={styles.head}>
        <IconUsers size={18} stroke={1.7} aria-hidden="true" />
        <strong>Somebody has changed {what} since you opened it.</strong> Nothing is overwritten. It now says:
      </p>
      <dl className={styles.now}>
        {now.map(([name, says]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{says}</dd>
          </div>
        ))}
      </dl>
      <Group>
        <Button variant="default" onClick={onMine}>
          Go on with what I typed
        </Button>
        <Button variant="default" onClick={onTheirs}>
          Take what it says now
        </Button>
      </Group>
    </section>
  );
}
