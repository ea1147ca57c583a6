import { IconFlask, IconRosetteDiscountCheck } from '@tabler/icons-react';
import styles from './download.module.css';

/** Whether anybody has ever run it, and where: `on Debian`. Null: nowhere yet. Said wherever a file is offered. */
export function Tested({ where }: { where: string | null }) {
  const Icon = where === null ? IconFlask : IconRosetteDiscountCheck;
  return (
    <span className={styles.badge} data-tested={where !== null}>
      <Icon size={14} stroke={1.8} aria-hidden="true" />
      {where === null ? 'untested' : `tested ${where}`}
    </span>
  );
}
