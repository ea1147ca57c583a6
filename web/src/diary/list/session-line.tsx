import { VisuallyHidden } from '@mantine/core';
import { IconChevronRight, IconPencil, IconX } from '@tabler/icons-react';
import { memo as keep } from 'react';
import { useContract } from '../../contract/context.ts';
import { money } from '../../money/amount.ts';
import { LabelChip } from '../../parts/label-chip.tsx';
import { Shield } from '../../parts/shield.tsx';
import { hours, time } from '../../time/spoken.ts';
import type { Zone } from '../../time/zone.ts';
import { useChosenCell } from '../choose/use-choice.ts';
import { GridPart } from '../grid-part.tsx';
import { saidBriefly } from '../views/brief.ts';
import { Mini } from '../views/mini.tsx';
import styles from './list.module.css';
import type { Listing, MemoGroup } from './sessions.ts';
import { activeText, allOf, type Sums, sumsOf } from './sums.ts';

interface SessionLineProps {
  readonly listing: Listing;
  readonly zone: Zone;
  readonly current: number | null;
  readonly open: boolean;
  readonly onFold: (open: boolean) => void;
}

/** One session in one line; open, its memos with their segments. */
export function SessionLine({ listing, zone, current, open, onFold }: SessionLineProps) {
  const { contract } = useContract();
  const { currency } = contract.terms;
  return (
    <details
      className={styles.session}
      open={open}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== open) onFold(currentTarget.open);
      }}
    >
      <summary>
        <IconChevronRight className={styles.arrow} size={16} aria-hidden="true" />
        <When from={listing.from} to={listing.to} zone={zone} />
        <span className={styles.what}>
          <What listing={listing} open={open} />
        </span>
        <Figures sums={sumsOf(allOf([listing]), currency)} currency={currency} kind={listing.kind} />
      </summary>
      <ul>
        {listing.groups.length === 0 && (
          <li className={styles.none}>
            Its only segment is shared with another session, and stands there: that one has the snapshot.
          </li>
        )}
        {listing.groups.map((group) => (
          <Group
            key={group.from}
            group={group}
            kind={listing.kind}
            zone={zone}
            current={current}
            alone={listing.groups.length === 1}
          />
        ))}
      </ul>
    </details>
  );
}

interface GroupProps {
  readonly group: MemoGroup;
  readonly kind: Listing['kind'];
  readonly zone: Zone;
  readonly current: number | null;
  /** The session's line has said it all; its segments are left. */
  readonly alone: boolean;
}

function Group({ group, kind, zone, current, alone }: GroupProps) {
  const { contract } = useContract();
  const { currency } = contract.terms;
  const { memo, label, from, to, listed } = group;
  return (
    <li className={styles.group} data-alone={alone || undefined}>
      {!alone && (
        <>
          <When from={from} to={to} zone={zone} />
          <span className={styles.memo}>
            <Memo memo={memo} label={label} />
          </span>
          <Figures sums={sumsOf(listed, currency)} currency={currency} kind={kind} />
        </>
      )}
      <GridPart
        as="grid"
        aria-multiselectable="true"
        aria-label={`Segments ${time(from, zone)} to ${time(to, zone)}`}
        className={styles.strip}
      >
        <GridPart as="row">
          {listed.map(({ segment, entry }) => (
            <ListCell
              key={segment}
              segment={segment}
              entry={entry}
              at={time(segment * 600, zone)}
              isCurrent={segment === current}
            />
          ))}
        </GridPart>
      </GridPart>
    </li>
  );
}

interface ListCellProps {
  readonly segment: number;
  readonly entry: MemoGroup['listed'][number]['entry'];
  readonly at: string;
  readonly isCurrent: boolean;
}

const ListCell = keep(function ListCell({ segment, entry, at, isCurrent }: ListCellProps) {
  return (
    <GridPart
      as="gridcell"
      ref={useChosenCell(segment)}
      data-segment={segment}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={`${at}, ${saidBriefly([entry])}`}
      className={styles.cell}
    >
      <Mini entries={[entry]} />
    </GridPart>
  );
});

function When({ from, to, zone }: { from: number; to: number; zone: Zone }) {
  const [here, utc] = [zone, 'UTC'].map((one) => `${time(from, one)}–${time(to, one)}`);
  return (
    <span className={styles.when}>
      {here}
      {utc !== here && <span>{utc} UTC</span>}
    </span>
  );
}

function Figures({ sums, currency, kind }: { sums: Sums; currency: string; kind: Listing['kind'] }) {
  const { contract } = useContract();
  if (kind === 'deleted') {
    return (
      <span className={styles.figures}>
        <span className={styles.verdict}>
          <IconX size={14} aria-hidden="true" /> counts nothing
        </span>
      </span>
    );
  }
  const open = sums.judged - sums.protected;
  return (
    <span className={styles.figures}>
      <strong>
        {hours(sums.countedSeconds)}
        <VisuallyHidden> counted</VisuallyHidden>
      </strong>
      <span>{kind === 'manual' ? 'by hand' : activeText(sums)}</span>
      <span className={styles.money}>{contract.kind === 'fixed' ? '' : money(sums.amount, currency)}</span>
      <span className={styles.verdict}>
        {kind === 'manual' ? <IconPencil size={15} aria-hidden="true" /> : null}
        {sums.judged > 0 && <Shield verdict={open === 0} />}
        {sums.judged === 0
          ? 'not counted'
          : open === 0
            ? 'protected'
            : `${open} of ${sums.judged} not protected`}
      </span>
    </span>
  );
}

const ENDS: Readonly<Record<string, string>> = {
  idle: 'ended by itself: no input',
  switched: 'another contract was started',
  paused: 'the contract was paused',
  ended: 'the contract ended',
  died: 'the tracker broke off',
};

/** What a session is about: its only memo, or folded all of them in one line; and why it ended, if not by a Stop. */
function What({ listing: { kind, end, groups }, open }: { listing: Listing; open: boolean }) {
  const [first, ...others] = groups;
  const why = end === null ? undefined : ENDS[end];
  if (kind === 'deleted') return 'Deleted';
  return (
    <>
      {kind === 'manual' && <span>By hand: </span>}
      {first && others.length === 0 && <Memo memo={first.memo} label={first.label} />}
      {first && others.length > 0 && (open ? `${groups.length} memos` : memosOf(groups))}
      {why !== undefined && <span> ({why})</span>}
    </>
  );
}

function Memo({ memo, label }: Pick<MemoGroup, 'memo' | 'label'>) {
  return (
    <>
      {label !== null && <LabelChip label={label} />}
      {memo || <em>no memo</em>}
    </>
  );
}

function memosOf(groups: readonly MemoGroup[]): string {
  return [...new Set(groups.map(({ memo }) => memo || 'no memo'))].join(' · ');
}
