import { formatInstant } from '@stint/core/instant';
import { SHOP } from '@stint/server/testing/jobs';
import { createAgency, createMember, createTracker, type TestPerson } from '@stint/server/testing/people';
import { TestTracker } from '@stint/server/testing/tracking';
import type { Person } from '@stint/wire/people';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAs, deed, followInvitation, invite, open, read, signUpInvited, timeline } from './pages.ts';
import { leave, ToldWorld } from './told-world.ts';

// An agency from its first invitation to a contract of its freelancer, in a real Chromium.

const FAY = { name: 'Fay Lindqvist', email: 'fay@example.test', password: 'fay-draws-shops' };
const GUS = { name: 'Gus Andrade', email: 'gus@example.test', password: 'gus-speaks-for-her' };

let world: ToldWorld;
/** The agency's owner. */
let oda: TestPerson;
let gus: Page;
let fay: Page;
let fayId = '';
let contract = '';

beforeAll(async () => {
  world = await ToldWorld.open();
  oda = await createMember(world.house, 'Oda Berg', await createAgency(world.house, 'Northlight'), 'owner');
});
afterAll(() => world.close());

const me = async (page: Page): Promise<Person> => (await askAs(world, page, 'GET /session')).json as Person;

describe('an agency', () => {
  it('invites an agent and a freelancer by mail; the links are followed signed out, and signing up accepts', async () => {
    const team = await world.enter(oda, '/team');
    await read(team);
    await invite(team, GUS.email, 'Agent');
    await invite(team, FAY.email, 'Freelancer');
    gus = await followInvitation(world, GUS.email);
    await gus.getByRole('heading', { name: 'You are invited to Northlight' }).waitFor();
    await gus.getByText('proposes, accepts and declines for the freelancers').waitFor();
    await signUpInvited(gus, GUS);
    fay = await followInvitation(world, FAY.email);
    await fay.getByText('is spoken for by this agency, and can leave it at any time').waitFor();
    await signUpInvited(fay, FAY);
    fayId = (await me(fay)).id;
    expect((await me(gus)).organisations).toMatchObject([
      { name: 'Northlight', kind: 'agency', role: 'agent' },
    ]);

    await open(world, team, '/team');
    await team.getByRole('region', { name: 'Members' }).getByText('Gus Andrade').waitFor();
    await team
      .getByRole('region', { name: 'Freelancers of the agency' })
      .getByRole('link', { name: FAY.name })
      .waitFor();
    expect(await team.getByRole('list', { name: 'Open invitations' }).count()).toBe(0);
    await open(world, fay, `/freelancers/${fayId}`);
    await fay
      .getByRole('region', { name: 'Who speaks for you' })
      .getByText('Northlight', { exact: true })
      .waitFor();
    await leave(team);
  });

  it('proposes through its agent, who reads whose turn it is, and accepts the offer for the freelancer', async () => {
    const { ben, acme } = world.work;
    const body = { ...SHOP, organisation: acme };
    const posted = await world.office.ask('POST /jobs', { token: ben.token, body });
    const { id: job } = posted.json as { id: string };
    await open(world, gus, `/jobs/${job}`);
    await gus.getByLabel('Who proposes').selectOption({ label: `${FAY.name}, by way of Northlight` });
    await gus.getByLabel('Your rate an hour, USD').fill('48');
    await gus.getByLabel('Message', { exact: true }).fill('Fay has drawn three of them.');
    await deed(gus, 'Send the proposal');
    await gus.waitForURL(/\/proposals\/[0-9a-f-]{36}$/);
    await gus.getByRole('heading', { name: `${FAY.name}’s proposal` }).waitFor();
    const proposal = gus.url().slice(-36);

    const client = await world.enter(ben, `/proposals/${proposal}`);
    await client.getByText('Fay has drawn three of them.').waitFor();
    await client.getByText('Northlight').first().waitFor();
    await client.getByRole('link', { name: 'Make an offer' }).click();
    await client.waitForURL('**/offers/new?proposal=*');
    await deed(client, `Send the offer to ${FAY.name}`);
    await client.waitForURL(/\/offers\/[0-9a-f-]{36}$/);
    contract = client.url().slice(-36);

    await open(world, gus, `/offers/${contract}`);
    await gus.getByText(`Acme Garden Tools to ${FAY.name} through Northlight`).waitFor();
    await deed(gus, 'Accept …', 'Accept and make the contract');
    await gus.getByRole('link', { name: 'Open the contract' }).click();
    for (const page of [gus, fay, client]) {
      await open(world, page, `/contracts/${contract}`);
      await page.getByText(`Northlight speaks for ${FAY.name}`).waitFor();
      await timeline(page, /Gus Andrade accepted the offer/).waitFor();
    }
    await leave(client);
  });

  it('sees the diary and the contract that came of it, and can correct nothing', async () => {
    const device = await createTracker(world.house, { ...world.work.ana, person: fayId });
    const from = world.house.clock.now();
    world.house.movable.moveTo(from + 600);
    await new TestTracker(world.house, device, contract).work(formatInstant(from), formatInstant(from + 600));
    world.house.movable.moveTo(from + 1800);
    for (const page of [fay, gus]) await open(world, page, `/contracts/${contract}/diary/2026-11-18`);
    const cell = (page: Page) => page.getByRole('gridcell', { name: /^11:00 to / });
    await expect.poll(() => cell(gus).innerText()).toContain('Header colours');
    await cell(fay).press('m');
    await fay.getByRole('dialog').getByLabel('What the work was').waitFor();
    await cell(gus).press('m');
    await gus.getByText('Only the freelancer changes the diary.').waitFor();
    await open(world, gus, `/contracts/${contract}`);
    expect(await gus.getByRole('heading', { name: 'What you may change' }).count()).toBe(0);
    expect(await fay.getByRole('dialog').getByRole('button', { name: 'Save' }).count()).toBe(1);

    const segment = from / 600;
    const own = `/contracts/${contract}`;
    for (const [line, body] of [
      [`PUT ${own}/segments/${segment}/memo`, { memo: 'Another' }],
      [`DELETE ${own}/segments/${segment}`],
      [`POST ${own}/manual-time`, { from: '2026-11-18T08:00:00Z', to: '2026-11-18T08:10:00Z', memo: 'x' }],
      [`POST ${own}/pause`],
      [`POST ${own}/end`],
      [`PUT ${own}/rate`, { rate: '60.00' }],
    ] as const) {
      const { status, code } = await askAs(world, gus, line, body);
      expect([line, status, code]).toEqual([
        line,
        403,
        expect.stringMatching(/^(not-your-role|freelancers-only)$/),
      ]);
    }
    await leave(gus);
    await leave(fay);
  });
});
