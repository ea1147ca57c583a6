import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useContract } from './context.ts';
import type { Change } from './proposal.ts';
import styles from './terms.module.css';

const route = getRouteApi('/inside/contracts/$contract/');

const ChangeDialog = lazy(() =>
  import('./change-dialog.tsx').then((loaded) => ({ default: loaded.ChangeDialog })),
);

const NAMES: Readonly<Record<Change, string>> = {
  rate: 'Change the rate',
  limit: 'Set the weekly limit',
  'manual-time': 'Manual time',
  pause: 'Pause',
  resume: 'Resume',
  end: 'End the contract',
};

/** The changes that the reader may make now; each says what follows before it is made. */
export function Changes() {
  const { contract } = useContract();
  const { change: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const [chosen, setOpen] = useState<Change | null>(null);
  const { may } = contract;
  const open = chosen ?? (asked === 'limit' && may.includes('set-limit') ? asked : null);
  const close = () => {
    setOpen(null);
    if (asked) void navigate({ search: {}, replace: true });
  };
  const offered: readonly Change[] = [
    ...(may.includes('raise-rate') || may.includes('lower-rate') ? (['rate'] as const) : []),
    ...(may.includes('set-limit') ? (['limit'] as const) : []),
    ...(may.includes('set-manual-time') ? (['manual-time'] as const) : []),
    ...(may.includes('pause') ? (['pause'] as const) : []),
    ...(may.includes('resume') ? (['resume'] as const) : []),
    ...(may.includes('end') ? (['end'] as const) : []),
  ];
  if (offered.length === 0) return null;
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">What you may change</h2>
      <div className={styles.changes}>
        {offered.map((change) => (
          <Button key={change} variant="default" onClick={() => setOpen(change)}>
            {NAMES[change]} …
          </Button>
        ))}
      </div>
      <Suspense>{open && <ChangeDialog change={open} title={NAMES[open]} onClose={close} />}</Suspense>
    </section>
  );
}
