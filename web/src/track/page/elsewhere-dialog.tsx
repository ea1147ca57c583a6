import { Button, Group } from '@mantine/core';
import type { DeskSession } from '@stint/wire/desk';
import { toInstant } from '@stint/wire/letters';
import { Dialog } from '../../parts/dialog.tsx';
import { moment } from '../../time/spoken.ts';
import { useZone } from '../../time/zone-choice.ts';
import list from './rows.module.css';

interface ElsewhereDialogProps {
  readonly session: DeskSession | null;
  readonly wanted: string;
  readonly onTakeOver: () => void;
  readonly onLeave: () => void;
}

/** T1: one clock. Another tracker of yours runs: it is ended by taking over, or left alone. */
export function ElsewhereDialog({ session, wanted, onTakeOver, onLeave }: ElsewhereDialogProps) {
  const { zone } = useZone();
  return (
    <Dialog opened={session !== null} onClose={onLeave} title="You are tracking already">
      {session && (
        <div className={list.dialog}>
          <p>
            “{session.deviceName}” tracks {session.client} · {session.title} since{' '}
            {moment(toInstant(session.since), zone)}. You have one clock (T1).
          </p>
          <p>Taking over ends that session now and begins {wanted} here. No second is counted twice.</p>
          <Group justify="flex-end">
            <Button variant="default" onClick={onLeave}>
              Leave it there
            </Button>
            <Button onClick={onTakeOver}>Take over here</Button>
          </Group>
        </div>
      )}
    </Dialog>
  );
}
