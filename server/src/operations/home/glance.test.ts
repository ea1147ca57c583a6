import { toInstant } from '@stint/wire/letters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { atWork, CARDS, track, type Work } from '../../testing/money.ts';
import { createAgency, createFreelancer, createMember } from '../../testing/people.ts';
import { changeStanding } from '../contracts/change-standing.ts';
import { readPurses } from '../money/read-purses.ts';
import { readGlance } from './read-glance.ts';

// One story: Ana works a week, it locks and is paid, and she works on.

let house: TestHouse;
let work: Work;
beforeAll(async () => {
  house = await testHouse({ payments: true });
  work = await atWork(house, { card: CARDS.good });
  house.movable.moveTo(toInstant('2026-11-20T10:00:00Z'));
  await track(work.desk, '2026-11-18T10:10:00Z', 6);
  await track(work.desk, '2026-11-19T08:00:00Z', 3);
});
afterAll(() => house.close());

const stopsOf = async (who: 'ana' | 'ben') =>
  (await readGlance(house, work[who])).ways.map(({ side, stops }) => [
    side,
    ...stops.flatMap(({ place, amount, at, weeks }) =>
      Number(amount) === 0 ? [] : [`${place} ${amount} ${at ?? '-'} ${weeks.map(({ week }) => week).join()}`],
    ),
  ]);

describe('the week at a glance', () => {
  it('says hours, what of them is protected, and what they are worth to each side', async () => {
    const hers = await readGlance(house, work.ana);
    expect(hers).toMatchObject({
      week: '2026-11-16',
      more: 0,
      over: 0,
      contracts: [
        {
          title: 'Web shop',
          side: 'freelancer',
          who: 'Acme Garden Tools',
          counted: 5400,
          protected: 5400,
          amount: '60.75',
        },
      ],
      sums: [{ side: 'freelancer', counted: 5400, amounts: [{ currency: 'USD', amount: '60.75' }] }],
    });
    expect(hers.contracts[0]?.weeks).toHaveLength(8);
    const his = await readGlance(house, work.ben);
    expect(his.contracts).toMatchObject([{ side: 'client', who: 'Ana Duarte', amount: '70.88' }]);
    expect(await stopsOf('ana')).toEqual([
      ['freelancer', 'in-progress 60.75 2026-11-23T12:00:00Z 2026-11-16'],
    ]);
    expect(await stopsOf('ben')).toEqual([['client', 'in-progress 70.88 2026-11-23T12:00:00Z 2026-11-16']]);
  });

  it('compares with the week before when that was as old, before it locks and after', async () => {
    house.movable.moveTo(toInstant('2026-11-23T09:00:00Z'));
    await track(work.desk, '2026-11-23T08:00:00Z', 2);
    const before = async () => (await readGlance(house, work.ana)).contracts[0];
    expect(await before()).toMatchObject({ counted: 1200, before: 0 });
    house.movable.moveTo(toInstant('2026-11-26T08:10:00Z'));
    await tick(house);
    expect(await before()).toMatchObject({ counted: 1200, before: 4200 });
    expect((await before())?.weeks.at(-1)).toEqual({ week: '2026-11-16', counted: 5400 });
  });

  it('B5: follows the money with the books, week by week', async () => {
    expect(await stopsOf('ana')).toEqual([
      [
        'freelancer',
        'in-progress 13.50 2026-11-30T12:00:00Z 2026-11-23',
        'in-review 60.75 2026-11-28T00:00:00Z 2026-11-16',
      ],
    ]);
    expect(await stopsOf('ben')).toEqual([
      [
        'client',
        'in-progress 15.75 2026-11-30T12:00:00Z 2026-11-23',
        'in-review 70.88 2026-11-28T00:00:00Z 2026-11-16',
      ],
    ]);
    house.movable.moveTo(toInstant('2026-11-28T00:00:00Z'));
    await tick(house);
    expect((await stopsOf('ana'))[0]).toContain('pending 60.75 2026-12-02T00:00:00Z 2026-11-16');
    const [purse] = await readPurses(house, work.ana);
    const { ways } = await readGlance(house, work.ana);
    expect(ways[0]?.stops.map(({ amount }) => amount)).toEqual([
      purse?.inProgress,
      purse?.inReview,
      purse?.pending,
      purse?.available,
      purse?.paidOut,
    ]);
  });

  it('shows an agency what its freelancers work on, and a stranger and an operator nothing', async () => {
    const agency = await createAgency(house, 'North Desk', [work.ana]);
    const ada = await createMember(house, 'Ada Berg', agency, 'owner');
    expect(await readGlance(house, ada)).toMatchObject({ contracts: [], sums: [], ways: [] });
    const dan = await createFreelancer(house, 'Dan Reyes');
    expect(await readGlance(house, dan)).toMatchObject({ contracts: [], over: 0 });
    expect(await readGlance(house, work.olu)).toMatchObject({ contracts: [], sums: [], ways: [], over: 0 });
  });

  it('keeps a contract that has ended until its last week is closed, and then counts it', async () => {
    await changeStanding(house, work.ana, { contract: work.contract, what: 'ended' });
    expect(await readGlance(house, work.ana)).toMatchObject({
      contracts: [{ standing: 'contract-ended' }],
      over: 0,
    });
    house.movable.moveTo(toInstant('2026-11-30T12:00:00Z'));
    await tick(house);
    expect(await readGlance(house, work.ana)).toMatchObject({ contracts: [], over: 1 });
  });
});
