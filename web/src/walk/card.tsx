import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Refusal } from '../parts/refusal.tsx';
import { WALK } from './steps.ts';
import styles from './walk.module.css';
import { useGoTo } from './walk.ts';
import { leaveWalk, useWalk } from './walking.ts';

/** The walk through the demo world, beside whatever page it is at. */
export function WalkCard() {
  const step = useWalk();
  const go = useGoTo();
  if (step === null) return null;
  const here = WALK[step];
  if (!here) return null;
  const last = step === WALK.length - 1;
  return (
    <aside className={styles.card} aria-label="Walk through the demo">
      <p className={styles.place}>
        {step + 1} of {WALK.length} · as {nameOf(here.as)}
        <button type="button" className={styles.leave} aria-label="Leave the walk" onClick={leaveWalk}>
          <IconX size={16} aria-hidden="true" />
        </button>
      </p>
      <div aria-live="polite">
        <h2>{here.title}</h2>
        <p>{here.says}</p>
      </div>
      <Refusal error={go.error} />
      <div className={styles.ways}>
        <Button
          variant="default"
          size="xs"
          disabled={step === 0 || go.isPending}
          onClick={() => go.mutate(step - 1)}
        >
          Back
        </Button>
        <Button size="xs" loading={go.isPending} onClick={() => (last ? leaveWalk() : go.mutate(step + 1))}>
          {last ? 'Done' : `Next: ${WALK[step + 1]?.title ?? ''}`}
        </Button>
      </div>
    </aside>
  );
}

function nameOf(email: string): string {
  return email.charAt(0).toUpperCase() + email.slice(1, email.indexOf('@'));
}
