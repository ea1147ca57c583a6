import { Button } from '@mantine/core';
import { formatMinutes } from '@stint/core/duration';
import { segmentEnd, segmentStart } from '@stint/core/segment';
import { sayReason } from '@stint/core/sentences';
import { IconCameraOff, IconClock, IconEyeOff, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { moneyText } from '../../money/amount.ts';
import { LabelChip } from '../../parts/label-chip.tsx';
import { Shield } from '../../parts/shield.tsx';
import { time } from '../../time/spoken.ts';
import { dayOf } from '../../time/zone.ts';
import { useZone } from '../../time/zone-choice.ts';
import type { ViewRow } from '../desk/view.ts';
import type { OfTracker } from './of-tracker.ts';
import { Picture } from './picture.tsx';
import list from './rows.module.css';
import { nameOf, remaining } from './words.ts';

interface RowProps extends OfTracker {
  readonly row: ViewRow;
  readonly onLook: () => void;
  readonly onDelete: () => void;
}

/** One finished segment. */
export function Row({ tracker, view, row, onLook, onDelete }: RowProps) {
  const { zone } = useZone();
  return (
    <li className={list.row} data-deleted={row.deleted || undefined}>
      <Face tracker={tracker} row={row} onLook={onLook} />
      <div className={list.rowTop}>
        <p className={list.rowHead}>
          <strong>
            {time(segmentStart(row.segment), zone)}–{time(segmentEnd(row.segment), zone)}
          </strong>
          <span>{nameOf(view.contracts, row.contract)}</span>
        </p>
        <Verdict row={row} />
      </div>
      <div className={list.rowMore}>
        <p className={list.rowMemo}>
          {row.label !== null && <LabelChip label={row.label} />}
          <bdi>{row.memo || 'no memo'}</bdi>
          {row.sensed !== null && ` · about ${row.sensed} active minutes`}
        </p>
        <Reasons view={view} row={row} />
        {row.privateUntil !== null && (
          <p className={list.private}>
            <IconClock size={15} stroke={1.8} aria-hidden="true" />
            Only you see it until {time(row.privateUntil, zone)}, {remaining(row.privateUntil, view.now)}
          </p>
        )}
        {!row.deleted && <RowDeeds tracker={tracker} view={view} row={row} onDelete={onDelete} />}
      </div>
    </li>
  );
}

function RowDeeds({ tracker, view, row, onDelete }: Omit<RowProps, 'onLook'>) {
  const { contract, segment, cost } = row;
  const currency = view.contracts.find(({ id }) => id === contract)?.terms.currency;
  const takes = cost && cost.seconds > 0 && currency;
  return (
    <div className={list.rowDeeds}>
      {row.privateUntil !== null && (
        <Button size="compact-sm" variant="default" onClick={() => void tracker.sendNow(contract, segment)}>
          Send now
        </Button>
      )}
      {!row.waits && <WhyLink row={row} />}
      <Button size="compact-sm" variant="subtle" color="red" className={list.delete ?? ''} onClick={onDelete}>
        Delete{takes ? ` −${spell(cost.seconds)}, −${moneyText(cost.money, currency)}` : '…'}
      </Button>
    </div>
  );
}

/** `10 min`, `4:12`. */
function spell(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60} min` : formatMinutes(seconds);
}

function WhyLink({ row }: { row: ViewRow }) {
  const { zone } = useZone();
  const day = dayOf(segmentStart(row.segment), zone);
  return (
    <Button
      size="compact-sm"
      variant="default"
      renderRoot={(props) => (
        <Link
          {...props}
          to="/contracts/$contract/diary/$day"
          params={{ contract: row.contract, day }}
          search={{ segment: row.segment, show: 'why' }}
        />
      )}
    >
      Why?
    </Button>
  );
}

function Face({ tracker, row, onLook }: Pick<RowProps, 'tracker' | 'row' | 'onLook'>) {
  if (row.picture !== null) {
    return (
      <button type="button" className={list.face} onClick={onLook} aria-label="Look at its picture">
        <Picture tracker={tracker} row={row} kind="thumbnail" alt="" />
      </button>
    );
  }
  const { Icon, says } = faceOf(row);
  return (
    <div className={list.face}>
      <span className={list.faceless}>
        <Icon size={20} stroke={1.6} aria-hidden="true" />
        {says}
      </span>
    </div>
  );
}

function faceOf({ deleted, snapshot, withheld }: ViewRow) {
  if (deleted) return { Icon: IconX, says: 'deleted' };
  if (!snapshot) return { Icon: IconCameraOff, says: 'no snapshot' };
  if (withheld === 'terms') return { Icon: IconEyeOff, says: 'none, by the terms' };
  if (withheld === 'private-window') return { Icon: IconEyeOff, says: 'taken out' };
  return { Icon: IconCameraOff, says: 'could not be taken' };
}

function Verdict({ row }: { row: ViewRow }) {
  if (row.deleted) return <p className={list.verdict}>deleted: a tombstone stays in the diary</p>;
  const counted = row.countedSeconds > 0 ? `counts ${formatMinutes(row.countedSeconds)}` : 'does not count';
  const where = row.privateUntil === null ? 'on its way to the house' : 'in this browser only';
  return (
    <p className={list.verdict}>
      <Shield verdict={row.protected} />
      {row.waits && <span>{where} · </span>}
      {row.protected !== null && <span>{row.protected ? 'protected' : 'not protected'} · </span>}
      {!row.snapshot && <span>no snapshot · </span>}
      <span>{counted}</span>
    </p>
  );
}

function Reasons({ view, row }: { view: OfTracker['view']; row: ViewRow }) {
  const pay = view.contracts.find(({ id }) => id === row.contract)?.terms.pay ?? 'segment';
  if (row.deleted || row.reasons.length === 0) return null;
  return (
    <ul className={list.reasons}>
      {row.reasons.map((reason) => {
        const { rule, sentence } = sayReason(reason, pay);
        return (
          <li key={reason}>
            {sentence} ({rule})
          </li>
        );
      })}
    </ul>
  );
}
