import { parseMoney } from '@stint/core/money';
import type { JobKind, Level } from '@stint/wire/jobs';
import { LIMITS } from '@stint/wire/limits';
import type { JobsAsked } from './queries.ts';

// Not read from the letters: every page's address is read by this, and most pages need no letter of a job.
const KINDS = ['hourly', 'fixed'] as const satisfies readonly JobKind[];
const LEVELS = ['entry', 'intermediate', 'expert'] as const satisfies readonly Level[];

/** What is looked for, as it stands in the address; what is missing narrows nothing. */
export interface JobFilter {
  readonly q?: string;
  readonly kind?: JobKind;
  readonly level?: Level;
  readonly label?: string;
  readonly currency?: string;
  /** An hour's rate at least, of `currency`. */
  readonly rate?: string;
  /** `mine`: the reader's own organisations' jobs, whatever their state. */
  readonly whose?: 'mine' | 'open';
  readonly state?: 'open' | 'closed' | 'expired';
}

/** Reads an address; what is no filter is left out. */
export function readJobFilter(search: Record<string, unknown>): JobFilter {
  const q = textOf(search.q)?.slice(0, LIMITS.search);
  const label = textOf(search.label)?.slice(0, LIMITS.labelName);
  const currency = textOf(search.currency)?.toUpperCase();
  const rate = textOf(search.rate);
  return {
    ...(q ? { q } : {}),
    ...(label ? { label } : {}),
    ...(currency && /^[A-Z]{3}$/.test(currency) ? { currency } : {}),
    ...(rate ? { rate } : {}),
    ...one('kind', KINDS, search.kind),
    ...one('level', LEVELS, search.level),
    ...one('whose', ['mine', 'open'] as const, search.whose),
    ...one('state', ['open', 'closed', 'expired'] as const, search.state),
  };
}

/** The question that a filter asks; a rate without a currency that it fits is not asked for. */
export function askedOf(filter: JobFilter): JobsAsked {
  const { q, kind, level, label, currency, rate } = filter;
  const mine = filter.whose === 'mine';
  const search = q === undefined ? '' : plainOf(q);
  return {
    ...(search ? { search } : {}),
    ...(kind ? { kind } : {}),
    ...(level ? { level } : {}),
    ...(label ? { label } : {}),
    ...(currency ? { currency } : {}),
    ...(rateFault(filter) === null && currency && rate ? { rateAtLeast: rate } : {}),
    ...(mine ? { mine: 'true' as const } : {}),
    state: filter.state ?? (mine ? 'all' : 'open'),
  };
}

/** What is wrong with the rate that is looked for; null where nothing is. */
export function rateFault({ rate, currency }: JobFilter): string | null {
  if (!rate) return null;
  if (!currency) return 'Choose its currency too.';
  const minor = parseMoney(rate, currency);
  return minor === null || minor === 0n ? 'An amount, such as 45.00.' : null;
}

/** Whether anything narrows the list. */
export function isNarrowed(filter: JobFilter): boolean {
  return Object.keys(filter).some((name) => name !== 'whose');
}

/** Signs that no text holds: they are looked for nowhere. */
function plainOf(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim();
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function one<Name extends string, Value extends string>(
  name: Name,
  options: readonly Value[],
  value: unknown,
): Partial<Record<Name, Value>> {
  const found = options.find((option) => option === value);
  return found === undefined ? {} : ({ [name]: found } as Record<Name, Value>);
}
