import { balancesOf } from '@stint/core/ledger';
import { moveClock } from '@stint/server/operations/clock/move-clock';
import { writeManualTime } from '@stint/server/operations/diary/write-manual-time';
import { isRefusal } from '@stint/server/refusal';
import { readEntries } from '@stint/server/store/ledger';
import { addCard, CARDS, track } from '@stint/server/testing/money';
import { toInstant } from '@stint/wire/letters';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deed, lookAt, open } from './pages.ts';
import { leave, ToldWorld } from './told-world.ts';

// D5 and Protection, in a real Chromium: Ben's card fails, the fund pays Ana the hour that was protected at its normal
// time and not the half hour written in by hand, and when Ben pays, the fund has back what it paid.

const DECLINED = '4000000000000341';

let world: ToldWorld;

beforeAll(async () => {
  world = await ToldWorld.open({ at: '2026-11-18T05:00:00Z', payments: true });
  const { house, work } = world;
  // P4: protected is what is worked from here on.
  await addCard(house, work, DECLINED);
  await until('2026-11-18T10:00:00Z');
  await track(work.desk, '2026-11-18T06:00:00Z');
  const [from, to] = ['2026-11-18T08:00:00Z', '2026-11-18T08:30:00Z'].map(toInstant);
  const manual = { contract: work.contract, from: from ?? 0, to: to ?? 0, memo: 'A call' };
  const written = await writeManualTime(house, work.ana, manual);
  if (isRefusal(written)) throw new Error(written.refused);
});
afterAll(() => world.close());

/** By every step of the calendar that lies between. */
const until = async (now: string) => {
  const moved = await moveClock(world.house, world.work.olu, { now });
  if (isRefusal(moved)) throw new Error(moved.refused);
};

it('Olu fills the fund; when the fifth day has failed, Ana has her protected hour at its normal time', async () => {
  const { ana, olu } = world.work;
  const house = await open(world, await world.enter(olu, '/'), '/books/protection');
  await house.getByLabel('Amount').fill('1000');
  await deed(house, 'Put in $1,000.00');
  await house.getByText('$1,000.00 is in the fund now.').waitFor();

  await until('2026-11-28T00:00:00Z');
  const hers = await world.enter(ana, '/money');
  await hers.getByText('$40.50').first().waitFor();
  await hers.getByText('$20.25').first().waitFor();
  expect(await lookAt(hers)).toEqual([]);
  await leave(hers);

  await open(world, house, '/books/protection');
  const fund = house.getByRole('region', { name: 'The fund in USD' });
  const row = (name: string) => fund.getByRole('row', { name });
  await row('Paid to freelancers and not back yet $40.50').waitFor();
  await row('In the fund $959.50').waitFor();
  await leave(house);
});

it('Ben sees what the fund paid, pays all of it, and the fund and Ana have what is theirs', async () => {
  const { ana, ben, olu, acme } = world.work;
  await until('2026-12-02T00:00:00Z');
  await addCard(world.house, world.work, CARDS.good);
  const his = await open(world, await world.enter(ben, '/'), `/organisations/${acme}/debt`);
  await his.getByText('The protection fund has paid').waitFor();
  expect(await lookAt(his)).toEqual([]);
  await his.getByRole('button', { name: /^Pay \$70\.88 now/ }).click();
  const dialog = his.getByRole('dialog', { name: 'Pay now' });
  await dialog.getByLabel('With which card').selectOption({ label: 'Visa ending in 4242' });
  await deed(dialog, 'Pay $70.88');
  await his.getByText('$70.88 is paid.').waitFor();

  await until('2026-12-02T00:01:00Z');
  const house = await open(world, await world.enter(olu, '/'), '/books/protection');
  const fund = house.getByRole('region', { name: 'The fund in USD' });
  await fund.getByRole('row', { name: 'In the fund $1,000.00' }).waitFor();
  await fund.getByRole('row', { name: 'Back from clients $40.50' }).waitFor();
  const hers = await world.enter(ana, '/money');
  await hers.getByText('$60.75').first().waitFor();
  const sums = balancesOf(await readEntries(world.house.db, { after: 0, limit: 1000 })).get('USD');
  expect([...(sums?.values() ?? [])].reduce((a, b) => a + b, 0n)).toBe(0n);
});
