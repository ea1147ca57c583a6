import type { Person } from '@stint/wire/people';
import type { Report, ReportRow } from '@stint/wire/reports';
import { Link } from '@tanstack/react-router';
import { addDays } from '../time/zone.ts';
import type { ReportSearch } from './search.ts';

interface RowLinkProps {
  readonly report: Report;
  readonly row: ReportRow;
  readonly name: string;
  readonly search: ReportSearch;
  readonly person: Person;
}

/** To what a row is made of: the contract, its diary, its week; where it is of several contracts, to those. */
export function RowLink({ report, row: { key }, name, search, person }: RowLinkProps) {
  const shown = <bdi>{name}</bdi>;
  const [contract, another] = report.contracts;
  const only = contract && !another && hasSides(person) ? contract.id : null;
  if (report.by === 'contract') {
    return (
      <Link to="/contracts/$contract" params={{ contract: key }}>
        {shown}
      </Link>
    );
  }
  if (report.by === 'day' && only !== null) {
    return (
      <Link to="/contracts/$contract/diary/$day" params={{ contract: only, day: key }}>
        {shown}
      </Link>
    );
  }
  if (report.by === 'week' && only !== null) {
    return (
      <Link to="/contracts/$contract/weeks/$week" params={{ contract: only, week: key }}>
        {shown}
      </Link>
    );
  }
  const nearer = nearerTo(report, key, search);
  return nearer ? (
    <Link to="/reports" search={nearer}>
      {shown}
    </Link>
  ) : (
    shown
  );
}

/** An operator keeps the books of a contract, and does not read its diary. */
function hasSides({ roles, organisations }: Person): boolean {
  return roles.includes('freelancer') || organisations.length > 0;
}

/** The report of this row alone; null: a memo is as near as it gets. */
function nearerTo({ by, zone, from, to }: Report, key: string, search: ReportSearch): ReportSearch | null {
  const { period: _, kept: __, ...same } = search;
  const days = { from, to, zone };
  if (by === 'day') return { ...same, from: key, to: key, zone, by: 'contract' };
  // A billing week is one of UTC.
  if (by === 'week') return { ...same, from: key, to: addDays(key, 6), zone: 'UTC', by: 'contract' };
  if (by === 'person') return { ...same, ...days, people: [key], by: 'contract' };
  if (by === 'label') return { ...same, ...days, labels: [key], by: 'memo' };
  return null;
}
