import { IconFlask, IconRosetteDiscountCheck } from '@tabler/icons-react';
import styles from './download.module.css';

/** Whether anybody has ever run it there. Said wherever a file is offered. */
export function Tested({ tested }: { tested: boolean }) {
  const Icon = tested ? IconRosetteDiscountCheck : IconFlask;
  return (
    <span className={styles.badge} data-tested={tested}>
      <Icon size={14} stroke={1.8} aria-hidden="true" />
      {tested ? 'tested' : 'untested'}
    </span>
  );
}
