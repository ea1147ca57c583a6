import { toInstant } from '@stint/wire/letters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveAndTick } from '../../clock.ts';
import { lockContract } from '../../store/terms.ts';
import { whileLocked } from '../../store/waiting.testing.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done, fixedContract } from '../../testing/milestones.ts';
import { createMember, createPeople, type TestPeople } from '../../testing/people.ts';
import { createTestContract } from '../../testing/tracking.ts';
import { changeStanding } from '../contracts/change-standing.ts';
import { changeMilestone } from './change-milestone.ts';
import { listMilestones } from './list-milestones.ts';
import { milestoneDeed } from './milestone-deed.ts';
import { proposeMilestone } from './propose-milestone.ts';

let house: TestHouse;
let people: TestPeople;
let contract: string;

beforeAll(async () => {
  house = await testHouse();
  people = await createPeople(house);
  contract = await fixedContract(house, people);
});
afterAll(() => house.close());

const CHECKOUT = { title: 'Checkout', says: 'with cards', amount: '250.00', dueDay: '2026-12-10' };
const propose = (more: object = {}) =>
  proposeMilestone(house, people.ana, { contract, ...CHECKOUT, ...more });
const agree = (milestone: string, version: number) =>
  milestoneDeed(house, people.ben, { contract, milestone, version }, { deed: 'agree' }, '');

describe('a milestone', () => {
  it('is of the offer to begin with: both agreed to them with it', async () => {
    const { milestones, sums, escrow } = done(await listMilestones(house, people.ana, { contract }));
    expect(milestones.map(({ n, title, state, termsVersion }) => [n, title, state, termsVersion])).toEqual([
      [1, 'Design', 'agreed', 1],
      [2, 'Shop', 'agreed', 1],
    ]);
    expect(sums).toMatchObject({ agreed: '1500.00', submitted: '0.00', proposed: '0.00', held: '0.00' });
    expect(escrow).toBe(true);
  });

  it('of less than 5.00 is refused, and so is what is no amount', async () => {
    expect(await propose({ amount: '4.99' })).toEqual({ refused: 'amount-too-small', field: 'amount' });
    expect(await propose({ amount: '5.001' })).toEqual({ refused: 'bad-amount', field: 'amount' });
    expect(await propose({ amount: '9999999999999999999' })).toEqual({
      refused: 'bad-amount',
      field: 'amount',
    });
    expect(await propose({ amount: '5.00' })).toMatchObject({ state: 'proposed-by-freelancer' });
  });

  it('proposed by two clicks is one', async () => {
    const id = house.random.uuid();
    const [one, two] = await Promise.all([propose({ id }), propose({ id: id.toUpperCase() })]);
    expect(one).toEqual(two);
    expect(await propose({ id, amount: '251.00' })).toEqual({ refused: 'id-taken', field: 'id' });
  });

  it('agreed to by two clicks is agreed once; who saw an older version is told', async () => {
    const { id, version } = done(await propose());
    const clicks = await Promise.all([agree(id, version), agree(id, version)]);
    expect(clicks.map((click) => done(click).state)).toEqual(['agreed', 'agreed']);
    expect(done(await agree(id, version)).steps).toHaveLength(2);
    const change = { contract, milestone: id, ...CHECKOUT, amount: '260.00', version };
    expect(await changeMilestone(house, people.ana, change)).toEqual({ refused: 'changed-meanwhile' });
  });

  it('changed while the other agrees: one of both is refused, and nothing is agreed to unseen', async () => {
    const { id, version } = done(await propose());
    const change = { contract, milestone: id, ...CHECKOUT, amount: '900.00', version };
    const [agreed, changed] = await Promise.all([
      agree(id, version),
      changeMilestone(house, people.ana, change),
    ]);
    const refused = [agreed, changed].filter((answer) => 'refused' in answer);
    expect(refused).toEqual([{ refused: 'changed-meanwhile' }]);
    const { milestones } = done(await listMilestones(house, people.ben, { contract }));
    const now = milestones.find((one) => one.id === id);
    expect([now?.state, now?.amount]).toEqual(
      'refused' in agreed ? ['proposed-by-freelancer', '900.00'] : ['agreed', '250.00'],
    );
  });

  it('submitted while its client changes it is submitted as it was agreed', async () => {
    const contract = await fixedContract(house, people, { escrow: false });
    const { id, version } = done(await proposeMilestone(house, people.ana, { contract, ...CHECKOUT }));
    const address = { contract, milestone: id };
    await milestoneDeed(house, people.ben, { ...address, version }, { deed: 'agree' }, '');
    const change = { ...address, ...CHECKOUT, amount: '1.00', version: version + 1 };
    expect(await changeMilestone(house, people.ben, change)).toMatchObject({ refused: 'amount-too-small' });
    done(await changeMilestone(house, people.ben, { ...change, amount: '100.00' }));
    const submitted = done(
      await milestoneDeed(house, people.ana, address, { deed: 'submit' }, 'at shop.example'),
    );
    expect(submitted).toMatchObject({ state: 'submitted', amount: '250.00', wanted: null, turn: 'client' });
    expect(submitted.steps.map(({ deed, says }) => `${deed} ${says}`.trim())).toEqual([
      'propose',
      'agree',
      'change',
      'submit at shop.example',
    ]);
  });

  it('waits behind the end of its contract, and is refused then', async () => {
    const other = await fixedContract(house, people, { escrow: false });
    const ended = await whileLocked(
      house,
      (trx) => lockContract(trx, other),
      () => changeStanding(house, people.ana, { contract: other, what: 'ended' }),
    );
    expect(ended).toMatchObject({ standing: 'contract-ended' });
    expect(await proposeMilestone(house, people.ana, { contract: other, ...CHECKOUT })).toEqual({
      refused: 'not-allowed',
    });
    const { milestones, may, escrow } = done(await listMilestones(house, people.ben, { contract: other }));
    expect([may, escrow]).toEqual([[], false]);
    expect(milestones.flatMap((one) => one.may)).toEqual([]);
  });

  it('is not there on an hourly contract', async () => {
    const hourly = await createTestContract(house, people);
    expect(await proposeMilestone(house, people.ben, { contract: hourly, ...CHECKOUT })).toEqual({
      refused: 'hourly-contract',
    });
    expect(await listMilestones(house, people.ben, { contract: hourly })).toMatchObject({
      escrow: null,
      milestones: [],
    });
  });

  it('is changed for the client by who may change terms alone', async () => {
    const vera = await createMember(house, 'Vera Lind', people.acme, 'viewer');
    const { id, version } = done(await propose());
    const address = { contract, milestone: id, version };
    expect(await milestoneDeed(house, vera, address, { deed: 'agree' }, '')).toEqual({
      refused: 'not-your-role',
    });
    const { milestones, may } = done(await listMilestones(house, vera, { contract }));
    expect([...may, ...milestones.flatMap((one) => one.may)]).toEqual([]);
    expect(await milestoneDeed(house, people.olu, address, { deed: 'agree' }, '')).toEqual({
      refused: 'not-allowed-here',
    });
  });
});

describe('a due day', () => {
  const reminders = async (there: TestHouse) => {
    const rows = await there.db
      .selectFrom('notification')
      .select(['at', 'facts'])
      .where('kind', '=', 'milestone-due')
      .orderBy('at')
      .execute();
    return rows.map(({ at, facts }) => `${Number(at)} ${(facts as { milestone: string }).milestone}`);
  };

  it('is reminded of by the clock three days before and on the day, each side once', async () => {
    const there = await testHouse();
    const both = await createPeople(there);
    await fixedContract(there, both);
    // Design is due on 1 December; the shop has no day.
    await moveAndTick(there, toInstant('2026-11-27T23:59:59Z'));
    expect(await reminders(there)).toEqual([]);
    await moveAndTick(there, toInstant('2026-11-28T00:00:00Z'));
    const soon = `${toInstant('2026-11-28T00:00:00Z')} Design`;
    expect(await reminders(there)).toEqual([soon, soon]);
    await moveAndTick(there, toInstant('2026-12-20T00:00:00Z'));
    const today = `${toInstant('2026-12-01T00:00:00Z')} Design`;
    expect(await reminders(there)).toEqual([soon, soon, today, today]);
    await there.close();
  });

  it('is not reminded of once it is submitted, nor of a day that both have just agreed to', async () => {
    const there = await testHouse();
    const both = await createPeople(there);
    const k = await fixedContract(there, both, { escrow: false });
    const { milestones } = done(await listMilestones(there, both.ana, { contract: k }));
    const [design] = milestones;
    const address = { contract: k, milestone: design?.id ?? '' };
    done(await milestoneDeed(there, both.ana, address, { deed: 'submit' }, ''));
    const near = { title: 'Logo', says: '', amount: '20.00', dueDay: '2026-11-20' };
    const { id, version } = done(await proposeMilestone(there, both.ana, { contract: k, ...near }));
    done(
      await milestoneDeed(there, both.ben, { contract: k, milestone: id, version }, { deed: 'agree' }, ''),
    );
    await moveAndTick(there, toInstant('2026-11-19T23:59:59Z'));
    expect(await reminders(there)).toEqual([]);
    await moveAndTick(there, toInstant('2026-12-20T00:00:00Z'));
    const today = `${toInstant('2026-11-20T00:00:00Z')} Logo`;
    expect(await reminders(there)).toEqual([today, today]);
    await there.close();
  });
});
