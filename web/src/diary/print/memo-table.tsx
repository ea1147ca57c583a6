import { useMemo } from 'react';
import type { DiaryBySegment } from '../../api/queries.ts';
import { useContract } from '../../contract/context.ts';
import { money } from '../../money/amount.ts';
import { dayName, hours, time } from '../../time/spoken.ts';
import { dayOf, type Zone } from '../../time/zone.ts';
import { type Listing, listingsOf, type MemoGroup, shownOf } from '../list/sessions.ts';
import { activeText, sumsOf } from '../list/sums.ts';
import styles from './sheet.module.css';

interface MemoTableProps {
  readonly diary: DiaryBySegment;
  readonly shown: DiaryBySegment;
  readonly zone: Zone;
}

/** What was worked on, in the order of time. */
export function MemoTable({ diary, shown, zone }: MemoTableProps) {
  const lines = useMemo(() => linesOf(shownOf(listingsOf(diary), shown)), [diary, shown]);
  const byDay = [...Map.groupBy(lines, ({ group }) => dayOf(group.from, zone))];
  return (
    <table className={styles.memos}>
      <thead>
        <tr>
          <th scope="col">Time</th>
          {zone !== 'UTC' && <th scope="col">UTC</th>}
          <th scope="col">Memo</th>
          <th scope="col">Counted</th>
          <th scope="col">Active</th>
          <th scope="col">Worth</th>
          <th scope="col">Protected</th>
        </tr>
      </thead>
      {byDay.map(([day, some]) => (
        <tbody key={day}>
          {byDay.length > 1 && (
            <tr className={styles.dayName}>
              <th scope="rowgroup" colSpan={zone === 'UTC' ? 6 : 7}>
                {dayName(day)}
              </th>
            </tr>
          )}
          {some.map(({ key, kind, group }) => (
            <MemoLine key={key} kind={kind} group={group} zone={zone} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function linesOf(listings: readonly Listing[]) {
  return listings.flatMap(({ kind, groups }) =>
    groups.map((group) => ({ key: `${kind} ${group.from}`, kind, group })),
  );
}

function MemoLine({ kind, group, zone }: { kind: Listing['kind']; group: MemoGroup; zone: Zone }) {
  const { contract } = useContract();
  const { currency } = contract.terms;
  const { from, to, memo, label, listed } = group;
  const sums = sumsOf(listed, currency);
  const open = sums.judged - sums.protected;
  const verdict =
    sums.judged === 0 ? '–' : open === 0 ? 'yes' : open === sums.judged ? 'no' : `all but ${open}`;
  const span = (of: Zone) => `${time(from, of)}–${time(to, of)}`;
  return (
    <tr>
      <td>{span(zone)}</td>
      {zone !== 'UTC' && <td>{span('UTC')}</td>}
      <td>
        {kind === 'deleted' ? 'deleted' : memo || 'no memo'}
        {label !== null && ` [${label}]`}
        {kind === 'manual' && ' (by hand)'}
      </td>
      <td>{hours(sums.countedSeconds)}</td>
      <td>{kind === 'tracked' ? activeText(sums).replace(/^active /, '') : '–'}</td>
      <td>{contract.kind === 'fixed' ? '–' : money(sums.amount, currency)}</td>
      <td>{verdict}</td>
    </tr>
  );
}
