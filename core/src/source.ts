import { formatDay } from './instant.ts';
import type { Week } from './week.ts';

/** What is invoiced: a week's time (B4), a payment that the client makes once (D4), or a part of a milestone's money that is released from escrow. */
export type Source =
  | { readonly kind: 'week'; readonly week: Week }
  | { readonly kind: 'payment' | 'milestone'; readonly id: string };

/** Its name beside its contract's, one for each: a week's is its Monday. */
export function nameOfSource(source: Source): string {
  return source.kind === 'week' ? formatDay(source.week) : `${source.kind}:${source.id}`;
}
