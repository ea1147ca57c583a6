import { describe, expect, it } from 'vitest';
import { draftOf, faultsOf, profileOf, skillsOf } from './draft.ts';

const PROFILE = {
  version: 3,
  headline: 'Web shops',
  about: 'Front ends.',
  level: 'expert',
  rate: '45.00',
  currency: 'EUR',
  skills: ['CSS', 'TypeScript'],
  earningsShown: true,
} as const;

describe('a profile as it is typed', () => {
  it('is the same again when it is sent as it was read', () => {
    const read = { ...PROFILE, skills: [...PROFILE.skills] };
    expect(profileOf(draftOf(read), 3)).toEqual(read);
    expect(faultsOf(draftOf(read))).toEqual({});
  });

  it('without a rate has no currency, and a blank level is none', () => {
    const draft = { ...draftOf({ ...PROFILE, skills: [] }), rate: ' ', level: '' };
    expect(profileOf(draft, 0)).toMatchObject({ rate: null, currency: null, level: null });
  });

  it('names each skill once', () => {
    expect(skillsOf('CSS, typescript;TypeScript,, ')).toEqual(['CSS', 'TypeScript']);
  });

  it.each([
    [{ rate: '45.001' }, 'rate'],
    [{ rate: '0' }, 'rate'],
    [{ rate: 'much' }, 'rate'],
    [{ currency: 'XXL' }, 'currency'],
    [{ skills: 'x'.repeat(41) }, 'skills'],
    [{ skills: Array.from({ length: 21 }, (_, n) => n).join(',') }, 'skills'],
  ])('%j is wrong beside its field', (typed, field) => {
    expect(Object.keys(faultsOf({ ...draftOf({ ...PROFILE, skills: [] }), ...typed }))).toEqual([field]);
  });
});
