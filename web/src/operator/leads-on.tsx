import type { LedgerEntry } from '@stint/wire/books';
import { Link } from '@tanstack/react-router';

/** From an entry of the books on to what it is about. */
export function LeadsOn({ entry: { id, about } }: { entry: Pick<LedgerEntry, 'id' | 'about'> }) {
  if (id.startsWith('fund-')) return <Link to="/books/protection">Protection fund</Link>;
  if (!about) return null;
  const { contract } = about;
  if (about.what === 'week') {
    return (
      <Link to="/contracts/$contract/weeks/$week/trace" params={{ contract, week: about.week }}>
        Week of {about.week}
      </Link>
    );
  }
  if (about.what === 'payment') {
    return (
      <Link to="/contracts/$contract/payments/$payment" params={{ contract, payment: about.payment }}>
        The payment
      </Link>
    );
  }
  return (
    <Link to="/contracts/$contract" params={{ contract }}>
      The milestone
    </Link>
  );
}
