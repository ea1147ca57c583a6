import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { segmentStart } from '@stint/core/segment';
import { isLocked, weekOf } from '@stint/core/week';
import { IconPencilPlus } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useContract } from '../contract/context.ts';
import { useNow } from '../time/house-clock.ts';
import { type Day, dayFrame } from '../time/zone.ts';
import { useZone } from '../time/zone-choice.ts';

const ManualDialog = lazy(() =>
  import('./manual-form.tsx').then((loaded) => ({ default: loaded.ManualDialog })),
);

/** M1: the way to write time in by hand, where the terms allow it and the week is not locked. */
export function AddManual({ day, segment }: { day?: Day; segment?: number }) {
  const { contract, side } = useContract();
  const [used, { open: use }] = useDisclosure(false);
  const [opened, { open, close }] = useDisclosure(false, { onOpen: use });
  const { zone } = useZone();
  const now = useNow();
  const at = day === undefined ? segmentStart(segment ?? 0) : dayFrame(day, zone).to - 1;
  if (side !== 'freelancer' || !contract.terms.manualTime || isLocked(weekOf(at), now)) return null;
  return (
    <>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconPencilPlus size={16} stroke={1.7} />}
        onClick={open}
      >
        Write in time by hand
      </Button>
      <Suspense>
        {used && <ManualDialog opened={opened} day={day} segment={segment} onClose={close} />}
      </Suspense>
    </>
  );
}
