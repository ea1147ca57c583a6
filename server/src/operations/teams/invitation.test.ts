import type { Invitation } from '@stint/wire/invitations';
import type { Organisation } from '@stint/wire/teams';
import PostalMime, { type Email } from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendOwed } from '../../post.ts';
import { type ClaimedMail, claimMail, mendMails, noteHandedOver } from '../../store/mails.ts';
import { joinOrganisation } from '../../store/people.ts';
import { openMailOffice } from '../../testing/mail-office.ts';
import { later } from '../../testing/office.ts';
import { createClient, createMember, createOrganisation, type TestPerson } from '../../testing/people.ts';

const { mails, house, office, people, close } = await openMailOffice();
afterAll(close);

const ask = (who: Pick<TestPerson, 'token'>, line: string, body?: object) =>
  office.ask(line, { token: who.token, ...(body ? { body } : {}) });
const team = async (who: TestPerson, id: string) =>
  (await ask(who, `GET /organisations/${id}`)).json as Organisation;

/** The last mail to this address. */
async function mailTo(address: string): Promise<Email> {
  await sendOwed(house, new AbortController().signal);
  const read = await Promise.all(mails.taken.map((bytes) => PostalMime.parse(bytes)));
  const mail = read.findLast(({ to }) => to?.some((one) => one.address === address));
  if (!mail) throw new Error(`no invitation to ${address}`);
  return mail;
}

/** The token in its link. */
async function linkTo(address: string): Promise<string> {
  const { text, html, headers } = await mailTo(address);
  const token = /\/invitations\/([\w-]{43})/.exec(text ?? '')?.[1] ?? '';
  expect(html).toContain(`/invitations/${token}`);
  expect(headers.some(({ key }) => key === 'list-unsubscribe')).toBe(false);
  return token;
}

/** Takes the mail to this address in hand, as a house does that then dies. */
async function claimed(address: string): Promise<ClaimedMail | null> {
  const { id } = await house.db
    .selectFrom('mail')
    .innerJoin('invitation', 'invitation.id', 'invitation_id')
    .select('mail.id')
    .where('email', '=', address)
    .executeTakeFirstOrThrow();
  return claimMail(house.db, id);
}

const invite = (who: TestPerson, organisation: string, body: object) =>
  ask(who, `POST /organisations/${organisation}/invitations`, body);
const invitation = async (token: string) => office.ask(`GET /invitations/${token}`);
const PASSWORD = 'long enough it is';

describe('an invitation', () => {
  let id: string;
  let kay: TestPerson;
  beforeAll(async () => {
    id = await createOrganisation(house, 'Kay & Co');
    kay = await createClient(house, 'Kay Lund', id);
  });

  it('goes by mail, is read by anybody who holds the link, and lets its address sign up into it', async () => {
    const invited = await invite(kay, id, { email: 'Lea@example.test', role: 'reviewer' });
    expect(invited.json).toMatchObject({ role: 'reviewer', mail: 'on-its-way', link: null });
    const token = await linkTo('Lea@example.test');
    const read = (await invitation(token)).json as Invitation;
    expect(read).toMatchObject({
      organisation: { name: 'Kay & Co', kind: 'client' },
      by: 'Kay Lund',
      role: 'reviewer',
      state: 'open',
      known: false,
    });
    const body = { name: 'Lea Roth', email: 'lea@example.test', password: PASSWORD, invitation: token };
    const other = await office.ask('POST /people/sign-up', { body: { ...body, email: 'mia@example.test' } });
    expect(other.code).toBe('invited-otherwise');
    const taken = await office.ask('POST /people/sign-up', { body: { ...body, email: people.ben.email } });
    expect(taken.code).toBe('invited-otherwise');
    const made = await office.ask('POST /people/sign-up', { body });
    expect(made.json).toMatchObject({ roles: ['client'], organisations: [{ id, role: 'reviewer' }] });
    expect(made.headers.get('set-cookie')).toContain('HttpOnly');
    expect((await invitation(token)).json).toMatchObject({ state: 'accepted', known: true });
    expect(
      (await office.ask('POST /people/sign-up', { body: { ...body, email: 'mia@example.test' } })).code,
    ).toBe('no-such-invitation');
    const told = (await ask(kay, 'GET /me/notifications')).text;
    expect(told).toContain('Lea Roth');
  });

  it('is not kept as it stands in the mail, once that is out', async () => {
    const rows = await house.db
      .selectFrom('mail')
      .selectAll()
      .where('invitation_id', 'is not', null)
      .execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ state, link_token }) => state === 'sent' && link_token === null)).toBe(true);
  });

  it('is one invitation and one mail for one id, and of two to one address the later holds', async () => {
    const one = { id: house.random.uuid(), email: 'mia@example.test', role: 'viewer' };
    const before = mails.taken.length;
    const [a, b] = await Promise.all([invite(kay, id, one), invite(kay, id, one)]);
    expect(a.json).toEqual(b.json);
    const first = await linkTo('mia@example.test');
    expect(mails.taken.length).toBe(before + 1);
    expect((await invite(kay, id, { ...one, role: 'hirer' })).code).toBe('id-taken');
    await invite(kay, id, { email: 'MIA@example.test', role: 'hirer' });
    const second = await linkTo('MIA@example.test');
    expect((await invitation(first)).code).toBe('no-such-invitation');
    expect((await invitation(second)).json).toMatchObject({ role: 'hirer' });
    expect((await team(kay, id)).invitations).toHaveLength(1);
  });

  it('is for its address alone, and accepting it again changes nothing', async () => {
    await invite(kay, id, { email: people.ana.email, role: 'billing' });
    const token = await linkTo(people.ana.email);
    const accept = (who: TestPerson) => ask(who, `POST /invitations/${token}/acceptance`);
    expect((await accept(people.ben)).code).toBe('invited-otherwise');
    const [first, second] = await Promise.all([accept(people.ana), accept(people.ana)]);
    expect(first.json).toEqual(second.json);
    expect(first.json).toMatchObject({ organisation: { id }, role: 'billing' });
    expect((await team(kay, id)).members).toHaveLength(3);
    expect((await invite(kay, id, { email: people.ana.email, role: 'viewer' })).code).toBe('already-member');
  });

  it.each([
    ['none', 'no-such-invitation'],
    ['A'.repeat(43), 'no-such-invitation'],
    ['%3Cscript%3E', 'no-such-invitation'],
    ["'%20or%20'1'='1", 'no-such-invitation'],
    ['A'.repeat(65), 'bad-request'],
    ['%00', 'bad-request'],
  ])('by the link %s is none', async (token, code) => {
    expect((await invitation(token)).code).toBe(code);
    expect((await ask(people.ana, `POST /invitations/${token}/acceptance`)).code).toBe(code);
  });

  it('withdrawn and accepted in the same second comes to one end', async () => {
    for (let round = 0; round < 6; round += 1) {
      const name = `Nia${round} Roe`;
      const nia = await createMember(house, name, await createOrganisation(house, name), 'owner');
      const made = await invite(kay, id, { email: nia.email, role: 'viewer' });
      const token = await linkTo(nia.email);
      const { id: one } = made.json as { id: string };
      const accept = () => ask(nia, `POST /invitations/${token}/acceptance`);
      const withdraw = () => ask(kay, `DELETE /organisations/${id}/invitations/${one}`);
      const [accepted, withdrawn] = await Promise.all([accept(), withdraw()]);
      const is = (await team(kay, id)).members.some(({ person }) => person.id === nia.person);
      expect([accepted.code === null, withdrawn.code === null]).toEqual([is, !is]);
    }
  });

  it('whose mail waits while it is withdrawn never goes out', async () => {
    const made = await invite(kay, id, { email: 'oda@example.test', role: 'viewer' });
    const { id: one } = made.json as { id: string };
    expect((await ask(kay, `DELETE /organisations/${id}/invitations/${one}`)).status).toBe(204);
    await expect(linkTo('oda@example.test')).rejects.toThrow('no invitation');
  });

  it('is mailed with the same link by a house that comes after one that died; handed over, it is never mailed again', async () => {
    const [first, second] = ['roy@example.test', 'sue@example.test'];
    for (const email of [first, second]) await invite(kay, id, { email, role: 'viewer' });
    const [roy, sue] = await Promise.all([first, second].map((email) => claimed(email)));
    if (sue) await noteHandedOver(house.db, sue);
    await house.db
      .updateTable('mail')
      .set({ claimed_at: new Date(0) })
      .where('state', 'in', ['sending', 'handed-over'])
      .execute();
    await mendMails(house.db, house.clock.now());
    expect(await linkTo(first)).toBe(roy?.invitation?.token);
    await expect(linkTo(second)).rejects.toThrow('no invitation');
    const row = await house.db
      .selectFrom('mail')
      .selectAll()
      .where('id', '=', sue?.id ?? '')
      .executeTakeFirst();
    expect(row).toMatchObject({ state: 'unknown', link_token: null });
    expect((await team(kay, id)).invitations.find(({ email }) => email === second)?.mail).toBe('failed');
  });

  it('ends after seven days', async () => {
    await invite(kay, id, { email: 'pia@example.test', role: 'viewer' });
    const token = await linkTo('pia@example.test');
    later(house, office, 7 * 86_400 - 1);
    expect((await invitation(token)).json).toMatchObject({ state: 'open' });
    later(house, office, 1);
    expect((await invitation(token)).json).toMatchObject({ state: 'expired' });
    const body = { name: 'Pia', email: 'pia@example.test', password: PASSWORD, invitation: token };
    expect((await office.ask('POST /people/sign-up', { body })).code).toBe('no-such-invitation');
    expect((await team(kay, id)).invitations).toEqual([]);
  });

  it('goes out twenty times a day from one organisation, and no more', async () => {
    const codes: (string | null)[] = [];
    for (let n = 0; n < 22; n += 1) {
      codes.push((await invite(kay, id, { email: `many${n}@example.test`, role: 'viewer' })).code);
    }
    expect(codes.filter((code) => code === null)).toHaveLength(20);
    expect(codes.at(-1)).toBe('too-many-tries');
  });

  it('goes out twenty times a day from one person, in however many organisations at once', async () => {
    const own = [await createOrganisation(house, 'Im 0'), await createOrganisation(house, 'Im 1')];
    const sal = await createClient(house, 'Sal Im', own[0] ?? '');
    const second = { person: sal.person, organisation: own[1] ?? '' };
    await house.db.transaction().execute((trx) => joinOrganisation(trx, second, house.clock.now()));
    const invited = Array.from({ length: 30 }, (_, n) =>
      invite(sal, own[n % 2] ?? '', { email: `much${n}@example.test`, role: 'viewer' }),
    );
    expect((await Promise.all(invited)).filter(({ code }) => code === null)).toHaveLength(20);
  });

  it('says hostile names as text, in the language of who invites', async () => {
    const hostile = '"><img src=x onerror=alert(1)>\u05d0';
    const of = await createOrganisation(house, hostile);
    const qin = await createClient(house, 'Qin Wu', of);
    const set = { version: 0, language: 'ar' };
    expect((await ask(qin, 'PUT /me/notice-settings', set)).status).toBe(200);
    await invite(qin, of, { email: 'rae@example.test', role: 'owner' });
    const mail = await mailTo('rae@example.test');
    expect(mail.subject).toContain('Stint');
    expect(mail.html).toContain('dir="rtl"');
    expect(mail.html).not.toContain('<img');
    expect(mail.text).toContain(`\u2068${hostile}\u2069`);
  });
});

describe('an agency', () => {
  it('speaks for a freelancer who accepts, until one of them ends it', async () => {
    const id = house.random.uuid();
    const sam = await createClient(house, 'Sam Vale', await createOrganisation(house, 'Sam'));
    await ask(sam, 'POST /organisations', { id, name: 'Vale Agency', kind: 'agency' });
    expect((await invite(sam, people.acme, { email: 'x@example.test', role: 'viewer' })).code).toBe(
      'no-such-organisation',
    );
    expect((await invite(sam, id, { email: 'x@example.test', role: 'hirer' })).code).toBe('bad-request');
    await invite(sam, id, { email: people.ana.email, role: 'freelancer' });
    const token = await linkTo(people.ana.email);
    const accepted = await ask(people.ana, `POST /invitations/${token}/acceptance`);
    expect(accepted.json).toMatchObject({ role: 'freelancer', organisation: { kind: 'agency' } });
    expect((await team(sam, id)).freelancers).toMatchObject([{ person: { id: people.ana.person } }]);
    const leave = `DELETE /organisations/${id}/freelancers/${people.ana.person}`;
    expect((await ask(people.ben, leave)).code).toBe('no-such-organisation');
    expect((await ask(people.ana, leave)).status).toBe(204);
    expect((await ask(people.ana, leave)).code).toBe('no-such-organisation');
    expect((await team(sam, id)).freelancers).toEqual([]);
  });
});
