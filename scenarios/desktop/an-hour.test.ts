import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDisplay } from '@stint/tracker/desktop/testing/display';
import { until } from '@stint/tracker/desktop/testing/until';
import { moveClock, readClock, readPurses } from '@stint/wire/books';
import { call } from '@stint/wire/client';
import { readDiary } from '@stint/wire/diary';
import { setPayoutMethod } from '@stint/wire/payouts';
import { expect, it } from 'vitest';
import { openBrowser, signedIn } from './browser.ts';
import { ANA, agree, BEN, bearer, openOffice } from './office.ts';
import { run, start, stint, told } from './program.ts';

/** Forty times as fast: ten minutes are fifteen seconds. */
const PACE = 40;
/** What this story must undo, the last thing first. */
const undo: (() => Promise<void> | void)[] = [];

it('an hour of real work on a real desktop becomes a diary, a week and money, and explains itself', async () => {
  try {
    await tellIt();
  } finally {
    for (const back of undo.reverse()) await back();
  }
}, 300_000);

async function tellIt(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stint-hour-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  const { program, house, olu } = await openOffice(join(folder, 'house'), '2026-11-18T09:00:00Z', PACE);
  undo.push(() => program.stop());
  // Ben's page is to change while she works: no private window.
  const { contract, ben } = await agree({ house, olu }, { privateWindowMinutes: 0 });

  const display = await startDisplay({ width: 1280, height: 800 });
  undo.push(() => display.stop());
  const browser = await openBrowser();
  undo.push(() => browser.close());

  // Ana's tracker asks to be let in; she approves it in her browser.
  const now = await call(olu, readClock, {});
  const env = { ...display.env, HOME: folder };
  const own = ['--folder', join(folder, 'tracker')];
  const tracker = stint(
    ['track', '--no-window', '--house', house, ...own, '--clock', now.now, '--pace', String(PACE)],
    env,
  );
  undo.push(() => tracker.stop());
  const address = await tracker.says(/Sign this tracker in: (\S+)/);
  const anas = await signedIn(browser, house, ANA, address.slice(house.length));
  await anas.getByRole('button', { name: /Approve/ }).click();
  await tracker.says(/for Ana Duarte at/);

  // A real window, in which she types and clicks.
  const editor = start('xterm', ['-T', 'Header.tsx', '-geometry', '120x40+40+40', '-e', 'cat'], env);
  undo.push(() => editor.stop());
  await until(async () => {
    const search = ['search', '--onlyvisible', '--name', 'Header.tsx'];
    const [window = ''] = (await run('xdotool', search, env).catch(() => '')).trim().split('\n');
    // A window that is not drawn yet refuses the focus.
    return run('xdotool', ['windowfocus', '--sync', window], env).then(
      () => true,
      () => false,
    );
  });
  await run('xdotool', ['mousemove', '300', '300'], env);

  await run(...told(['start', contract, '--memo', 'Header colours', ...own], env));
  const began = (await call(olu, readClock, {})).now;
  let typed = 0;
  let clicked = 0;
  const bens = await signedIn(browser, house, BEN, `/contracts/${contract}/diary/${began.slice(0, 10)}`);
  const shots = bens.locator('img[src$="/thumbnail"]');
  // She works until Ben's open page shows the first picture, without being reloaded.
  await until(async () => {
    await run('xdotool', ['type', '--delay', '8', 'const teal = 1;'], env);
    await run('xdotool', ['click', '1'], env);
    typed += 'const teal = 1;'.length;
    clicked += 1;
    return (await shots.count()) > 0;
  }, 90);
  await run(...told(['stop', ...own], env));

  // Every key and click of hers is in the diary once, and none that she did not make.
  const span = { from: began, to: new Date((Date.parse(began) / 1000 + 7200) * 1000).toISOString() };
  const query = { from: span.from, to: `${span.to.slice(0, 19)}Z` };
  const counts = await until(async () => {
    const diary = await call(ben, readDiary, { params: { contract }, query });
    const minutes = diary.entries.flatMap((entry) => entry.seen?.activity ?? []);
    const sum = (place: 0 | 1 | 2): number => minutes.reduce((total, minute) => total + minute[place], 0);
    return sum(1) >= clicked ? { keys: sum(0), clicks: sum(1), scrolls: sum(2), diary } : null;
  }, 60);
  expect(counts).toMatchObject({ clicks: clicked, scrolls: 0 });
  expect(counts.keys).toBe(typed);
  const [first] = counts.diary.entries.filter((entry) => entry.snapshotAt !== null);
  expect(first).toMatchObject({ memo: 'Header colours', countedSeconds: 600, protected: true });
  expect(first?.seen).toMatchObject({ app: 'XTerm', title: 'Header.tsx', pictures: [{ arrived: true }] });

  // The page says why it counts and is protected, from the same core.
  await shots.first().click();
  await bens.keyboard.press('Escape');
  await bens.keyboard.press('w');
  const why = bens.getByRole('complementary', { name: 'Why?' });
  await why.getByText('C1').waitFor();
  await why.getByText('Header colours').first().waitFor();

  // She says in time where she is to be paid: that holds from three days on.
  const method = { id: randomUUID(), password: ANA.password };
  await call(await bearer(house, ANA), setPayoutMethod, { body: method });

  // The week closes, is charged, reviewed, held; the money is there, and she pays it out in her browser.
  const week = bens.getByRole('link', { name: /week/i }).first();
  await week.click();
  for (const [to, stage] of [
    ['2026-11-23T12:00:00Z', 'In review'],
    ['2026-11-28T00:00:00Z', 'Pending'],
    ['2026-12-02T00:00:00Z', 'Available'],
  ] as const) {
    await call(olu, moveClock, { body: { now: to } });
    await bens.getByText(stage, { exact: false }).first().waitFor();
  }
  const [purse] = await call(await bearer(house, ANA), readPurses, {});
  const billed = counts.diary.entries.reduce((sum, entry) => sum + entry.billedSeconds, 0);
  const available = ((billed / 600) * 6.75).toFixed(2);
  expect(purse).toMatchObject({ available, inReview: '0.00' });
  await anas.goto(`${house}/money`);
  await anas.getByRole('button', { name: /^Pay out .* …$/ }).click();
  await anas
    .getByRole('dialog')
    .getByRole('button', { name: /^Pay out/ })
    .click();
  await anas.getByText('The payout is on its way.').waitFor();
  await until(async () => {
    const [after] = await call(await bearer(house, ANA), readPurses, {});
    return after?.paidOut === available && after.available === '0.00';
  });
}
