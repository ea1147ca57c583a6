import { expect, it } from 'vitest';
import { report } from './outcome.ts';
import { killServer } from './server.ts';

it('the server, killed four times while it works, loses nothing that it acknowledged; hasty, it would', async () => {
  const lines: string[] = [];
  const campaign = await killServer({
    kills: 4,
    controlKills: 1,
    seed: 'short',
    tell: (line) => lines.push(line),
  });
  expect(report(campaign)).toMatchObject({ holds: true });
}, 180_000);
