import { tick } from '@stint/server/clock';
import { moveClock } from '@stint/server/operations/clock/move-clock';
import { isRefusal } from '@stint/server/refusal';
import { addCard, heldByProcessor, statement, track } from '@stint/server/testing/money';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deed, lookAt, open } from './pages.ts';
import { leave, ToldWorld } from './told-world.ts';

// D5, as both sides see it in a real Chromium: Ben's only card is declined on five days, all stands still, he pays with
// another one, and all goes on.

const DECLINED = '4000000000000341';
const WEEK = '/weeks/2026-11-16';

let world: ToldWorld;

beforeAll(async () => {
  world = await ToldWorld.open({ at: '2026-11-18T05:00:00Z', payments: true });
  await addCard(world.house, world.work, DECLINED);
  await until('2026-11-18T10:00:00Z');
  await track(world.work.desk, '2026-11-18T06:00:00Z');
});
afterAll(() => world.close());

/** By every step of the calendar that lies between. */
const until = async (now: string) => {
  const moved = await moveClock(world.house, world.work.olu, { now });
  if (isRefusal(moved)) throw new Error(moved.refused);
};

it('the first no: Ben reads why and when it is tried again, Ana that she need not do anything', async () => {
  const { ana, ben, acme, contract } = world.work;
  await until('2026-11-23T12:00:00Z');
  const his = await world.enter(ben, '/');
  await his.getByText('your card was declined').waitFor();
  await his.getByRole('link', { name: /See and pay/ }).click();
  await his.waitForURL(`**/organisations/${acme}/debt`);
  await his.getByText('Day 1 of 5: Visa ending in 0341 was declined').waitFor();
  await his.getByText('The cards are tried again, in their order, Tue 24 Nov 12:00 UTC').waitFor();
  expect(await lookAt(his)).toEqual([]);
  await leave(his);

  const hers = await world.enter(ana, '/');
  await hers.getByText('is tried again each day (D5). You need not do anything.').waitFor();
  await hers.getByRole('link', { name: /See the week/ }).click();
  await hers.waitForURL(`**/contracts/${contract}${WEEK}`);
  await leave(hers);
});

it('the fifth no: the contract pauses at that instant, and nobody can track on it', async () => {
  const { ana, ben, acme, contract } = world.work;
  await until('2026-11-27T12:30:00Z');
  expect(await world.work.desk.work('2026-11-27T12:00:00Z', '2026-11-27T12:10:00Z')).toMatchObject({
    refused: 'outside-contract',
  });
  const hers = await world.enter(ana, `/contracts/${contract}`);
  await hers.getByText('until a payment arrives').first().waitFor();
  await leave(hers);
  const his = await open(world, await world.enter(ben, '/'), `/organisations/${acme}/debt`);
  await his.getByRole('heading', { name: 'Contracts are paused' }).waitFor();
  await his.getByText('Nothing is tried by itself any more').waitFor();
  expect(await lookAt(his)).toEqual([]);
  await leave(his);
});

it('Ben adds a card and pays: he is charged once, and the contract goes on', async () => {
  const { ana, ben, acme, contract } = world.work;
  await until('2026-11-28T09:00:00Z');
  const his = await open(world, await world.enter(ben, '/'), `/organisations/${acme}/debt`);
  await deed(his, 'Add a card');
  await his.getByLabel('Card number').fill('4242 4242 4242 4242');
  await deed(his.getByRole('dialog'), 'Add and verify');
  await his.getByText('Visa ending in 4242 is added.').waitFor();
  // To leave a card does not pay what has failed on five days: that is the client's own deed.
  await his.getByRole('button', { name: /^Pay \$47\.25 now/ }).click();
  const dialog = his.getByRole('dialog', { name: 'Pay now' });
  await dialog.getByLabel('With which card').selectOption({ label: 'Visa ending in 4242' });
  await deed(dialog, 'Pay $47.25');
  await his.getByText('$47.25 is paid. Nothing stands still for it any more.').waitFor();
  await his.getByText(/owes nothing\./).waitFor();
  await tick(world.house);
  expect(await heldByProcessor(world.house)).toBe(4725n);
  expect(await statement(world.house)).toEqual([
    '2026-11-23T12:00:00Z Invoice issued 47.25',
    '2026-11-28T09:00:00Z Client charged 47.25',
    '2026-11-28T09:00:00Z Review passed 40.50',
  ]);
  const hers = await world.enter(ana, `/contracts/${contract}`);
  await hers.getByRole('heading', { level: 1 }).waitFor();
  expect(await hers.getByText('until a payment arrives').count()).toBe(0);
});
