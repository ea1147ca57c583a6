import { SHOP } from '@stint/server/testing/jobs';
import { CARDS, track } from '@stint/server/testing/money';
import { HOURLY } from '@stint/server/testing/offers';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAs, deed, followInvitation, invite, make, open, read, signUpInvited } from './pages.ts';
import { leave, ToldWorld } from './told-world.ts';

// A client's team, in a real Chromium: who may only look, who may hire, and who is no longer of it.

const VIC = { name: 'Vic Marsh', email: 'vic@example.test', password: 'vic-only-looks-on' };
const HAL = { name: 'Hal Ruiz', email: 'hal@example.test', password: 'hal-hires-people' };

let world: ToldWorld;
/** Ben owns the team. */
let ben: Page;
let vic: Page;
let hal: Page;
const made = { job: '', proposal: '', offer: '', fixed: '' };

beforeAll(async () => {
  world = await ToldWorld.open();
  const { acme, ana, desk } = world.work;
  await track(desk, '2026-11-18T06:00:00Z', 2);
  made.job = await make(world, world.work.ben, 'POST /jobs', { ...SHOP, organisation: acme });
  made.proposal = await make(world, ana, `POST /jobs/${made.job}/proposals`, {
    amount: '45.00',
    message: 'I have built three of them.',
  });
  const offered = { organisation: acme, freelancer: ana.person, title: 'A shop', message: '', terms: HOURLY };
  made.offer = await make(world, world.work.ben, 'POST /offers', offered);
});
afterAll(() => world.close());

/** What a page of the team shows, each with a deed that its owner finds there. */
const pagesOfTeam = (): readonly (readonly [string, RegExp])[] => [
  ['/', /^Add a card$/],
  ['/jobs', /^Post a job$/],
  [`/jobs/${made.job}`, /^(Edit|Close|Shortlist: .*|Put aside: .*|Decline: .*)$/],
  [`/proposals/${made.proposal}`, /^(Shortlist|Put aside|Decline|Make an offer)$/],
  [`/proposals/${made.proposal}/messages`, /^(Send|Attach files|Message)$/],
  ['/offers', /^Make an offer$/],
  [`/offers/${made.offer}`, /^(Change the offer|Withdraw it …)$/],
  [
    `/contracts/${world.work.contract}`,
    /^(Change the rate|Set the weekly limit|Manual time|Pause|End the contract) …$/,
  ],
  [`/contracts/${world.work.contract}/messages`, /^(Send|Attach files|Message)$/],
  [`/freelancers/${world.work.ana.person}`, /^Make an offer$/],
  ['/team', /^(Rename|Invite|Take out .*|Role of .*)$/],
];

/** The names of all that can be pressed, followed or typed into on the open page. */
async function controls(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(
    `[...document.querySelectorAll('main :is(button, a, input, textarea, select)')].map((one) =>
      (one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent).trim())`,
  );
}

describe('a client’s team', () => {
  it('grows by invitations: a viewer and a hirer', async () => {
    ben = await world.enter(world.work.ben, '/team');
    await read(ben);
    await invite(ben, VIC.email, 'Viewer');
    await invite(ben, HAL.email, 'Hirer');
    vic = await followInvitation(world, VIC.email);
    await vic.getByText('looks at everything, and changes nothing').waitFor();
    await signUpInvited(vic, VIC);
    hal = await followInvitation(world, HAL.email);
    await signUpInvited(hal, HAL);
  });

  it('shows its viewer all that its owner sees, and no button of a deed', async () => {
    const found: string[] = [];
    for (const [path, deeds] of pagesOfTeam()) {
      for (const page of [ben, vic]) await open(world, page, path);
      const lacking = async () => ((await controls(ben)).some((name) => deeds.test(name)) ? null : path);
      await expect.poll(lacking).toBeNull();
      await read(vic);
      found.push(
        ...(await controls(vic)).filter((name) => deeds.test(name)).map((name) => `${path}: ${name}`),
      );
    }
    expect(found).toEqual([]);
    await open(world, vic, `/contracts/${world.work.contract}/diary/2026-11-18`);
    await vic
      .getByRole('gridcell', { name: /^07:00 to / })
      .getByText('Header colours')
      .first()
      .waitFor();
  });

  it('refuses its viewer every deed, and says why', async () => {
    const { acme, ana, contract } = world.work;
    const own = `/contracts/${contract}`;
    const offered = { organisation: acme, freelancer: ana.person, title: 'x', message: '', terms: HOURLY };
    const thread = await askAs(world, vic, `PUT ${own}/thread`);
    const { thread: conversation } = thread.json as { thread: string };
    for (const [line, body] of [
      ['POST /jobs', { ...SHOP, organisation: acme }],
      [`POST /jobs/${made.job}/closing`],
      [`POST /proposals/${made.proposal}/decline`, { reason: 'x' }],
      [`PUT /proposals/${made.proposal}/place`, { place: 'shortlisted' }],
      ['POST /offers', offered],
      [`POST /offers/${made.offer}/withdrawal`],
      [`PUT ${own}/rate`, { rate: '60.00' }],
      [`PUT ${own}/weekly-limit`, { minutes: 60 }],
      [`PUT ${own}/manual-time-permission`, { allowed: false }],
      [`POST ${own}/pause`],
      [`POST ${own}/end`],
      [`POST /threads/${conversation}/messages`, { id: crypto.randomUUID(), says: 'x' }],
      [`POST /organisations/${acme}/payment-methods`, { card: CARDS.good }],
      [`POST /organisations/${acme}/invitations`, { email: 'x@example.test', role: 'owner' }],
      [`PUT /organisations/${acme}`, { version: 0, name: 'Mine' }],
    ] as const) {
      const { status, code } = await askAs(world, vic, line, body);
      expect([line, status, code]).toEqual([line, 403, 'not-your-role']);
    }
  });

  it('lets its hirer hire', async () => {
    await open(world, hal, `/jobs/${made.job}`);
    await deed(hal, 'Shortlist: Ana Duarte');
    await hal.getByText('Ana Duarte’s proposal is on the shortlist.').waitFor();
    await open(world, hal, `/offers/new?freelancer=${world.work.ana.person}`);
    await hal.getByLabel('Title').fill('Hired by Hal');
    await hal.getByLabel('Rate an hour').fill('50');
    await deed(hal, 'Send the offer to Ana Duarte');
    await hal.waitForURL(/\/offers\/[0-9a-f-]{36}$/);
    await open(world, vic, hal.url().replace(world.office.address, ''));
    await vic.getByText('Your role here is to look; those who hire or represent decide.').waitFor();
  });

  it('shows nothing to who was taken out, at once and on pages that are open', async () => {
    const diary = `/contracts/${world.work.contract}/diary/2026-11-18`;
    await open(world, hal, diary);
    const other = await hal.context().newPage();
    await open(world, other, `/jobs/${made.job}`);
    await open(world, ben, '/team');
    await deed(ben, 'Take out Hal Ruiz', 'Yes, take out Hal Ruiz');
    await ben.getByText('Hal Ruiz is no longer of Acme Garden Tools.').waitFor();
    await expect.poll(() => hal.getByText('Header colours').count()).toBe(0);
    await expect.poll(() => hal.getByText('Web shop').count()).toBe(0);
    await expect.poll(() => other.getByText('Ana Duarte').count()).toBe(0);
    for (const path of [diary, `/proposals/${made.proposal}`, `/offers/${made.offer}`]) {
      await hal.goto(world.office.address + path);
      await hal.getByRole('alert').waitFor();
      expect(await hal.getByRole('main').innerText()).not.toMatch(/Web shop|Ana Duarte|Acme/);
    }
    for (const line of [`GET /contracts/${world.work.contract}`, `GET /offers/${made.offer}`]) {
      expect((await askAs(world, hal, line)).status).toBe(404);
    }
    for (const page of [ben, vic, hal]) await leave(page);
  });
});
