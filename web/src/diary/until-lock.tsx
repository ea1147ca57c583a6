import { Button, Group, Skeleton } from '@mantine/core';
import { sayRefusal } from '@stint/core/sentences';
import { toInstant } from '@stint/wire/letters';
import type { ReactNode } from 'react';
import { useContract } from '../contract/context.ts';
import { Loaded } from '../parts/loaded.tsx';
import { useNow } from '../time/house-clock.ts';
import { deadline } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { useWeekOf } from './use-why.ts';

interface UntilLockProps {
  readonly segment: number;
  readonly onClose: () => void;
  /** `until`: "until Mon 12:00 UTC, in 3 h". */
  readonly children: (until: string) => ReactNode;
}

/** What only the freelancer may do, and only until the week locks. Otherwise it says so. */
export function UntilLock({ segment, onClose, children }: UntilLockProps) {
  const { side } = useContract();
  const now = useNow();
  const week = useWeekOf(segment);
  if (side !== 'freelancer') {
    return (
      <No
        says="Only the freelancer changes the diary. You read the same diary as they do."
        onClose={onClose}
      />
    );
  }
  return (
    <Loaded query={week} what="the week" skeleton={<Skeleton h={160} />}>
      {({ clock }) => {
        const locksAt = toInstant(clock.locksAt);
        if (now >= locksAt) {
          const { sentence, mend, rule } = sayRefusal('week-locked');
          return <No says={`${sentence} ${mend ?? ''} (${rule})`} onClose={onClose} />;
        }
        return children(`until ${deadline(locksAt, now, mine)}`);
      }}
    </Loaded>
  );
}

function No({ says, onClose }: { says: string; onClose: () => void }) {
  return (
    <>
      <p>{says}</p>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>
          Close
        </Button>
      </Group>
    </>
  );
}
