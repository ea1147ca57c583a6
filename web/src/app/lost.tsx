import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { isRefused } from '../api/house.ts';
import styles from './lost.module.css';
import { useTitle } from './title.ts';

/** An address that leads nowhere. */
export function Lost() {
  useTitle('Not found');
  return (
    <div className={styles.lost}>
      <h1>There is no such page</h1>
      <p>
        Nothing stands at this address. <Link to="/">Your home page</Link> leads to everything that is yours.
      </p>
    </div>
  );
}

/** A page that could not be drawn: says what is still true, and offers the only thing that helps. */
export function BrokenPage({ error }: ErrorComponentProps) {
  useTitle('Broken');
  return (
    <div className={styles.lost} role="alert">
      <h1>This page could not be drawn</h1>
      <p>
        {isRefused(error) ? error.message : 'The house could not be reached, or the page itself has a fault.'}{' '}
        What was recorded, agreed and paid is safe.
      </p>
      <Button onClick={() => location.reload()}>Load it again</Button>
    </div>
  );
}
