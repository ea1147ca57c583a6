import { moveAndTick } from '@stint/server/clock';
import { track } from '@stint/server/testing/money';
import { toInstant } from '@stint/wire/letters';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { disputeSome } from './dispute-some.ts';
import { deed, lookAt, open } from './pages.ts';
import { ToldWorld } from './told-world.ts';

// A disputed week as three people see it, in a real Chromium: Ana contests and lets one segment go, Olu overrules the
// other, and when the clock has decided all three read the same.

let world: ToldWorld;
let dispute: string;

beforeAll(async () => {
  world = await ToldWorld.open({ at: '2026-11-13T10:00:00Z' });
  await track(world.work.desk, '2026-11-12T09:00:00Z', 4);
  // The week before has locked meanwhile.
  await until('2026-11-18T10:00:00Z');
  dispute = await disputeSome(world);
});
afterAll(() => world.close());

const until = (instant: string) => moveAndTick(world.house, toInstant(instant));

it('D2: is answered from home, overruled from home, decided by time, and reads alike to all', async () => {
  const { ana, ben, olu, contract } = world.work;
  const at = `/contracts/${contract}/disputes/${dispute}`;
  const [hers, his, house] = [
    await world.enter(ana, '/'),
    await world.enter(ben, '/'),
    await world.enter(olu, '/'),
  ];

  await hers.getByRole('link', { name: /Accept or contest/ }).click();
  await hers.getByRole('heading', { name: 'How it stands: waits for an answer' }).waitFor();
  expect(await lookAt(hers)).toEqual([]);
  await deed(hers, 'Contest …');
  const dialog = hers.getByRole('dialog');
  await dialog.getByLabel('What do you say to it?').fill('We did speak, and I drew while we did.');
  await dialog
    .getByLabel(/^Let go/)
    .nth(1)
    .check();
  await deed(dialog, 'Contest');
  await hers.getByRole('heading', { name: 'How it stands: contested' }).waitFor();

  await house.reload();
  await house.getByRole('link', { name: /See the disputes/ }).click();
  await house.waitForURL('**/disputes');
  await house.locator('a[href*="/disputes/"]').click();
  await house.getByText('We did speak, and I drew while we did.').waitFor();
  await house.getByRole('button', { name: /^Overrule/ }).click();
  await house.getByRole('dialog').getByLabel('Why?').fill('The call was about another client.');
  await deed(house.getByRole('dialog'), 'It is to be refunded');
  await house.getByText('will be refunded: Olu Adeyemi overruled its verdict (D2)').waitFor();
  expect(await lookAt(house)).toEqual([]);

  await until('2026-11-20T13:00:00Z');
  for (const page of [hers, his, house]) {
    await open(world, page, at);
    await page.getByRole('heading', { name: 'How it stands: decided' }).waitFor();
    await page.getByText('The call was about another client.').waitFor();
    await page.getByText('refunded: the freelancer let it go (D2)', { exact: true }).waitFor();
    await page.getByText('was not charged yet: the client is charged so much less').waitFor();
  }
  expect(await lookAt(his)).toEqual([]);
});
