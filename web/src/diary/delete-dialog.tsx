import { Skeleton } from '@mantine/core';
import { segmentEnd, segmentStart } from '@stint/core/segment';
import { weekOf, weekSpan } from '@stint/core/week';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { diaryOf } from '../api/queries.ts';
import { useContract } from '../contract/context.ts';
import { money } from '../money/amount.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { notice } from '../parts/notice-board.tsx';
import { duration, time } from '../time/spoken.ts';
import { useDeleteSegment } from './deeds.ts';
import { type Cost, costOfDeleting } from './deletion.ts';
import type { OfSegment } from './open.ts';
import { judgedOf } from './totals.ts';
import { UntilLock } from './until-lock.tsx';
import { useWeekOf } from './use-why.ts';

/** C3: says exactly what deleting takes before it is done. */
export function DeleteDialog(props: OfSegment) {
  const { segment, opened, zone } = props;
  return (
    <Dialog
      opened={opened.show === 'delete'}
      onClose={opened.close}
      title={`Delete ${time(segmentStart(segment), zone)}–${time(segmentEnd(segment), zone)}?`}
    >
      <UntilLock segment={segment} onClose={opened.close}>
        {(until) => <Warning {...props} until={until} />}
      </UntilLock>
    </Dialog>
  );
}

function Warning({ segment, opened, until }: OfSegment & { until: string }) {
  const { contract } = useContract();
  const { currency, pay } = contract.terms;
  const week = useWeekOf(segment);
  const diary = useQuery(diaryOf(contract.id, weekSpan(weekOf(segmentStart(segment)))));
  const remove = useDeleteSegment(segment);
  const limitMinutes = week.data?.limitMinutes ?? null;
  const deed = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        opened.close();
        notice('Deleted. A tombstone stays in the diary.');
      },
    });
  return (
    <Loaded query={diary} what="the week" skeleton={<Skeleton h={120} />}>
      {(entries) => (
        <DeedForm
          danger
          deed="Delete for good"
          leave="Leave it"
          onDeed={deed}
          onLeave={opened.close}
          pending={remove.isPending}
          error={remove.error}
        >
          <p>
            {costText(
              costOfDeleting(new Set([segment]), judgedOf(entries, currency), limitMinutes, pay),
              currency,
            )}
          </p>
          <p>
            It is for good: time, activity and picture go, and a tombstone stays that both of you see. It can
            be done {until}.{' '}
            <Link to="/privacy" hash="deleting">
              What goes, and what stays
            </Link>
          </p>
        </DeedForm>
      )}
    </Loaded>
  );
}

function costText({ countedSeconds, billedSeconds, amount, movesUpSeconds }: Cost, currency: string): string {
  if (countedSeconds === 0)
    return 'Deleting takes nothing out of this week: this segment counts nothing (C3).';
  const takes = `Deleting takes ${duration(countedSeconds)}`;
  if (amount === 0n && billedSeconds > 0) {
    return `${takes} out of the record. No money depends on it: the price is fixed (C3).`;
  }
  if (billedSeconds === 0 && movesUpSeconds === 0) {
    return `${takes} that are over the limit, and so no money, out of this week (C3).`;
  }
  if (movesUpSeconds > 0) {
    return `${takes} out of this week (C3). ${duration(movesUpSeconds)} that are over the limit now move up in its place (B2), so it costs ${money(amount, currency)}.`;
  }
  return `${takes}, ${money(amount, currency)}, out of this week (C3).`;
}
