import { Alert, Button, Group } from '@mantine/core';
import { segmentEnd, segmentStart } from '@stint/core/segment';
import { IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog } from '../../parts/dialog.tsx';
import { time } from '../../time/spoken.ts';
import { useZone } from '../../time/zone-choice.ts';
import type { SegmentRefusal } from '../desk/segment-deeds.ts';
import type { ViewRow } from '../desk/view.ts';
import type { OfTracker } from './of-tracker.ts';
import { Picture } from './picture.tsx';
import list from './rows.module.css';
import styles from './track.module.css';
import { segmentWords } from './words.ts';

interface LookDialogProps extends OfTracker {
  readonly row: ViewRow | null;
  readonly onClose: () => void;
}

/** A picture large. In the private window it can be blurred for good or taken out; what that costs is said before. */
export function LookDialog({ tracker, view, row, onClose }: LookDialogProps) {
  const { zone } = useZone();
  return (
    <Dialog
      opened={row !== null && row.picture !== null}
      onClose={onClose}
      size="min(1200px, 96vw)"
      centered
      title={row ? `${time(segmentStart(row.segment), zone)}–${time(segmentEnd(row.segment), zone)}` : ''}
    >
      {row && (
        <div className={list.look}>
          <div className={list.large}>
            <Picture tracker={tracker} row={row} kind="picture" alt="What you shared at the snapshot" />
          </div>
          {row.privateUntil === null ? (
            <p className={styles.hint}>It has left this browser: the client can see it too.</p>
          ) : (
            <PrivateDeeds key={row.segment} tracker={tracker} view={view} row={row} onClose={onClose} />
          )}
        </div>
      )}
    </Dialog>
  );
}

function PrivateDeeds({ tracker, row, onClose }: LookDialogProps & { row: ViewRow }) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const { contract, segment } = row;
  const deed = async (done: Promise<SegmentRefusal | null>, closes: boolean): Promise<void> => {
    setBusy(true);
    const refusal = await done;
    setBusy(false);
    setRefused(refusal && segmentWords(refusal));
    if (!refusal && closes) onClose();
  };
  return (
    <>
      <p>
        Only you see it now. Blurring or taking it out cannot be undone, and no app or window title is sent
        then either: the segment counts as before, and it says that its picture was withheld, so it is not
        protected (P7).
      </p>
      {refused && (
        <Alert role="alert" color="red" variant="light" icon={<IconHandStop size={18} />} p="sm">
          {refused}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button
          variant="default"
          loading={busy}
          disabled={row.masked}
          onClick={() => void deed(tracker.blur(contract, segment), false)}
        >
          {row.masked ? 'Blurred' : 'Blur all of it'}
        </Button>
        <Button
          variant="default"
          loading={busy}
          onClick={() => void deed(tracker.takeOut(contract, segment), true)}
        >
          Take the picture out
        </Button>
        <Button onClick={onClose} data-autofocus>
          Leave it
        </Button>
      </Group>
    </>
  );
}
