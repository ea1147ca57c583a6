import type { Need } from '@stint/wire/needs';

/** Money is there or comes, and nobody knows where to. */
export function methodNeed(missing: 'none' | 'returned' | null): Need[] {
  if (missing === null) return [];
  return [
    {
      as: 'freelancer',
      about: '',
      who: null,
      kind: 'no-payout-method',
      key: 'no-payout-method',
      facts: { returned: missing === 'returned' },
      until: null,
      stake: null,
      go: { page: 'money' },
    },
  ];
}

/** What one operator alone cannot let go, and what the bank was not told of. */
export function payoutsNeed({ approve, send }: { approve: number; send: number }): Need[] {
  const own = {
    as: 'operator' as const,
    about: '',
    who: null,
    until: null,
    stake: null,
    go: { page: 'payouts' as const },
  };
  const ofKind = (kind: 'payouts-to-approve' | 'payouts-to-send', count: number): Need[] =>
    count > 0 ? [{ ...own, kind, key: kind, facts: { count } }] : [];
  return [...ofKind('payouts-to-approve', approve), ...ofKind('payouts-to-send', send)];
}
