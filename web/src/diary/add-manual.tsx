import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencilPlus } from '@tabler/icons-react';
import { useContract } from '../contract/context.ts';
import type { Day } from '../time/zone.ts';
import { ManualForm } from './manual-form.tsx';

/** M1: the way to write time in by hand, where the terms allow it. */
export function AddManual({ day, segment }: { day?: Day; segment?: number }) {
  const { contract, side } = useContract();
  const [opened, { open, close }] = useDisclosure(false);
  if (side !== 'freelancer' || !contract.terms.manualTime) return null;
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
      <Modal
        opened={opened}
        onClose={close}
        title="Write in time by hand"
        keepMounted
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <ManualForm day={day} segment={segment} onDone={close} />
      </Modal>
    </>
  );
}
