import { sendOwed } from '@stint/server/post';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leave, openCanary, ToldWorld } from './told-world.ts';

// The mails of the demo: from the house by real SMTP into its sink, and read there in a real Chromium.

let world: ToldWorld;
beforeAll(async () => {
  world = await ToldWorld.open();
});
afterAll(() => world.close());

describe('a mail in the sink of the demo', () => {
  it('is read as text and as a page that can do nothing, whatever is in it', async () => {
    const { ben } = world.work;
    await world.readsIn(ben, 'en');
    await world.tell(ben, 'bonus-asked', '<img src=x onerror=alert(1)><script>alert(2)</script>');
    await sendOwed(world.house);
    const canary = await openCanary();
    const html = `<script>alert(3)</script><img src="${canary.address}/x.png" onerror="alert(4)">
<form action="${canary.address}"><button autofocus onfocus="alert(5)">x</button></form>
<style>@import "${canary.address}/x.css";body{background:url(${canary.address}/y.png)}</style>
<link rel="preconnect" href="${canary.address}"><iframe src="${canary.address}/z"></iframe><p>still here</p>`;
    const evil = {
      id: 'evil',
      at: 0,
      to: { name: 'Ben', address: 'ben@example.test' },
      language: 'en',
      turnOff: 'x',
    };
    await world.house.post?.send(
      { ...evil, subject: '<b>evil</b>', text: 'javascript:alert(6)', html },
      async () => {},
    );
    const page = await world.enter(ben, '/mail');
    const alarms = world.watch(page);
    await page.getByRole('button', { name: /<b>evil<\/b>/ }).click();
    await expect.poll(() => page.frameLocator('iframe').locator('p').last().innerText()).toBe('still here');
    await page.getByText('As text').click();
    await page.getByText('javascript:alert(6)').waitFor();
    expect(await page.getByRole('main').locator('a').count()).toBe(0);
    await page
      .getByRole('button', { name: /asks for a bonus/ })
      .first()
      .click();
    await page.getByText('As a page').click();
    await expect.poll(() => page.frameLocator('iframe').locator('h1').innerText()).toContain('<img src=x');
    // What was blocked is complained of by the browser; nothing of it ran, and nothing went out.
    expect(alarms().filter((alarm) => /^(dialog|error)/.test(alarm))).toEqual([]);
    expect(canary.connections()).toBe(0);
    await canary.close();
    await leave(page);
  });

  it('leads to a page that turns it off, for who is not signed in', async () => {
    const { ana } = world.work;
    await world.readsIn(ana, 'ja');
    await world.tell(ana, 'payout-failed');
    await sendOwed(world.house);
    const mails = (await world.sink.list()) ?? [];
    const link = mails.find(({ to }) => to.startsWith('Ana'))?.turnOff ?? '';
    const page = await world.browser.newPage();
    await page.goto(world.office.address + new URL(link).pathname);
    await page.getByRole('button', { name: '止める' }).click();
    await page.getByText('完了しました').waitFor();
    const choice = await world.house.db
      .selectFrom('notice_choice')
      .select(['kind', 'mail'])
      .where('person_id', '=', ana.person)
      .execute();
    expect(choice).toEqual([{ kind: 'payout-failed', mail: 'off' }]);
    await page.goto(`${world.office.address}/unsubscribe/made-up`);
    await page.getByRole('alert').waitFor();
    await page.close();
  });
});
