import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useNow } from '../time/house-clock.ts';
import { longDayName } from '../time/spoken.ts';
import { addDays, type Day, isDay, offsetName, wallClock } from '../time/zone.ts';
import { mine, useZone } from '../time/zone-choice.ts';
import { AddManual } from './add-manual.tsx';
import styles from './page.module.css';

const route = getRouteApi('/inside/contracts/$contract/diary/$day');

/** Which day this is, the way to the others, and by whose clock it is drawn. */
export function DayHead({ day, today }: { day: Day; today: Day }) {
  const navigate = route.useNavigate();
  const go = (to: Day) =>
    void navigate({ params: (same) => ({ ...same, day: to }), search: {}, resetScroll: false });
  return (
    <div className={styles.head}>
      <h1>{longDayName(day)}</h1>
      <div className={styles.turn}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label="The day before"
          onClick={() => go(addDays(day, -1))}
        >
          <IconChevronLeft size={18} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={36}
          aria-label="The day after"
          disabled={day >= today}
          onClick={() => go(addDays(day, 1))}
        >
          <IconChevronRight size={18} />
        </ActionIcon>
        <Button variant="default" disabled={day === today} onClick={() => go(today)}>
          Today
        </Button>
        <TextInput
          type="date"
          aria-label="Go to a day"
          value={day}
          max={today}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (isDay(value)) go(value);
          }}
        />
      </div>
      <AddManual day={day} />
      <ZoneSwitch />
    </div>
  );
}

function ZoneSwitch() {
  const { choice, choose } = useZone();
  const now = useNow();
  const offset = offsetName(wallClock(now, mine).offsetSeconds);
  return (
    <div className={styles.zone}>
      <SegmentedControl
        aria-label="Draw the day by which clock"
        size="sm"
        value={choice}
        onChange={(value) => choose(value === 'utc' ? 'utc' : 'mine')}
        data={[
          { value: 'mine', label: 'My time' },
          { value: 'utc', label: 'UTC' },
        ]}
      />
      <span className={styles.zoneName}>
        {mine.replaceAll('_', ' ')}
        {offset === mine ? '' : `, ${offset}`}
      </span>
    </div>
  );
}
