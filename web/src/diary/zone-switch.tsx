import { RadioRow } from '../parts/radio-row.tsx';
import { useNow } from '../time/house-clock.ts';
import { clocksApart } from '../time/spoken.ts';
import { offsetName, wallClock, type Zone } from '../time/zone.ts';
import { mine, useZone, type ZoneChoice } from '../time/zone-choice.ts';
import styles from './page.module.css';

/** By whose clock the diary is drawn: mine, UTC, or that of the other side where it is known. */
export function ZoneSwitch() {
  const { choice, choose, theirs } = useZone();
  const now = useNow();
  const shown = choice === 'theirs' && theirs ? theirs.zone : mine;
  const data: { value: ZoneChoice; label: string }[] = [
    { value: 'mine', label: 'My time' },
    { value: 'utc', label: 'UTC' },
    ...(theirs ? [{ value: 'theirs' as const, label: `${firstName(theirs.name)}’s time` }] : []),
  ];
  return (
    <div className={styles.zone}>
      <RadioRow
        aria-label="Draw the day by which clock"
        size="sm"
        value={choice}
        onChange={(value) => choose(data.find((one) => one.value === value)?.value ?? 'mine')}
        data={data}
      />
      <span className={styles.zoneName}>
        {zoneText(shown, now)}
        {choice === 'theirs' && `, ${clocksApart(shown, mine, now)}`}
      </span>
    </div>
  );
}

/** `Europe/Lisbon, UTC+1`. */
export function zoneText(zone: Zone, at: number): string {
  const offset = offsetName(wallClock(at, zone).offsetSeconds);
  return `${zone.replaceAll('_', ' ')}${offset === zone ? '' : `, ${offset}`}`;
}

function firstName(name: string): string {
  return name.split(/\s/)[0] || name;
}
