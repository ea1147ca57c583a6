import { segmentEnd, segmentStart } from '@stint/core/segment';
import { useState } from 'react';
import { moneyText } from '../../money/amount.ts';
import { DeedForm } from '../../parts/deed-form.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { duration, time } from '../../time/spoken.ts';
import { useZone } from '../../time/zone-choice.ts';
import type { ViewRow } from '../desk/view.ts';
import type { OfTracker } from './of-tracker.ts';
import list from './rows.module.css';
import { segmentWords } from './words.ts';

interface DeleteDialogProps extends OfTracker {
  readonly row: ViewRow | null;
  readonly onClose: () => void;
}

/** C3: says what deleting takes before it is done. */
export function DeleteDialog({ tracker, view, row, onClose }: DeleteDialogProps) {
  const { zone } = useZone();
  return (
    <Dialog
      opened={row !== null}
      onClose={onClose}
      title={
        row ? `Delete ${time(segmentStart(row.segment), zone)}–${time(segmentEnd(row.segment), zone)}?` : ''
      }
    >
      {row && <Warning key={row.segment} tracker={tracker} view={view} row={row} onClose={onClose} />}
    </Dialog>
  );
}

function Warning({ tracker, view, row, onClose }: DeleteDialogProps & { row: ViewRow }) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const currency = view.contracts.find(({ id }) => id === row.contract)?.terms.currency ?? '';
  const deed = async (): Promise<void> => {
    setBusy(true);
    const refusal = await tracker.delete(row.contract, row.segment);
    setBusy(false);
    setRefused(refusal && segmentWords(refusal));
    if (!refusal) onClose();
  };
  return (
    <DeedForm
      danger
      deed="Delete for good"
      leave="Leave it"
      onDeed={() => void deed()}
      onLeave={onClose}
      pending={busy}
      error={null}
    >
      <p>{costText(row, currency)}</p>
      <p>
        Time, snapshot and memo go for good; a tombstone stays that both of you see.
        {row.privateUntil !== null &&
          ' Its picture has not been seen by anybody else and is erased here at once.'}
      </p>
      {refused && (
        <p role="alert" className={list.refused}>
          {refused}
        </p>
      )}
    </DeedForm>
  );
}

function costText({ countedSeconds, cost }: ViewRow, currency: string): string {
  if (countedSeconds === 0) return 'It does not count, so deleting it takes nothing out of this week (C3).';
  const money = cost && currency !== '' ? `, ${moneyText(cost.money, currency)},` : '';
  return `Deleting takes ${duration(countedSeconds)}${money} out of this week (C3).`;
}
