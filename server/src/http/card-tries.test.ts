import { describe, expect, it } from 'vitest';
import { refuse } from '../refusal.ts';
import { cardTries } from './card-tries.ts';
import { CARD_TRIES } from './limits.ts';

const ben = { person: 'ben', wall: 1000 };
const declined = async () => refuse('card-declined');
const isDeclined = (answer: unknown) => answer !== 'paid';

describe('charges by hand', () => {
  it('that are declined end after so many within an hour, for that person alone', async () => {
    const tried = cardTries();
    for (let n = 0; n < CARD_TRIES.tries; n += 1)
      expect(await tried(ben, declined, isDeclined)).toEqual({ refused: 'card-declined' });
    expect(await tried(ben, declined, isDeclined)).toEqual({ refused: 'too-many-tries' });
    expect(await tried({ ...ben, person: 'una' }, async () => 'paid', isDeclined)).toBe('paid');
    expect(await tried({ ...ben, wall: 1000 + CARD_TRIES.seconds }, async () => 'paid', isDeclined)).toBe(
      'paid',
    );
  });

  it('that go through are never too many', async () => {
    const tried = cardTries();
    for (let n = 0; n < CARD_TRIES.tries * 2; n += 1)
      expect(await tried(ben, async () => 'paid', isDeclined)).toBe('paid');
  });
});
