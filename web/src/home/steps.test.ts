import { describe, expect, it } from 'vitest';
import { clientSteps, type Done, freelancerSteps, nextOf } from './steps.ts';

const NOTHING: Done = {
  profile: false,
  card: false,
  asked: false,
  proposed: false,
  contract: false,
  tracker: false,
  segment: false,
};

describe('the first steps', () => {
  it('of a freelancer end in a first tracked segment', () => {
    expect(nextOf(freelancerSteps(NOTHING))?.key).toBe('profile');
    expect(nextOf(freelancerSteps({ ...NOTHING, profile: true }))?.key).toBe('proposed');
    const agreed = { ...NOTHING, profile: true, contract: true };
    expect(nextOf(freelancerSteps(agreed))?.key).toBe('tracker');
    expect(nextOf(freelancerSteps({ ...agreed, segment: true }))).toBeNull();
  });

  it('of a client begin with what protects the time, and need no job where there is a contract', () => {
    expect(nextOf(clientSteps(NOTHING))?.key).toBe('card');
    expect(nextOf(clientSteps({ ...NOTHING, card: true }))?.key).toBe('asked');
    expect(nextOf(clientSteps({ ...NOTHING, card: true, contract: true }))?.key).toBe('segment');
    expect(nextOf(clientSteps({ ...NOTHING, card: true, contract: true, segment: true }))).toBeNull();
  });
});
