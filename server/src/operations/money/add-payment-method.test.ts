import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { armFault, atWork, type Work } from '../../testing/money.ts';
import { createClient, createOrganisation } from '../../testing/people.ts';
import { readContract } from '../contracts/list-contracts.ts';
import { addPaymentMethod } from './add-payment-method.ts';
import { listPaymentMethods } from './list-payment-methods.ts';

let house: TestHouse;
let work: Work;
beforeAll(async () => {
  house = await testHouse({ payments: true });
  work = await atWork(house);
});
afterAll(() => house.close());

const add = (card: string, actor = work.ben) =>
  addPaymentMethod(house, actor, { organisation: work.acme, card });
const list = (actor = work.ben) => listPaymentMethods(house, actor, { organisation: work.acme });
const verifiedSince = async (): Promise<string | null | undefined> => {
  const contract = await readContract(house, work.ana, { contract: work.contract });
  return isRefusal(contract) ? undefined : contract.clientVerifiedAt;
};

describe("P4: a client's card", () => {
  it('that its bank declines protects nothing and leaves nothing behind', async () => {
    expect(await add('4000000000000002')).toEqual({
      refused: 'card-declined',
      field: 'card',
      fault: 'generic_decline',
    });
    expect(await add('4111111111111111')).toMatchObject({ refused: 'card-declined' });
    expect(await list()).toEqual([]);
    expect(await verifiedSince()).toBeNull();
  });

  it('is refused while the processor does not answer, and may be added again', async () => {
    await armFault(house, '/v1/setup_intents', 'fail-before');
    expect(await add('4242424242424242')).toEqual({ refused: 'processor-unreachable' });
    expect(await list()).toEqual([]);
  });

  it('is the business of its organisation alone', async () => {
    const other = await createClient(house, 'Cy Brook', await createOrganisation(house, 'Brook Boats'));
    expect(await add('4242424242424242', work.ana)).toEqual({ refused: 'clients-only' });
    expect(await add('4242424242424242', work.olu)).toEqual({ refused: 'clients-only' });
    expect(await add('4242424242424242', other)).toEqual({ refused: 'no-such-organisation' });
    expect(await list(work.ana)).toEqual({ refused: 'no-such-organisation' });
    expect(await list(other)).toEqual({ refused: 'no-such-organisation' });
    expect(await list(work.olu)).toEqual([]);
  });

  it('that verifies is told to the open pages, and protects from then on; a second one changes nothing', async () => {
    const told: string[] = [];
    const stop = house.events.listen(work.contract, ({ kind }) => told.push(kind));
    const method = await add('4242424242424242');
    stop();
    const verifiedAt = '2026-11-18T10:00:00Z';
    expect(method).toMatchObject({ brand: 'visa', last4: '4242', verifiedAt });
    expect(told).toEqual(['terms']);
    house.movable.moveTo(house.clock.now() + 60);
    await add('5555555555554444');
    expect(await verifiedSince()).toBe(verifiedAt);
    expect(await list()).toMatchObject([{ last4: '4242' }, { last4: '4444' }]);
  });

  it('added again with its id is the same card, also sixteen times at once; another one is refused', async () => {
    const id = house.random.uuid();
    const asked = { organisation: work.acme, card: '4242424242424242', id };
    const all = await Promise.all(Array.from({ length: 16 }, () => addPaymentMethod(house, work.ben, asked)));
    expect(new Set(all.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(all[0]).toMatchObject({ id, last4: '4242' });
    expect(await addPaymentMethod(house, work.ben, { ...asked, id: id.toUpperCase() })).toEqual(all[0]);
    expect(await list()).toHaveLength(3);
    const other = { ...asked, card: '5555555555554444' };
    expect(await addPaymentMethod(house, work.ben, other)).toEqual({ refused: 'id-taken', field: 'id' });
    const bo = await createClient(house, 'Bo Lind', await createOrganisation(house, 'Lind Lamps'));
    const theirs = { ...asked, organisation: bo.organisations[0] ?? '' };
    expect(await addPaymentMethod(house, bo, theirs)).toEqual({ refused: 'id-taken', field: 'id' });
  });

  it('is known by its last four digits; its number is nowhere', async () => {
    const rows = await house.db.selectFrom('payment_method').selectAll().execute();
    const deeds = await house.db.selectFrom('audit').selectAll().execute();
    const kept = JSON.stringify([rows, deeds], (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(kept).not.toContain('4242424242424242');
    expect(deeds.filter(({ deed }) => deed === 'payment-method-verified')).toHaveLength(3);
  });
});
