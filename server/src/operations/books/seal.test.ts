import { accounts } from '@stint/core/bookings';
import type { Entry } from '@stint/core/ledger';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { book } from '../../store/ledger.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { verifySeals } from './verify-seals.ts';

let house: TestHouse;
let owner: Database;
beforeEach(async () => {
  house = await testHouse();
  owner = openDatabase(house.ownerUrl, () => {});
});
afterEach(async () => {
  await owner.destroy();
  await house.close();
});

// Each in accounts of its own: whoever books into the same ones waits for the other.
const entry = (id: string): Entry => ({
  id,
  at: 1_800_000_000,
  currency: 'USD',
  says: 'Test',
  postings: [{ from: accounts.client(id), to: accounts.client(`${id}-2`), amount: 100n }],
});
const bookAll = (ids: readonly string[]) =>
  house.db.transaction().execute(async (trx) => {
    for (const id of ids) await book(trx, entry(id));
  });
/** Ticks until all is sealed: other databases of the cluster have transactions too, and a seal waits for them. */
const sealAll = async (): Promise<void> => {
  const left = async (): Promise<number> => {
    await Promise.all([tick(house), tick(house)]);
    return (await verifySeals(house.db)).unsealed;
  };
  await expect.poll(left, { timeout: 30_000 }).toBe(0);
};
/** As somebody would who owns the database and turns the triggers off. */
const tamper = async (statement: string): Promise<void> => {
  await owner.connection().execute(async (one) => {
    await sql.raw(`set session_replication_role = 'replica'; ${statement}`).execute(one);
    await sql.raw("set session_replication_role = 'origin'").execute(one);
  });
};

describe('the seal of the books', () => {
  it('has each entry once, in the order of booking, chained to the seal before', async () => {
    await bookAll(['a', 'b']);
    await sealAll();
    const first = await verifySeals(house.db);
    await bookAll(['c']);
    await sealAll();
    const second = await verifySeals(house.db);
    expect(first).toMatchObject({ seals: 1, entries: 2, unsealed: 0, broken: null });
    expect(second).toMatchObject({ seals: 2, entries: 3, unsealed: 0, broken: null });
    expect(second.head?.hash).not.toBe(first.head?.hash);
  });

  it('leaves out what is still under way, and has it when that is over', async () => {
    await house.db.transaction().execute(async (trx) => {
      await book(trx, entry('slow'));
      await bookAll(['quick']);
      await tick(house);
      expect(await verifySeals(house.db)).toMatchObject({ entries: 0, unsealed: 1 });
    });
    await sealAll();
    expect(await verifySeals(house.db)).toMatchObject({ entries: 2, broken: null });
  });

  it.each([
    ['an amount', "update ledger_posting set amount = amount + 1 where entry_id = 'b'"],
    ['an instant', "update ledger_entry set at = at + 1 where id = 'b'"],
    ['a receiver', "update ledger_posting set to_account = 'client:other' where entry_id = 'b'"],
    ['a missing posting', "delete from ledger_posting where entry_id = 'b'"],
    ['a missing entry', "delete from ledger_sealed where entry_id = 'b'"],
    ['two that changed places', 'update ledger_sealed set place = 1 - place where seal = 1'],
    ['a seal that was made again', "update ledger_seal set hash = repeat('ab', 32) where seal = 1"],
    [
      'a seal that is gone',
      'delete from ledger_sealed where seal = 1; delete from ledger_seal where seal = 1',
    ],
  ])('is broken by %s changed behind the house', async (_what, statement) => {
    await bookAll(['a', 'b']);
    await sealAll();
    await bookAll(['c']);
    await sealAll();
    expect((await verifySeals(house.db)).broken).toBeNull();
    await tamper(statement);
    expect((await verifySeals(house.db)).broken).not.toBeNull();
  });

  it('goes on where the books were moved to another cluster, whose transactions are counted anew', async () => {
    await bookAll(['a', 'b']);
    await sealAll();
    await bookAll(['c']);
    await tamper("update ledger_entry set xid = ('99' || xid::text || '00000000')::xid8");
    await bookAll(['d']);
    await sealAll();
    expect(await verifySeals(house.db)).toMatchObject({ entries: 4, unsealed: 0, broken: null });
    await bookAll(['e']);
    await sealAll();
    expect(await verifySeals(house.db)).toMatchObject({ entries: 5, unsealed: 0, broken: null });
  });

  it('refuses the house itself to change it', async () => {
    await bookAll(['a']);
    await sealAll();
    const change = sql`update ledger_seal set hash = 'x'`.execute(house.db);
    await expect(change).rejects.toThrow(/permission denied|append-only/);
  });
});
