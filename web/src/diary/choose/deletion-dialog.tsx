import { Skeleton } from '@mantine/core';
import { formatDay } from '@stint/core/instant';
import { type SegmentNumber, segmentStart } from '@stint/core/segment';
import { type Week, weekOf, weekSpan } from '@stint/core/week';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { diaryOf, weekOfContract } from '../../api/queries.ts';
import { useContract } from '../../contract/context.ts';
import { money } from '../../money/amount.ts';
import { DeedForm } from '../../parts/deed-form.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { notice } from '../../parts/notice-board.tsx';
import { dayName, duration, hours } from '../../time/spoken.ts';
import { type Cost, costOfDeleting } from '../deletion.ts';
import { judgedOf } from '../totals.ts';
import { UntilLock } from '../until-lock.tsx';
import { spanName } from './action-bar.tsx';
import styles from './choose.module.css';
import { useDeleteSegments } from './deeds.ts';
import { type OfChoice, useCloseWhenNone } from './memos-dialog.tsx';

/** C3: says exactly what deleting all of these takes, of which kind, before it is done. */
export function DeletionDialog(props: OfChoice) {
  const { first, segments, zone, onClose } = props;
  return (
    <Dialog onClose={onClose} title={`Delete ${spanName(segments, zone)}?`}>
      <UntilLock segment={first} onClose={onClose}>
        {(until) => <Warning {...props} until={until} />}
      </UntilLock>
    </Dialog>
  );
}

function Warning({ segments: there, onClose, onDone, until }: OfChoice & { until: string }) {
  const remove = useDeleteSegments();
  // While they go, and once they are gone, it still tells of them.
  const segments = (remove.isError ? undefined : remove.variables) ?? there;
  useCloseWhenNone(segments.length, onClose);
  const weeks = [...new Set(segments.map((segment) => weekOf(segmentStart(segment))))];
  const deed = () =>
    remove.mutate(segments, {
      onSuccess: () => {
        notice(sayDeleted(segments.length));
        onDone();
      },
    });
  return (
    <DeedForm
      danger
      deed={`Delete ${segments.length === 1 ? 'it' : `all ${segments.length}`} for good`}
      leave="Leave them"
      onDeed={deed}
      onLeave={onClose}
      pending={remove.isPending}
      error={remove.error}
    >
      {weeks.map((week) => (
        <OfWeek key={week} week={week} segments={segments} named={weeks.length > 1} />
      ))}
      <dl className={styles.fate}>
        <dt>Goes, for good</dt>
        <dd>time, activity, pictures, memos and what they said before</dd>
        <dt>Stays</dt>
        <dd>
          a tombstone in each place: both of you see that something was deleted, and not what. The place is
          free again.
        </dd>
      </dl>
      <p className={styles.last}>
        It cannot be undone. All of them are deleted, or none; it can be done {until} (C3).{' '}
        <Link to="/privacy" hash="deleting">
          What goes, and what stays
        </Link>
      </p>
    </DeedForm>
  );
}

interface OfWeekProps {
  readonly week: Week;
  readonly segments: readonly SegmentNumber[];
  readonly named: boolean;
}

/** What it costs in one billing week, which is what its limit and its sum are about (B2). */
function OfWeek({ week, segments, named }: OfWeekProps) {
  const { contract } = useContract();
  const { currency, pay } = contract.terms;
  const diary = useQuery(diaryOf(contract.id, weekSpan(week)));
  const limitMinutes = useQuery(weekOfContract(contract.id, formatDay(week))).data?.limitMinutes ?? null;
  return (
    <Loaded query={diary} what="the week" skeleton={<Skeleton h={150} />}>
      {(entries) => {
        const cost = costOfDeleting(new Set(segments), judgedOf(entries, currency), limitMinutes, pay);
        return <CostTable cost={cost} caption={named ? `Week of ${dayName(formatDay(week))}` : null} />;
      }}
    </Loaded>
  );
}

const KINDS = { tracked: 'Tracked', manual: 'Manual', deleted: 'Deleted' } as const;

function CostTable({ cost, caption }: { cost: Cost; caption: string | null }) {
  const { contract } = useContract();
  const { currency } = contract.terms;
  const isFixed = contract.kind === 'fixed';
  const { movesUpSeconds } = cost;
  return (
    <div>
      <table className={styles.cost}>
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            <th scope="col">Deleting takes</th>
            <th scope="col">Counted</th>
            {!isFixed && <th scope="col">Worth</th>}
          </tr>
        </thead>
        <tbody>
          {cost.kinds.map(({ kind, seconds, amount }) => (
            <tr key={kind} data-kind={kind}>
              <th scope="row">{KINDS[kind]}</th>
              <td>{hours(seconds)}</td>
              {!isFixed && <td>{money(amount, currency)}</td>}
            </tr>
          ))}
        </tbody>
        <CostSum cost={cost} isFixed={isFixed} />
      </table>
      {movesUpSeconds > 0 && !isFixed && (
        <p className={styles.until}>
          {duration(movesUpSeconds)} that are over the limit now move up in their place, so it costs less
          (B2).
        </p>
      )}
      {isFixed && <p className={styles.until}>No money depends on it: the price is fixed.</p>}
    </div>
  );
}

function CostSum({ cost, isFixed }: { cost: Cost; isFixed: boolean }) {
  const { currency } = useContract().contract.terms;
  const { before, after } = cost;
  return (
    <tfoot>
      <tr>
        <th scope="row">It costs you</th>
        <td>{hours(cost.countedSeconds)}</td>
        {!isFixed && <td>{money(cost.amount, currency)}</td>}
      </tr>
      <tr data-after>
        <th scope="row">The week then comes to</th>
        <td>
          {hours(after.countedSeconds)} <small>now {hours(before.countedSeconds)}</small>
        </td>
        {!isFixed && (
          <td>
            {money(after.amount, currency)} <small>now {money(before.amount, currency)}</small>
          </td>
        )}
      </tr>
    </tfoot>
  );
}

function sayDeleted(count: number): string {
  return count === 1
    ? 'Deleted. A tombstone stays in the diary.'
    : `${count} segments deleted. A tombstone stays in the place of each.`;
}
