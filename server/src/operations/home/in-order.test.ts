import type { Need, NeedKind } from '@stint/wire/needs';
import { describe, expect, it } from 'vitest';
import { inOrder } from './in-order.ts';

function need(kind: NeedKind, until: string | null = null, key: string = kind): Need {
  const go = { page: 'money' };
  return {
    kind,
    key,
    until,
    as: 'freelancer',
    about: '',
    who: null,
    stake: null,
    facts: {},
    go,
  } as unknown as Need;
}
const kindsOf = (...needs: Need[]) => inOrder(needs).needs.map(({ kind }) => kind);

describe('the order of what waits', () => {
  it.each([
    [
      'what is lost first comes first',
      [need('review', '2026-11-28T00:00:00Z'), need('memo-missing', '2026-11-23T12:00:00Z')],
      ['memo-missing', 'review'],
    ],
    [
      'what has an end comes before what has none',
      [need('payout'), need('feedback', '2026-12-02T00:00:00Z')],
      ['feedback', 'payout'],
    ],
    [
      'what stands still already comes before all',
      [need('memo-missing', '2026-11-23T12:00:00Z'), need('charge-declined'), need('tracker-silent')],
      ['tracker-silent', 'charge-declined', 'memo-missing'],
    ],
    [
      'at the same instant what is lost for good comes before what one may leave',
      [
        need('manual-asked', '2026-11-23T12:00:00Z'),
        need('low-activity', '2026-11-23T12:00:00Z'),
        need('uncounted', '2026-11-23T12:00:00Z'),
        need('memo-missing', '2026-11-23T12:00:00Z'),
      ],
      ['memo-missing', 'uncounted', 'low-activity', 'manual-asked'],
    ],
  ] as const)('%s', (_, needs, kinds) => {
    expect(kindsOf(...needs)).toEqual(kinds);
  });

  it('has five of a kind, the first ones, and says how many more there are', () => {
    const reviews = Array.from({ length: 8 }, (_, n) =>
      need('review', `2026-11-2${n + 1}T00:00:00Z`, `review ${n}`),
    );
    const { needs, more } = inOrder([...reviews.reverse(), need('payout')]);
    expect(needs.map(({ key }) => key)).toEqual([
      'review 0',
      'review 1',
      'review 2',
      'review 3',
      'review 4',
      'payout',
    ]);
    expect(more).toEqual([{ kind: 'review', as: 'freelancer', count: 3 }]);
  });
});
