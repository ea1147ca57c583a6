import { expect, it } from 'vitest';
import { trackDays } from './days.ts';

it('T1, T4, T5, T6: 25 days at two computers with everything going wrong: what was tracked is counted once, to the second', async () => {
  const { lines, holds } = await trackDays({
    days: 25,
    seed: 'short',
    tell: () => undefined,
  });
  expect(holds, lines.join('\n')).toBe(true);
}, 120_000);
