import { type Refusal, refuse } from '../../refusal.ts';
import type { JobRow } from '../../store/jobs.ts';
import { readPayout, readRate } from '../money/read-sum.ts';

/** What is proposed for a job: an hour's rate, or a price, in its currency. Refusals: `bad-rate`, `bad-amount`. */
export function readAmount(
  text: string,
  { kind, currency }: Pick<JobRow, 'kind' | 'currency'>,
): bigint | Refusal {
  if (kind === 'hourly') return readRate(text, currency) ?? refuse('bad-rate', { field: 'amount' });
  return readPayout(text, currency) ?? refuse('bad-amount', { field: 'amount' });
}
