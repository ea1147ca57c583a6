import { LIMITS } from '@stint/wire/limits';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done, fixedContract } from '../../testing/milestones.ts';
import { createPeople } from '../../testing/people.ts';
import { listMilestones } from '../milestones/list-milestones.ts';
import { sendMilestoneInvoice } from './send-invoice.ts';
import { withdrawMilestoneInvoice } from './withdraw-invoice.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await testHouse({ payments: true });
});
afterEach(() => house.close());

it('a milestone is not invoiced and taken back for ever: its client is mailed of each', async () => {
  const people = await createPeople(house);
  const contract = await fixedContract(house, people, { escrow: false });
  const { milestones } = done(await listMilestones(house, people.ana, { contract }));
  const asked = { contract, milestone: milestones[0]?.id ?? '' };
  for (let n = 0; n < LIMITS.milestoneInvoices; n += 1) {
    const { id: payment } = done(await sendMilestoneInvoice(house, people.ana, asked));
    expect(isRefusal(await withdrawMilestoneInvoice(house, people.ana, { contract, payment }))).toBe(false);
  }
  expect(await sendMilestoneInvoice(house, people.ana, asked)).toEqual({ refused: 'invoiced-too-often' });
});
