import { moveClock } from '@stint/server/operations/clock/move-clock';
import { isRefusal } from '@stint/server/refusal';
import { addCard, CARDS, heldByProcessor, track } from '@stint/server/testing/money';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lookAt, open } from './pages.ts';
import { leave, ToldWorld } from './told-world.ts';

// D4, as both sides see it in a real Chromium: Ben gives Ana a bonus, she sees it pending, and five days later available;
// both have their papers. What came late is asked for, and paid.

let world: ToldWorld;
let payments: string;

beforeAll(async () => {
  world = await ToldWorld.open({ at: '2026-11-18T05:00:00Z', payments: true });
  await addCard(world.house, world.work, CARDS.good);
  payments = `/contracts/${world.work.contract}/payments`;
});
afterAll(() => world.close());

const until = async (now: string) => {
  const moved = await moveClock(world.house, world.work.olu, { now });
  if (isRefusal(moved)) throw new Error(moved.refused);
};

it('Ben gives Ana a bonus: what is charged and what she gets is said before', async () => {
  const his = await open(world, await world.enter(world.work.ben, '/'), payments);
  await his.getByRole('button', { name: 'Pay a bonus or expenses' }).click();
  await his.getByLabel('Amount in USD').fill('100');
  await his.getByLabel('What it is for').fill('For the launch');
  await his.getByText('Ana Duarte gets $90.00 after the fee').waitFor();
  await his.getByRole('button', { name: 'Pay $105.00' }).click();
  await his.getByText('$105.00 is charged; Ana Duarte gets $90.00').waitFor();
  await his.getByRole('link', { name: 'Bonus: For the launch' }).click();
  await his.getByText('Pending: it is held for five days').waitFor();
  await his.getByRole('button', { name: 'Receipt, PDF' }).waitFor();
  expect(await lookAt(his)).toEqual([]);
  await leave(his);
  expect(await heldByProcessor(world.house)).toBe(10_500n);
});

it('Ana sees it pending, with the sums of her own side and its invoice', async () => {
  const hers = await open(world, await world.enter(world.work.ana, '/'), payments);
  await hers.getByRole('link', { name: 'Bonus: For the launch' }).click();
  await hers.getByText('Pending: it is held for five days').waitFor();
  await hers.getByText('$90.00').first().waitFor();
  expect(await hers.getByText('Charged', { exact: true }).count()).toBe(0);
  await hers.getByRole('button', { name: 'Remittance advice, PDF' }).waitFor();
  expect(await lookAt(hers)).toEqual([]);
  await leave(hers);
});

it('five days later it is available', async () => {
  await until('2026-11-24T08:00:00Z');
  const hers = await open(world, await world.enter(world.work.ana, '/'), payments);
  await hers.getByRole('cell', { name: 'available' }).waitFor();
  await leave(hers);
});

it('Ana asks for what came late, and Ben pays it', async () => {
  const { ana, ben, contract, desk } = world.work;
  await track(desk, '2026-11-16T09:00:00Z', 2);
  const week = `/contracts/${contract}/weeks/2026-11-16`;
  const hers = await open(world, await world.enter(ana, '/'), week);
  await hers.getByRole('button', { name: 'Ask for a bonus' }).click();
  await hers.getByRole('button', { name: 'Ask for $15.00' }).click();
  await hers.getByText('You asked for a bonus of $15.00').waitFor();
  await leave(hers);
  const his = await open(world, await world.enter(ben, '/'), week);
  await his.getByRole('button', { name: 'Pay the bonus' }).click();
  await his.getByRole('button', { name: 'Pay $15.75' }).click();
  await his.getByText('Paid.', { exact: true }).waitFor();
  expect(await lookAt(his)).toEqual([]);
  await leave(his);
  expect(await heldByProcessor(world.house)).toBe(12_075n);
});
