import { describe, expect, it } from 'vitest';
import { testHouse } from './house.ts';
import { createPeople } from './people.ts';

describe('the house that tests live in', () => {
  it('is a real one, with Ana, Ben and Olu in it', async () => {
    const house = await testHouse();
    const { ana, ben, olu, tracker, acme } = await createPeople(house);
    expect(ana).toMatchObject({ name: 'Ana Duarte', freelancer: true, operator: false, organisations: [] });
    expect(ben).toMatchObject({ freelancer: false, organisations: [acme] });
    expect(olu).toMatchObject({ operator: true });
    expect(tracker).toMatchObject({ person: ana.person, kind: 'tracker', freelancer: true });
    await house.close();
  });

  it('serves as a role that cannot rewrite what is kept for ever, nor change a table', async () => {
    const house = await testHouse();
    const { db } = house;
    const denied = /permission denied/;
    await expect(db.deleteFrom('audit').execute()).rejects.toThrow(denied);
    await expect(db.updateTable('ledger_posting').set({ amount: 1n }).execute()).rejects.toThrow(denied);
    await expect(db.schema.dropTable('person').execute()).rejects.toThrow(/must be owner/);
    await expect(db.schema.createTable('mine').execute()).rejects.toThrow(denied);
    await house.close();
  });
});
