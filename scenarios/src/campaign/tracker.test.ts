import { expect, it } from 'vitest';
import { report } from './outcome.ts';
import { killTracker } from './tracker.ts';

it('the tracker, killed four times while it works, loses nothing that it acknowledged; hasty, it would', async () => {
  const lines: string[] = [];
  const campaign = await killTracker({
    kills: 4,
    controlKills: 1,
    seed: 'short',
    tell: (line) => lines.push(line),
  });
  expect(report(campaign)).toMatchObject({ holds: true });
}, 180_000);
