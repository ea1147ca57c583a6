import { HOSTILE } from '@stint/tracker/panel/testing/hostile-strings';
import { KINDS, type Kind } from '@stint/wire/told';
import { sampleOf } from '@stint/wire/told.fixture';
import { plain } from '@stint/wire/words/parts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bell, faults, leave, ToldWorld } from './told-world.ts';

// The pages of notifications as they are built, in a real Chromium.

let world: ToldWorld;
beforeAll(async () => {
  world = await ToldWorld.open();
});
afterAll(() => world.close());

describe('what somebody was told', () => {
  it('rings in the open page, is said aloud, and is read by keys alone, in every tab', async () => {
    const { ben } = world.work;
    await world.readsIn(ben, 'en');
    const page = await world.enter(ben, `/contracts/${world.work.contract}`);
    const other = await page.context().newPage();
    await other.goto(world.office.address);
    await world.tell(ben, 'bonus-asked');
    for (const tab of [page, other]) {
      await expect.poll(() => bell(tab).getAttribute('aria-label')).toContain('1 unread');
    }
    await expect
      .poll(() => page.getByRole('status').allInnerTexts())
      .toContain('New: Acme asks for a bonus of $12.50');

    await bell(page).focus();
    await page.keyboard.press('Enter');
    const first = page.locator('[popover]').getByRole('link', { name: /asks for a bonus/ });
    await first.waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => first.isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    await first.waitFor();
    for (let n = 0; n < 9; n += 1) {
      await page.keyboard.press('Tab');
      if ((await page.locator('[popover] li a:focus').count()) === 1) break;
    }
    await page.keyboard.press('Enter');
    await page.waitForURL('**/contracts/*/weeks/2026-11-16');
    for (const tab of [page, other]) {
      await expect.poll(() => bell(tab).getAttribute('aria-label')).toContain('none unread');
    }
    await leave(page);
  });

  it('holds one stream for a page, whatever it shows, and none while nobody sees it', async () => {
    const page = await world.enter(world.work.ana, '/');
    const streams: string[] = [];
    const open = new Set<unknown>();
    page.on('request', (request) => {
      if (!request.url().includes('/events')) return;
      streams.push(new URL(request.url()).search);
      open.add(request);
    });
    const over = (request: unknown) => open.delete(request);
    page.on('requestfailed', over).on('requestfinished', over);
    await page.goto(`${world.office.address}/contracts/${world.work.contract}/diary/2026-11-18`);
    await expect.poll(() => streams.at(-1)).toBe(`?contract=${world.work.contract}`);
    await page.getByRole('link', { name: 'Weeks' }).click();
    await page.waitForURL('**/weeks');
    await page.getByRole('link', { name: 'Money' }).click();
    await expect.poll(() => streams.at(-1)).toBe('');
    await expect.poll(() => open.size).toBe(1);
    const seen = (state: string) =>
      page.evaluate(
        `Object.defineProperty(document, 'visibilityState', { get: () => '${state}', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'))`,
      );
    await seen('hidden');
    await expect.poll(() => open.size).toBe(0);
    await seen('visible');
    await expect.poll(() => open.size).toBe(1);
    await leave(page);
  });

  it('500 hostile strings are text in it: nothing runs, nothing is asked for, no element is added', async () => {
    const { ben } = world.work;
    await world.readsIn(ben, 'ar');
    const strings = [...new Set(['…', 'Web … shop', '… 週', 'متجر …', '(…)'].flatMap(around))].slice(0, 500);
    expect(strings).toHaveLength(500);
    for (const [index, text] of strings.entries())
      await world.tell(ben, KINDS[index % KINDS.length] ?? 'bonus-asked', text);
    const page = await world.enter(ben, '/notifications');
    const alarms = world.watch(page);
    const list = page.getByRole('main').locator('ol > li');
    for (let shown = 30; shown < 500; shown += 30) {
      await expect.poll(() => list.count()).toBe(shown);
      await page.getByRole('main').locator('button').last().click();
    }
    await expect.poll(() => list.count()).toBe(500);
    const said = await page.getByRole('main').innerText();
    const lines = (text: string): string => text.replace(/\s+/g, ' ');
    // Some kinds hold no word of anybody.
    const holds = (kind: Kind): boolean => JSON.stringify(sampleOf(kind, () => 'a word')).includes('a word');
    const missing = strings.filter((text, index) => {
      const kind = KINDS[index % KINDS.length];
      return kind && holds(kind) && !lines(said).includes(lines(plain(text)).trim());
    });
    expect(missing).toEqual([]);
    const elements = await page.evaluate<string[]>(
      "[...new Set([...document.querySelectorAll('main *')].map(({ localName }) => localName))].sort()",
    );
    expect(elements).toEqual([
      'a',
      'bdi',
      'button',
      'div',
      'h1',
      'li',
      'ol',
      'p',
      'path',
      'span',
      'svg',
      'time',
    ]);
    expect(alarms()).toEqual([]);
    await leave(page);
  });
});

describe('the settings', () => {
  it('speak the reader’s language at once, and load no other one’s words', async () => {
    const { ana } = world.work;
    await world.readsIn(ana, 'en');
    const page = await world.enter(ana, '/settings');
    const loaded: string[] = [];
    page.on('request', (request) => {
      const [, name] = /assets\/(en|ar|ja)-[^/]*\.js$/.exec(request.url()) ?? [];
      if (name !== undefined) loaded.push(name);
    });
    await page.reload();
    await page.getByLabel('Language', { exact: true }).selectOption('ar');
    await page.getByRole('heading', { name: 'ما تُبلَّغ به، وكيف' }).waitFor();
    expect(loaded).toEqual(['en', 'ar']);
    expect(await page.getByRole('main').locator('div[lang=ar]').getAttribute('dir')).toBe('rtl');
    expect(await page.locator('html').getAttribute('dir')).not.toBe('rtl');
    const [title, field] = [page.getByRole('heading', { level: 1 }), page.getByLabel('المنطقة الزمنية')];
    const right = async (of: typeof title) => {
      const box = await of.boundingBox();
      return Math.round((box?.x ?? 0) + (box?.width ?? 0));
    };
    expect((await right(title)) - (await right(field))).toBeLessThan(40);
    await leave(page);
  });

  it('are saved one by one; what another tab has changed is not written over, and is said', async () => {
    const { ana } = world.work;
    await world.readsIn(ana, 'en');
    const page = await world.enter(ana, '/settings');
    const mail = page.getByLabel('By mail: A week is closed');
    await mail.selectOption('off');
    await page.getByText('Saved.').waitFor();
    const other = await page.context().newPage();
    await other.goto(`${world.office.address}/settings`);
    await other.getByLabel('Here: A week is closed').press('Space');
    await other.getByText('Saved.').waitFor();
    await mail.selectOption('digest');
    await page.getByText('This was changed elsewhere meanwhile.').waitFor();
    await expect.poll(() => mail.inputValue()).toBe('off');
    expect(await page.getByLabel('Here: A week is closed').isChecked()).toBe(false);
    await mail.selectOption('digest');
    await expect.poll(() => mail.inputValue()).toBe('digest');
    await leave(page);
  });
});

describe('the pages of notifications', () => {
  const looks = [
    ['en', 'light', 1180],
    ['ar', 'dark', 360],
    ['ja', 'light', 360],
  ] as const;

  it.each(looks)('are open to everybody and fit: %s, %s, %i wide', async (language, colorScheme, width) => {
    const { ana } = world.work;
    await world.readsIn(ana, language);
    for (const kind of KINDS) await world.tell(ana, kind);
    const page = await world.enter(ana, '/notifications');
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await page.getByRole('main').locator('ol > li').first().waitFor();
    expect(await faults(page)).toEqual([]);
    await bell(page).click();
    await page.locator('[popover] ol > li').first().waitFor();
    expect(await faults(page)).toEqual([]);
    await page.goto(`${world.office.address}/settings`);
    await page.getByRole('main').locator('table').first().waitFor();
    expect(await faults(page)).toEqual([]);
    await leave(page);
  });

  it('PF-W2: add no more to the first load of the diary than its budget holds', async () => {
    const { ana } = world.work;
    await world.readsIn(ana, 'ar');
    const page = await world.enter(ana, '/');
    const context = await world.browser.newContext({ storageState: await page.context().storageState() });
    const first = await context.newPage();
    const sizes: Promise<number>[] = [];
    const names: string[] = [];
    first.on('response', (response) => {
      if (!/\/assets\/.*\.(js|css)$/.test(response.url())) return;
      names.push(response.url());
      sizes.push(
        response
          .request()
          .sizes()
          .then(({ responseBodySize }) => responseBodySize),
      );
    });
    await first.goto(`${world.office.address}/contracts/${world.work.contract}/diary/2026-11-18`);
    await bell(first).waitFor();
    await first.waitForLoadState('load');
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(200_000);
    expect(names.filter((name) => /assets\/(en|ar|ja|panel|sentences|told)-/.test(name))).toEqual([]);
    await context.close();
    await leave(page);
  });
});

function around(place: string): string[] {
  return HOSTILE.map((text) => place.replace('…', () => text));
}
