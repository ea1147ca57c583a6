import { useQuery } from '@tanstack/react-query';
import { useContract } from '../contract/context.ts';
import { protectionOf } from '../debt/queries.ts';
import { moneyText } from '../money/amount.ts';

/** D5: what being protected comes to, if a charge fails: the fund pays up to its cap. */
export function CapLine() {
  const { contract } = useContract();
  const { data } = useQuery(protectionOf(contract.id));
  if (!data) return null;
  return (
    <p>
      If its charge fails for good, the protection fund pays for it, up to{' '}
      {moneyText(data.cap, data.currency)} for this client and freelancer within {data.days} days of work
      (D5).
    </p>
  );
}
