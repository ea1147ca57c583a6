import { Loader } from '@mantine/core';
import { IconPackageOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { me } from '../api/queries.ts';
import { Copied } from './copy.tsx';
import styles from './download.module.css';
import type { System } from './systems.ts';

export function BeingBuilt({ doing }: { doing: string | null }) {
  return (
    <section className={styles.empty} role="status">
      <Loader size="sm" />
      <h2>The packages are being made</h2>
      <p>It takes a minute at most, and this page goes on by itself.{doing && ` Now: ${doing}.`}</p>
    </section>
  );
}

/** Nothing is offered: what to do instead, and for the operator what to do about it. */
export function NoneYet({ broken, system }: { broken: boolean; system: System }) {
  const { data: person } = useQuery(me);
  const operator = person?.roles.includes('operator') ?? false;
  return (
    <section className={styles.empty}>
      <IconPackageOff size={34} stroke={1.3} aria-hidden="true" />
      <h2>{broken ? 'The list of downloads cannot be read' : 'This house offers no packages yet'}</h2>
      <p>
        {system === 'phone' ? 'On a computer you can ' : 'You can '}
        <a href="/track">track in your browser</a> meanwhile, without installing anything.
      </p>
      <p className={styles.quiet}>
        {operator
          ? 'You run this house. Make the packages on its machine, in the folder of its sources:'
          : 'Whoever runs this house makes them, on its machine:'}
      </p>
      <Copied words="npm run package" label="Copy the command" />
      {operator && (
        <p className={styles.quiet}>
          Sign them with a key of your own, kept elsewhere: <code>npm run package -- --key release.pem</code>
        </p>
      )}
    </section>
  );
}
