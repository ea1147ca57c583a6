import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { atWork, track, type Work } from '../../testing/money.ts';
import { createClient, createFreelancer, createOrganisation } from '../../testing/people.ts';
import { listWeeks, readWeek } from '../diary/read-week.ts';
import { askBonus } from './ask-bonus.ts';
import { declineBonus } from './decline-bonus.ts';
import { listBonusRequests } from './list-bonus-requests.ts';

const WEEK = '2026-11-16';
const MEMO = 'I was offline in the mountains';

let house: TestHouse;
let work: Work;
beforeEach(async () => {
  house = await testHouse();
  work = await atWork(house);
});
afterEach(() => house.close());

const lock = (): unknown => house.movable.moveTo(toInstant('2026-11-23T12:00:00Z'));
const late = (from: string, segments = 2): Promise<void> => track(work.desk, from, segments);
const ask = (memo = MEMO) => askBonus(house, work.ana, { contract: work.contract, week: WEEK, memo });
const decline = (answer = 'Not this time.') =>
  declineBonus(house, work.ben, { contract: work.contract, week: WEEK, answer });

describe('a bonus for what came after the lock', () => {
  it('T6, D4: the week says what came late and what it would have been worth; both sides see the request', async () => {
    lock();
    await late('2026-11-16T09:00:00Z');
    const week = await readWeek(house, work.ben, { contract: work.contract, week: WEEK });
    expect(week).toMatchObject({
      late: { trackedSeconds: 1200, seconds: 1200, amount: '15.00' },
      totals: { countedSeconds: 0 },
    });
    const request = {
      contract: work.contract,
      week: WEEK,
      seconds: 1200,
      amount: '15.00',
      currency: 'USD',
      memo: MEMO,
      askedAt: '2026-11-23T12:00:00Z',
      state: 'open',
      answer: null,
    };
    expect(await ask()).toEqual(request);
    expect(await listBonusRequests(house, work.ana)).toEqual([request]);
    expect(await listBonusRequests(house, work.ben)).toEqual([request]);
    expect(await listBonusRequests(house, work.tracker)).toEqual([request]);
  });

  it('T6: a week without late time says so, and nothing can be asked for', async () => {
    await late('2026-11-16T09:00:00Z');
    lock();
    expect(await ask()).toMatchObject({ refused: 'no-late-time' });
    const [week] = (await listWeeks(house, work.ana, { contract: work.contract })) as { late: unknown }[];
    expect(week?.late).toBeNull();
  });

  it('T6: it is shown after the week was closed as well as before the clock came to it', async () => {
    lock();
    await late('2026-11-16T09:00:00Z');
    expect(await ask('')).toMatchObject({ amount: '15.00' });
  });

  it('D4: asking again while it is open replaces it, with all that has come since', async () => {
    lock();
    await late('2026-11-16T09:00:00Z');
    await ask('first');
    await late('2026-11-16T10:00:00Z', 1);
    await ask('second');
    expect(await listBonusRequests(house, work.ben)).toMatchObject([{ seconds: 1800, memo: 'second' }]);
  });

  it('D4: the client declines with an answer; for the same time it cannot be asked for again', async () => {
    lock();
    await late('2026-11-16T09:00:00Z');
    await ask();
    expect(await decline()).toMatchObject({ state: 'declined', answer: 'Not this time.' });
    expect(await decline('Again?')).toMatchObject({ answer: 'Not this time.' });
    expect(await listBonusRequests(house, work.ana)).toMatchObject([
      { state: 'declined', answer: 'Not this time.' },
    ]);
    expect(await ask()).toMatchObject({ refused: 'bonus-declined' });
    await late('2026-11-16T10:00:00Z', 1);
    expect(await ask('the rest')).toMatchObject({ state: 'open', seconds: 600, amount: '7.50' });
    expect(await listBonusRequests(house, work.ben)).toHaveLength(2);
  });

  it('D4: the freelancer asks, the client declines, and nobody else does either', async () => {
    lock();
    await late('2026-11-16T09:00:00Z');
    const asked = { contract: work.contract, week: WEEK };
    const cleo = await createFreelancer(house, 'Cleo Park');
    const dan = await createClient(house, 'Dan Ruiz', await createOrganisation(house, 'Dan & Sons'));
    expect(await decline()).toMatchObject({ refused: 'no-such-request' });
    expect(await askBonus(house, work.ben, { ...asked, memo: '' })).toMatchObject({
      refused: 'freelancers-only',
    });
    expect(await askBonus(house, cleo, { ...asked, memo: '' })).toMatchObject({
      refused: 'no-such-contract',
    });
    await ask();
    for (const one of [work.ana, work.olu]) {
      expect(await declineBonus(house, one, { ...asked, answer: '' })).toMatchObject({
        refused: 'clients-only',
      });
    }
    expect(await declineBonus(house, dan, { ...asked, answer: '' })).toMatchObject({
      refused: 'no-such-contract',
    });
    expect(await listBonusRequests(house, cleo)).toEqual([]);
    expect(await listBonusRequests(house, dan)).toEqual([]);
    expect(await ask('')).toMatchObject({ state: 'open' });
  });

  it('D4: asking and declining are noted with who did it', async () => {
    lock();
    await late('2026-11-16T09:00:00Z');
    await ask();
    await decline();
    const rows = await house.db
      .selectFrom('audit')
      .select(['person_id', 'deed'])
      .where('deed', 'like', 'bonus-%')
      .orderBy('n')
      .execute();
    expect(rows).toEqual([
      { person_id: work.ana.person, deed: 'bonus-asked' },
      { person_id: work.ben.person, deed: 'bonus-declined' },
    ]);
  });

  it('T6: a Tuesday is no week', async () => {
    const asked = await askBonus(house, work.ana, { contract: work.contract, week: '2026-11-17', memo: '' });
    expect(isRefusal(asked) && asked.refused).toBe('bad-week');
  });
});
