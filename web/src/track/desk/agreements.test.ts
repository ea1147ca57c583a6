import type { Contract } from '@stint/wire/contracts';
import { describe, expect, it } from 'vitest';
import { K1, k1 } from '../testing/drafts.ts';
import { agree, learnt, picturesWanted, takesPictures, widerTerms, windowMinutes } from './agreements.ts';
import { bare } from './camera.ts';

const terms = (
  privateWindowMinutes: number,
  snapshots: Contract['terms']['snapshots'] = 'full',
): Contract => ({
  ...k1,
  terms: { ...k1.terms, privateWindowMinutes, snapshots },
});

describe('the private window is the freelancer’s', () => {
  it('is as long as the terms said first; a longer one holds at once', () => {
    const known = learnt({}, [terms(10)]);
    expect(windowMinutes(known, K1)).toBe(10);
    expect(windowMinutes(learnt(known, [terms(30)]), K1)).toBe(30);
  });

  it('no house shortens it unasked: it is asked for, and holds once agreed to', () => {
    const asked = learnt(learnt({}, [terms(30)]), [terms(5)]);
    expect(windowMinutes(asked, K1)).toBe(30);
    expect(widerTerms(asked, [terms(5)])).toMatchObject([
      { contract: K1, agreed: { privateWindowMinutes: 30 }, asked: { privateWindowMinutes: 5 } },
    ]);
    const agreed = agree(asked, terms(5));
    expect(windowMinutes(agreed, K1)).toBe(5);
    expect(widerTerms(agreed, [terms(5)])).toEqual([]);
  });

  it('of a contract that nobody has told of it is ten minutes', () => {
    expect(windowMinutes({}, 'k9')).toBe(10);
  });
});

describe('no picture shows more than the freelancer agreed to', () => {
  it('terms that come to ask for full pictures are not obeyed until it is agreed to', () => {
    const known = learnt(learnt({}, [terms(10, 'blurred')]), [terms(10, 'full')]);
    expect(picturesWanted(known, K1, terms(10, 'full'))).toEqual({ asked: 'full', agreed: 'blurred' });
    expect(widerTerms(known, [terms(10, 'full')])).toHaveLength(1);
    const agreed = agree(known, terms(10, 'full'));
    expect(picturesWanted(agreed, K1, terms(10, 'full')).agreed).toBe('full');
  });

  it('terms that ask for less hold at once', () => {
    const known = learnt(learnt({}, [terms(10, 'full')]), [terms(10, 'blurred')]);
    expect(picturesWanted(known, K1, terms(10, 'blurred'))).toEqual({ asked: 'blurred', agreed: 'blurred' });
  });

  it('where none was agreed to, and of a contract that nobody has told of, none is taken', () => {
    const known = learnt(learnt({}, [terms(10, 'none')]), [terms(10, 'full')]);
    expect(takesPictures(picturesWanted(known, K1, terms(10, 'full')))).toBe(false);
    expect(takesPictures(picturesWanted({}, 'k9', null))).toBe(false);
  });
});

it('P7: a snapshot whose picture was asked for and not agreed to says that it was withheld', () => {
  expect(bare(7, { asked: 'full', agreed: 'none' }).snapshot.withheld).toBe('private-window');
  expect(bare(7, { asked: 'none', agreed: 'none' }).snapshot.withheld).toBeUndefined();
});
