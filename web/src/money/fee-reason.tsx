import { ROUNDING } from '@stint/core/rounding';
import { readContractFees } from '@stint/wire/fees';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { ask } from '../api/house.ts';
import page from '../parts/page.module.css';
import { Rule } from '../parts/rule.tsx';
import { feeReason } from './fee-words.ts';

/** They never change: read once. */
export const feesOf = (contract: string) =>
  queryOptions({
    queryKey: ['contract-fees', contract],
    queryFn: ({ signal }) => ask(readContractFees, { params: { contract }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Under an invoice: why its fees are what they are, and how it is rounded. */
export function FeeReason({ contract }: { contract: string }) {
  const { data } = useQuery(feesOf(contract));
  return (
    <p className={page.small}>
      {data && `Fees: ${feeReason(data, 'contract')} `}
      {data && <Rule code="B6" />} {ROUNDING} <Rule code="B4" />
    </p>
  );
}
