import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { me } from '../api/queries.ts';
import { bringLeftBehind } from './left-behind.ts';
import { stopRunning, useRunning } from './running.ts';
import styles from './running-sign.module.css';

/** On every page while this tab tracks: what is tracked, and the way back. It goes with the frame, at signing out. */
export function RunningSign({ person }: { person: string }) {
  const running = useRunning();
  const client = useQueryClient();
  // The frame goes at signing out, but also on the way to a page that everybody may see.
  useEffect(
    () => () => {
      if (!client.getQueryData(me.queryKey)) stopRunning();
    },
    [client],
  );
  useEffect(() => void bringLeftBehind(person), [person]);
  if (!running) return null;
  return (
    <Link to="/track" className={styles.sign}>
      <i aria-hidden="true" />
      <span>Tracking {running.name}</span>
    </Link>
  );
}
