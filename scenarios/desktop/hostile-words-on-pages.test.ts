import { sendOwed } from '@stint/server/post';
import { SHOP } from '@stint/server/testing/jobs';
import { FIXED, HOURLY } from '@stint/server/testing/offers';
import type { TestPerson } from '@stint/server/testing/people';
import { plain } from '@stint/wire/words/parts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LivedIn, liveIn, write } from './lived-in.ts';
import { goOn, make, read } from './pages.ts';
import { leave, ToldWorld } from './told-world.ts';

// One hostile string of each class as every name and word of the way to a contract, on every page that shows it.

const CLASSES: Readonly<Record<string, string>> = {
  markup: '<img src=x onerror=alert(1)></bdi></p></main><script>alert(1)</script>',
  attributes: '" onmouseover="alert(1)" style="position:fixed;inset:0',
  formulas: '=HYPERLINK("http://evil.test") {{constructor.constructor("alert(1)")()}} $'.concat(
    '{alert(1)} {title} %s',
  ),
  'the other direction': 'שלום עולם (C3) $7.50 مرحبا',
  emoji: '👩‍👩‍👧‍👦👩🏽‍🚀🏴󠁧󠁢󠁥󠁮󠁧󠁿 shop',
  'no space anywhere': 'W'.repeat(200),
  'signs upon signs': `Z${'\u0300\u0301\u0302\u0303\u0334\u0335\u0489'.repeat(20)}algo`,
};

let world: ToldWorld;
let life: LivedIn;
let ana: Page;
let ben: Page;
let alarms: (() => string[])[];

beforeAll(async () => {
  world = await ToldWorld.open({ at: '2026-11-13T10:00:00Z' });
  life = await liveIn(world);
  [ana, ben] = [await world.enter(world.work.ana, '/'), await world.enter(world.work.ben, '/')];
  alarms = [ana, ben].map((page) => world.watch(page));
  for (const page of [ana, ben]) await page.setViewportSize({ width: 360, height: 800 });
});
afterAll(() => world.close());

interface Said {
  readonly job: string;
  readonly proposal: string;
  readonly offer: string;
  readonly fixed: string;
}

/** Everything that somebody can say on the way to a contract says this. */
async function sayEverywhere(text: string): Promise<Said> {
  const { acme, ana: she, ben: he } = world.work;
  const versions = {
    organisation: await versionOf(he, `/organisations/${acme}`),
    profile: await versionOf(she, '/profile'),
  };
  await put(he, `/organisations/${acme}`, { version: versions.organisation, name: text });
  const about = text.repeat(5);
  await put(she, '/profile', {
    version: versions.profile,
    headline: text.slice(0, 120).toWellFormed(),
    about,
    level: null,
    rate: '50.00',
    currency: 'USD',
    skills: [text.slice(0, 20).toWellFormed()],
    earningsShown: true,
  });
  const label = text.slice(0, 40).toWellFormed();
  const wanted = { ...SHOP, organisation: acme, title: text, description: about, labels: [label] };
  const job = await make(world, he, 'POST /jobs', wanted);
  const file = crypto.randomUUID();
  const headers = { 'content-type': 'application/octet-stream' };
  const body = Buffer.from('plain words');
  const path = `/attachments/${file}?name=${encodeURIComponent(text)}`;
  await world.office.ask(`PUT ${path}`, { token: she.token, body, headers });
  const proposed = { amount: '45.00', message: about, attachments: [file] };
  const proposal = await make(world, she, `POST /jobs/${job}/proposals`, proposed);
  await world.office.ask(`POST /proposals/${proposal}/viewing`, { token: he.token });
  await write(world, he, life.thread, { says: about });
  const offered = { organisation: acme, freelancer: she.person, title: text, message: about };
  const labels = [{ name: label, minActiveMinutes: 3 }];
  const offer = await make(world, he, 'POST /offers', {
    ...offered,
    terms: { ...HOURLY, activityLabels: labels },
  });
  await world.office.ask(`POST /offers/${offer}/asks`, { token: she.token, body: { says: about } });
  const milestones = [{ title: text, says: about, amount: '500', dueDay: null }];
  const fixed = await make(world, he, 'POST /offers', { ...offered, terms: { ...FIXED, milestones } });
  await world.office.ask(`POST /offers/${fixed}/acceptance`, { token: she.token, body: { version: 1 } });
  return { job, proposal, offer, fixed };
}

async function versionOf({ token }: TestPerson, path: string): Promise<number> {
  return ((await world.office.ask(`GET ${path}`, { token })).json as { version: number }).version;
}

async function put({ token }: TestPerson, path: string, body: object): Promise<void> {
  const { status, text } = await world.office.ask(`PUT ${path}`, { token, body });
  expect([status, text]).toEqual([200, expect.anything()]);
}

/** What is wrong with the page that is open, at 360 pixels. */
async function wrongOn(page: Page, text: string): Promise<string[]> {
  await read(page);
  const fold = (said: string): string => said.replace(/\s+/g, ' ');
  const shown = await page.evaluate<string>(
    "document.querySelector('main').innerText + [...document.querySelectorAll('main input, main textarea')].map((one) => one.value).join(' ')",
  );
  const over = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  const beyond = await page.evaluate<string[]>(`[...document.querySelectorAll('main *')]
    .filter((one) => one.scrollWidth > one.clientWidth && one.clientWidth > 0)
    .filter((one, _, all) => !all.some((other) => other !== one && one.contains(other)))
    .slice(0, 3).map((one) => one.localName + '.' + one.className + ' in ' + one.parentElement.localName + '.' + one.parentElement.className)`);
  const strange = await page.evaluate<number>(
    'document.querySelectorAll(\'main :is(script, iframe, object, embed, link, base, meta, [onerror], [onload], [onmouseover], img:not([src^="/"], [src^=blob]))\').length',
  );
  return [
    ...(fold(shown).includes(fold(plain(text)).trim().slice(0, 18)) ? [] : ['does not show it']),
    ...(over > 0 ? [`is ${over} px too wide: ${beyond.join('; ')}`] : []),
    ...(strange > 0 ? ['has elements of its own'] : []),
  ];
}

describe('on every page that shows it', () => {
  it.each(Object.entries(CLASSES))(
    '%s is text, and stays in its box',
    async (_, text) => {
      const { job, proposal, offer, fixed } = await sayEverywhere(text);
      const both = [
        `/proposals/${proposal}`,
        `/offers/${offer}`,
        `/contracts/${fixed}`,
        `/clients/${world.work.acme}`,
      ];
      const shared = [...both, `/jobs/${job}`, `/messages/${life.thread}`, '/offers', '/notifications', '/'];
      const paths: readonly (readonly [Page, readonly string[]])[] = [
        [ana, [...shared, '/jobs', '/proposals', '/profile', `/proposals/${proposal}/messages`]],
        [
          ben,
          [
            ...shared,
            '/jobs',
            `/jobs/${job}/edit`,
            `/offers/${offer}/change`,
            '/team',
            '/freelancers',
            `/freelancers/${world.work.ana.person}`,
          ],
        ],
      ];
      const wrong: string[] = [];
      for (const [page, some] of paths) {
        await page.goto(`${world.office.address}/account`);
        await read(page);
        for (const path of some) {
          await goOn(page, path);
          const found = await wrongOn(page, text).catch((error: unknown) => [String(error).slice(0, 200)]);
          wrong.push(...found.map((fault) => `${path}: ${fault}`));
        }
      }
      expect(wrong).toEqual([]);
      expect(alarms.flatMap((told) => told())).toEqual([]);
    },
    120_000,
  );

  it('the mails that came of all this are text too', async () => {
    await make(world, world.work.ben, `POST /organisations/${world.work.acme}/invitations`, {
      email: 'kim@example.test',
      role: 'viewer',
    });
    await sendOwed(world.house);
    const mails = await world.sink.list();
    expect(mails.some(({ to }) => to.includes('kim@example.test'))).toBe(true);
    expect(mails.some(({ subject }) => subject.includes('<img src=x'))).toBe(true);
    for (const { subject, html } of mails) {
      expect(subject).not.toMatch(/[\r\n]/);
      expect(html).not.toMatch(/<(script|img|svg|iframe|link|object|form|base)\b/i);
    }
    for (const page of [ana, ben]) await leave(page);
  });
});
