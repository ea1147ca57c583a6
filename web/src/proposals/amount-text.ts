import type { ProposalSummary } from '@stint/wire/proposals';
import { moneyText } from '../money/amount.ts';

/** `$45.00 an hour`, `$900.00 in all`. */
export function amountText({
  amount,
  currency,
  job,
}: Pick<ProposalSummary, 'amount' | 'currency'> & { job: Pick<ProposalSummary['job'], 'kind'> }): string {
  return `${moneyText(amount, currency)} ${job.kind === 'hourly' ? 'an hour' : 'in all'}`;
}
