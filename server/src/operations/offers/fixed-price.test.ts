import { toInstant } from '@stint/wire/letters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveAndTick } from '../../clock.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { statement } from '../../testing/money.ts';
import { FIXED, offerAna } from '../../testing/offers.ts';
import { createPeople, type TestPeople } from '../../testing/people.ts';
import { TestTracker } from '../../testing/tracking.ts';
import { readContract } from '../contracts/list-contracts.ts';
import { setManualTime } from '../contracts/set-manual-time.ts';
import { setRate } from '../contracts/set-rate.ts';
import { readDiary } from '../diary/read-diary.ts';
import { readWeek } from '../diary/read-week.ts';
import { readPurses } from '../money/read-purses.ts';
import { acceptOffer } from './accept-offer.ts';

let house: TestHouse;
let people: TestPeople;

beforeAll(async () => {
  house = await testHouse();
  people = await createPeople(house);
});
afterAll(() => house.close());

describe('a fixed price', () => {
  it('without escrow is accepted only by who says so', async () => {
    const offer = await offerAna(house, people, { ...FIXED, escrow: false });
    const asked = { offer: offer.id, version: 1 };
    const refused = { refused: 'escrow-not-agreed', field: 'withoutEscrow' };
    expect(await acceptOffer(house, people.ana, asked)).toEqual(refused);
    expect(await acceptOffer(house, people.ana, { ...asked, withoutEscrow: true })).toMatchObject({
      state: 'accepted',
    });
    const contract = await readContract(house, people.ben, { contract: offer.id });
    expect(contract).toMatchObject({ kind: 'fixed', escrow: false });
  });

  it('with escrow becomes a contract with its milestones, all agreed', async () => {
    const offer = await offerAna(house, people, FIXED);
    expect(offer).toMatchObject({
      amount: '1500.00',
      now: { terms: { milestones: [{ amount: '500.00' }, {}] } },
    });
    await acceptOffer(house, people.ana, { offer: offer.id, version: 1 });
    const milestones = await house.db
      .selectFrom('milestone')
      .select(['n', 'title', 'amount', 'due_day', 'state'])
      .where('contract_id', '=', offer.id)
      .orderBy('n')
      .execute();
    expect(milestones).toEqual([
      { n: 1, title: 'Design', amount: 50_000n, due_day: '2026-12-01', state: 'agreed' },
      { n: 2, title: 'Shop', amount: 100_000n, due_day: null, state: 'agreed' },
    ]);
  });

  it('its time is tracked for the record and never billed; its terms by the hour are none', async () => {
    const offer = await offerAna(house, people, FIXED);
    const contract = offer.id;
    await acceptOffer(house, people.ana, { offer: contract, version: 1 });
    expect(await readContract(house, people.ben, { contract })).toMatchObject({
      terms: { rate: '0.00', snapshots: 'none', manualTime: false },
      may: ['pause', 'end'],
    });
    expect(await setRate(house, people.ben, { contract, rate: '45.00' })).toEqual({ refused: 'fixed-price' });
    expect(await setManualTime(house, people.ben, { contract, allowed: true })).toEqual({
      refused: 'fixed-price',
    });
    house.movable.moveTo(toInstant('2026-11-18T12:00:00Z'));
    const desk = new TestTracker(house, people.tracker, contract);
    for (const minute of [10, 20, 30, 40]) {
      const from = toInstant(`2026-11-18T10:${minute}:00Z`);
      await desk.send({ ...(await desk.record(from, from + 600)), withheld: 'terms' });
    }
    const read = () => readWeek(house, people.ana, { contract, week: '2026-11-16' });
    expect(await read()).toMatchObject({ totals: { trackedSeconds: 2400 }, invoice: null });
    expect(await readPurses(house, people.ana)).toEqual([]);
    const done = await moveAndTick(house, toInstant('2026-12-02T00:00:00Z'));
    expect(done).toEqual(['Web shop: the week of 2026-11-16 is closed; nothing in it is billed.']);
    expect(await read()).toMatchObject({ totals: { trackedSeconds: 2400 }, invoice: null, charge: 'none' });
    const span = { from: toInstant('2026-11-18T00:00:00Z'), to: toInstant('2026-11-19T00:00:00Z') };
    const diary = await readDiary(house, people.ben, { contract, ...span });
    expect(diary).toMatchObject({ entries: Array.from({ length: 4 }, () => ({ rate: '0.00' })) });
    expect(await statement(house)).toEqual([]);
    const kinds = await house.db.selectFrom('notification').select('kind').distinct().execute();
    expect(kinds.map(({ kind }) => kind).filter((kind) => /limit|week/.test(kind))).toEqual([]);
  });
});
