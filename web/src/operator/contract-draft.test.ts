import { parseInstant } from '@stint/core/instant';
import { describe, expect, it } from 'vitest';
import { blankContract, type ContractDraft, letterOf } from './contract-draft.ts';

const now = parseInstant('2026-11-18T10:00:00Z') ?? 0;
const filled: ContractDraft = {
  ...blankContract(now),
  title: 'Web shop',
  freelancer: '00000000-0000-4000-8000-00000000000a',
  organisation: '00000000-0000-4000-8000-00000000000b',
  rate: '45',
};
const termsOf = (changes: Partial<ContractDraft>) => letterOf({ ...filled, ...changes })?.terms;

describe('the letter of a new contract', () => {
  it('C1, P8: says what was chosen of pictures, of the private window, and of time that is not measured', () => {
    expect(termsOf({})).toMatchObject({
      rate: '45.00',
      snapshots: 'full',
      privateWindowMinutes: 10,
      activityUnmeasured: 'unprotected',
    });
    expect(
      termsOf({ snapshots: 'blurred', privateWindowMinutes: ' 0 ', activityUnmeasured: 'protected' }),
    ).toMatchObject({ snapshots: 'blurred', privateWindowMinutes: 0, activityUnmeasured: 'protected' });
  });

  it('T4, P6: says when idle ends a session, or that it never does, and what is asked of activity', () => {
    expect(termsOf({})).toMatchObject({ idleMinutes: 10, minActiveMinutes: 5 });
    expect(termsOf({ idleMinutes: ' ', minActiveMinutes: '0' })).toMatchObject({
      idleMinutes: null,
      minActiveMinutes: 0,
    });
    for (const idleMinutes of ['0', '61', 'ten']) expect(termsOf({ idleMinutes })).toBeUndefined();
    for (const minActiveMinutes of ['', '11', 'abc']) expect(termsOf({ minActiveMinutes })).toBeUndefined();
  });

  it('is none while the private window is no number of minutes up to an hour', () => {
    for (const privateWindowMinutes of ['', '61', '-1', '2.5', 'ten']) {
      expect(letterOf({ ...filled, privateWindowMinutes })).toBeNull();
    }
  });
});
