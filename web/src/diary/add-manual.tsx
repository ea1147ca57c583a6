import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { manualTimeAllowed } from '@stint/core/corrections';
import { segmentEnd, segmentStart } from '@stint/core/segment';
import { isLocked, weekOf } from '@stint/core/week';
import { IconPencilPlus } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useContract } from '../contract/context.ts';
import { useManualTerms } from '../contract/manual-terms.ts';
import { useNow } from '../time/house-clock.ts';
import { type Day, dayFrame } from '../time/zone.ts';
import { useZone } from '../time/zone-choice.ts';

const ManualDialog = lazy(() =>
  import('./manual-form.tsx').then((loaded) => ({ default: loaded.ManualDialog })),
);

/** M1: the way to write time in by hand, where the terms allow it or did then, and the week is not locked. */
export function AddManual({ day, segment }: { day?: Day; segment?: number }) {
  const { side } = useContract();
  const manualTerms = useManualTerms();
  const [used, { open: use }] = useDisclosure(false);
  const [opened, { open, close }] = useDisclosure(false, { onOpen: use });
  const { zone } = useZone();
  const now = useNow();
  const frame = day === undefined ? null : dayFrame(day, zone);
  const span = segment === undefined ? undefined : { from: segmentStart(segment), to: segmentEnd(segment) };
  const at = frame ? frame.to - 1 : segmentStart(segment ?? 0);
  const allowed = [frame?.from ?? at, at].some((from) => manualTimeAllowed(manualTerms, from, now));
  if (side !== 'freelancer' || !allowed || isLocked(weekOf(at), now)) return null;
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
      <Suspense>{used && <ManualDialog opened={opened} day={day} span={span} onClose={close} />}</Suspense>
    </>
  );
}
