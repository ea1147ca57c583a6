import { describe, expect, it } from 'vitest';
import { Pacing, type Rounds } from './rounds.ts';

describe('what is done again and again', () => {
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
