import { formatDay } from '@stint/core/instant';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { purses } from '../api/queries.ts';
import { useNow } from '../time/house-clock.ts';

/** The statements of this month, by currency; each leads to the months before. */
export function Statements() {
  const { data = [] } = useQuery(purses);
  const month = formatDay(useNow()).slice(0, 7);
  if (data.length === 0) return null;
  return (
    <p>
      Statements by month, in{' '}
      {data.map(({ currency }, n) => (
        <span key={currency}>
          {n > 0 && ', '}
          <Link to="/money/$month/$currency" params={{ month, currency }}>
            {currency}
          </Link>
        </span>
      ))}
      .
    </p>
  );
}
