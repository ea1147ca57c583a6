import { minorDigits } from '@stint/core/money';
import { type Refusal, refuse } from '../../refusal.ts';
import type { JobRow } from '../../store/jobs.ts';
import { readPayout, readRate } from '../money/read-sum.ts';

/** A job as somebody asks for it. Amounts as text, of `currency`; null where they are not said. */
export interface WantedJob {
  readonly title: string;
  readonly description: string;
  readonly level?: JobRow['level'] | undefined;
  readonly currency: string;
  readonly rateFrom?: string | null | undefined;
  readonly rateTo?: string | null | undefined;
  readonly budget?: string | null | undefined;
  readonly labels?: readonly string[] | undefined;
}

export type JobColumns = Pick<
  JobRow,
  'title' | 'description' | 'level' | 'currency' | 'rate_from' | 'rate_to' | 'budget' | 'labels'
>;

/** What is asked for, as it is kept. Refusals: `bad-request` (field), `bad-rate`, `bad-amount`. */
export function readWanted(wanted: WantedJob, kind: JobRow['kind']): JobColumns | Refusal {
  const { currency } = wanted;
  if (minorDigits(currency) === null) {
    return refuse('bad-request', { field: 'currency', fault: 'not an ISO 4217 code with a minor unit' });
  }
  for (const field of kind === 'fixed' ? (['rateFrom', 'rateTo'] as const) : (['budget'] as const)) {
    if ((wanted[field] ?? null) !== null) {
      return refuse('bad-request', { field, fault: `a job paid ${SAID[kind]} has none` });
    }
  }
  const [from, to] = [wanted.rateFrom, wanted.rateTo].map((text) => sumOf(text, currency, readRate));
  const budget = sumOf(wanted.budget, currency, readPayout);
  if (from === undefined) return refuse('bad-rate', { field: 'rateFrom' });
  if (to === undefined) return refuse('bad-rate', { field: 'rateTo' });
  if (from !== null && to !== null && to < from) {
    return refuse('bad-rate', { field: 'rateTo', fault: 'it is lower than the rate that it begins with' });
  }
  if (budget === undefined) return refuse('bad-amount', { field: 'budget' });
  return {
    title: wanted.title,
    description: wanted.description,
    level: wanted.level ?? null,
    currency,
    rate_from: from,
    rate_to: to,
    budget,
    labels: distinct(wanted.labels ?? []),
  };
}

const SAID = { hourly: 'by the hour', fixed: 'at a fixed price' } as const;

/** Undefined: it is none. */
function sumOf(
  text: string | null | undefined,
  currency: string,
  read: typeof readRate,
): bigint | null | undefined {
  return (text ?? null) === null ? null : (read(text ?? '', currency) ?? undefined);
}

/** Labels that differ in case alone are one, as it was written first. */
function distinct(labels: readonly string[]): string[] {
  const names = labels.map((label) => label.toLowerCase());
  return labels.filter((_, index) => names.indexOf(names[index] ?? '') === index);
}
