import type { Outcome } from './model.ts';

/** One thing that somebody tries to do to a pair's money; `id` is the caller's own. */
export type Deed =
  | { readonly kind: 'dispute'; readonly id: string; readonly lines: readonly number[] }
  | { readonly kind: 'withdraw'; readonly dispute: string }
  | { readonly kind: 'accept'; readonly dispute: string }
  | { readonly kind: 'contest'; readonly dispute: string; readonly letGo: readonly number[] }
  | { readonly kind: 'overrule'; readonly dispute: string; readonly line: number; readonly outcome: Outcome }
  | { readonly kind: 'bonus'; readonly id: string; readonly amount: bigint }
  | { readonly kind: 'give back'; readonly id: string; readonly amount: bigint }
  | { readonly kind: 'approve' }
  | { readonly kind: 'fund'; readonly id: string }
  | { readonly kind: 'submit' }
  | { readonly kind: 'ask for changes' }
  | { readonly kind: 'release'; readonly amount: bigint }
  | { readonly kind: 'pay by hand' }
  | { readonly kind: 'add a card' }
  | { readonly kind: 'pay out'; readonly id: string; readonly amount: bigint; readonly times: number };

export type Kind = Deed['kind'];
/** One of a kind. */
export type Of<K extends Kind> = Extract<Deed, { kind: K }>;
