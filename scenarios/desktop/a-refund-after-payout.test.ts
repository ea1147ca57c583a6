import { balancesOf } from '@stint/core/ledger';
import { tick } from '@stint/server/clock';
import { moveClock } from '@stint/server/operations/clock/move-clock';
import { reconcile } from '@stint/server/operations/payments/reconcile';
import { isRefusal } from '@stint/server/refusal';
import { readEntries } from '@stint/server/store/ledger';
import { addCard, CARDS, heldByProcessor, track } from '@stint/server/testing/money';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deed, lookAt, open } from './pages.ts';
import { leave, ToldWorld } from './told-world.ts';

// D3, in a real Chromium: Ana is paid out, refunds half of the week and owes it; her next week fills it, and what is left
// is hers. The client has the half back on the card, with its fee.

let world: ToldWorld;

beforeAll(async () => {
  world = await ToldWorld.open({ at: '2026-11-18T05:00:00Z', payments: true });
  await addCard(world.house, world.work, CARDS.good);
  await until('2026-11-18T10:00:00Z');
  await track(world.work.desk, '2026-11-18T06:00:00Z', 12);
});
afterAll(() => world.close());

/** By every step of the calendar that lies between. */
const until = async (now: string) => {
  const moved = await moveClock(world.house, world.work.olu, { now });
  if (isRefusal(moved)) throw new Error(moved.refused);
};

it('Ana pays out what two hours brought, and refunds half of the week: the page says before it that she will owe it', async () => {
  const { ana, contract } = world.work;
  await until('2026-12-02T09:00:00Z');
  const hers = await open(world, await world.enter(ana, '/'), '/money');
  await deed(hers, 'Pay out $81.00 …');
  await deed(hers.getByRole('dialog'), 'Pay out $81.00');
  await hers.getByText('The payout is on its way.').waitFor();

  await open(world, hers, `/contracts/${contract}/weeks/2026-11-16`);
  await deed(hers, 'Refund …');
  const dialog = hers.getByRole('dialog', { name: 'Give something of this week back' });
  await dialog.getByLabel('How much of its total, in USD').fill('45');
  await dialog.getByText('The client gets $47.25 back on the card that paid').waitFor();
  await dialog.getByText('in proportion: $4.50 and $2.25 (D3).').waitFor();
  await dialog.getByText('That was paid out already: you then owe $40.50.').waitFor();
  expect(await lookAt(hers)).toEqual([]);
  await deed(dialog, 'Refund $47.25');
  await hers.getByText('$47.25 goes back to the client’s card.').waitFor();
  await tick(world.house);
  expect(await heldByProcessor(world.house)).toBe(9450n - 8100n - 4725n);

  await open(world, hers, `/contracts/${contract}/weeks/2026-11-16`);
  const receipt = hers.getByRole('article', { name: 'Receipt of a refund of $47.25' });
  await receipt.getByText('It is back on the card that paid.').waitFor();
  await receipt.getByRole('row', { name: /Refunded/ }).waitFor();
  await receipt.getByRole('row', { name: /Sent back to the card/ }).waitFor();
  await hers.getByText('You owe $40.50').waitFor();
  expect(await lookAt(hers)).toEqual([]);
  await open(world, hers, '/money');
  await hers.getByText('you owe', { exact: true }).waitFor();
  expect(await lookAt(hers)).toEqual([]);
  await leave(hers);
});

it('Ben is told, sees the receipt and the credit note, and has no such button', async () => {
  const { ben, contract } = world.work;
  const his = await open(world, await world.enter(ben, '/'), `/contracts/${contract}/weeks/2026-11-16`);
  await his.getByRole('article', { name: 'Receipt of a refund of $47.25' }).waitFor();
  await his.getByText('Credit note for').first().waitFor();
  expect(await his.getByRole('button', { name: 'Refund …' }).count()).toBe(0);
  expect(await his.getByText('You owe').count()).toBe(0);
  await open(world, his, '/notifications');
  await his.getByText('$47.25 is given back').first().waitFor();
  expect(await lookAt(his)).toEqual([]);
  await leave(his);
});

it('her next week fills what she owes, and only the rest of it can be paid out', async () => {
  const { ana } = world.work;
  await track(world.work.desk, '2026-12-02T06:00:00Z', 12);
  await until('2026-12-16T09:00:00Z');
  const hers = await open(world, await world.enter(ana, '/'), '/money');
  await hers.getByRole('button', { name: 'Pay out $40.50 …' }).waitFor();
  expect(await hers.getByText('you owe', { exact: true }).count()).toBe(0);
  await deed(hers, 'Pay out $40.50 …');
  await deed(hers.getByRole('dialog'), 'Pay out $40.50');
  await hers.getByText('The payout is on its way.').waitFor();
  await tick(world.house);
  expect(await reconcile(world.house)).toBe('');
  const sums = balancesOf(await readEntries(world.house.db, { after: 0, limit: 1000 })).get('USD');
  expect([...(sums?.values() ?? [])].reduce((a, b) => a + b, 0n)).toBe(0n);
  await leave(hers);
});
