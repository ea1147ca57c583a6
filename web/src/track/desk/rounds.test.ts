import { describe, expect, it } from 'vitest';
import { backoffBeats, Pacing, type Rounds } from './rounds.ts';

describe('what is done again and again', () => {
  it('is tried ever later while the house does not take it, and never later than every few minutes', () => {
    expect([1, 2, 3, 8, 30].map((failures) => backoffBeats(failures, 0.5))).toEqual([2, 4, 8, 256, 300]);
    expect(backoffBeats(30, 0)).toBe(150);
  });

  it('asks every thirty seconds, brings what is due at once, and hurries when told to', async () => {
    const done: string[] = [];
    const rounds: Rounds = {
      beat: async () => void done.push('beat'),
      ask: async () => void done.push('ask'),
      isDue: () => true,
      bring: async () => {
        done.push('bring');
        return 'stuck';
      },
    };
    const pacing = new Pacing(rounds);
    await pacing.second();
    expect(done).toEqual(['beat', 'ask', 'bring']);
    done.length = 0;
    pacing.hurry();
    await pacing.second();
    expect(done).toEqual(['beat', 'ask', 'bring']);
    done.length = 0;
    for (let second = 0; second < 29; second += 1) await pacing.second();
    expect(done).not.toContain('ask');
    await pacing.second();
    expect(done).toContain('ask');
  });
});
