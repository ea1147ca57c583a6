import { ActionIcon, Button, Kbd } from '@mantine/core';
import {
  IconChevronLeft,
  IconChevronRight,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
} from '@tabler/icons-react';
import { atEnd } from '../../parts/at-end.ts';
import { RadioRow } from '../../parts/radio-row.tsx';
import styles from './film.module.css';
import { type Reel, SPEEDS } from './reel.ts';

interface ControlsProps {
  readonly reel: Reel;
  /** Which segment this is, from 1 on, and of how many. */
  readonly place: number;
  readonly count: number;
}

export function Controls({ reel, place, count }: ControlsProps) {
  const { playing, speed } = reel;
  return (
    <div className={styles.controls}>
      <ActionIcon
        variant="default"
        size={38}
        aria-label="The segment before"
        onClick={() => reel.step(-1)}
        {...atEnd(reel.isFirst)}
      >
        <IconChevronLeft size={18} />
      </ActionIcon>
      <Button
        data-autofocus
        w={112}
        leftSection={playing ? <IconPlayerPauseFilled size={16} /> : <IconPlayerPlayFilled size={16} />}
        onClick={reel.toggle}
      >
        {playing ? 'Pause' : 'Play'}
      </Button>
      <ActionIcon
        variant="default"
        size={38}
        aria-label="The segment after"
        onClick={() => reel.step(1)}
        {...atEnd(reel.isLast)}
      >
        <IconChevronRight size={18} />
      </ActionIcon>
      <span className={styles.place} data-number>
        {place} of {count}
      </span>
      <RadioRow
        size="xs"
        aria-label="Segments a second"
        value={String(speed)}
        onChange={(value) => reel.setSpeed(SPEEDS.find((one) => String(one) === value) ?? 1)}
        data={SPEEDS.map((one) => ({ value: String(one), label: one === 0.5 ? '½ a second' : `${one}` }))}
      />
      <span className={styles.keys}>
        <Kbd>Space</Kbd> play, pause <Kbd>←→</Kbd> step <Kbd>Home</Kbd> <Kbd>End</Kbd> <Kbd>W</Kbd> why
      </span>
    </div>
  );
}
