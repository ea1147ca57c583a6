import { expect, it } from 'vitest';
import { TIMES } from '../handshakes/model.ts';
import { shakeHands } from '../handshakes/run.ts';
import { handshakes } from './handshakes.ts';

const tell = (): void => undefined;

it('120 random ways to a contract and through it: what the tables allow is done, what they do not is refused', async () => {
  const { lines, holds } = await handshakes({ sequences: 120, seed: 'short', tell });
  expect(holds, lines.join('\n')).toBe(true);
}, 240_000);

it('a model in which a job stays open for a second more is caught', async () => {
  const { faults } = await shakeHands({
    sequences: 1500,
    seed: 'second',
    times: { ...TIMES, jobOpen: TIMES.jobOpen + 1 },
  });
  expect(faults.length).toBeGreaterThan(0);
}, 240_000);
