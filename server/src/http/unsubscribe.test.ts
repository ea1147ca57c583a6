import type { Kind } from '@stint/wire/told';
import PostalMime from 'postal-mime';
import { afterAll, describe, expect, it } from 'vitest';
import { tick } from '../clock.ts';
import { sendOwed } from '../post.ts';
import { openMailOffice } from '../testing/mail-office.ts';
import { createFreelancer, type TestPerson } from '../testing/people.ts';

const { mails, house, office, people, tell, unread, close } = await openMailOffice();
afterAll(close);

describe('the link in a mail', () => {
  /** The address under which a mail is turned off, as its header names it. */
  async function turnOffOf(person: TestPerson, kind: Kind): Promise<string> {
    await tell(person, kind);
    await sendOwed(house);
    return linkOf(person);
  }

  /** The same of the last mail that somebody got. */
  async function linkOf({ email }: TestPerson): Promise<string> {
    const all = await Promise.all(mails.taken.map((bytes) => PostalMime.parse(bytes)));
    const read = all.findLast(({ to }) => to?.[0]?.address === email);
    const header = read?.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
    expect(read?.text).toContain(header.slice(1, -1));
    return new URL(header.slice(1, -1)).pathname;
  }

  /** As a mail program does it: from nowhere, as a form, without a cookie. */
  const oneClick = (
    path: string,
    body = 'List-Unsubscribe=One-Click',
    type = 'application/x-www-form-urlencoded',
  ) => fetch(office.address + path, { method: 'POST', headers: { 'content-type': type }, body });

  it('turns mails of that kind off with one click, for that person, and nothing else', async () => {
    const ada = await createFreelancer(house, 'Ida Berg');
    const path = await turnOffOf(ada, 'payout-failed');
    expect((await fetch(office.address + path)).status).toBeLessThan(600);
    const before = mails.taken.length;
    await tell(ada, 'payout-failed');
    expect(await sendOwed(house)).toBe(1);
    expect((await oneClick(path)).status).toBe(200);
    expect((await oneClick(path)).status).toBe(200);
    await tell(ada, 'payout-failed');
    await tell(ada, 'bonus-declined');
    await tell(people.ana, 'payout-failed');
    await sendOwed(house);
    const subjects = await Promise.all(
      mails.taken.slice(before + 1).map(async (bytes) => (await PostalMime.parse(bytes)).subject),
    );
    expect(subjects.toSorted((a = '', b = '') => a.localeCompare(b))).toEqual([
      'Web shop: the bonus is declined',
      'Your payout of $12.50 came back',
    ]);
    expect(await unread(ada)).toBe(4);
  });

  it('takes a form of parts too, and nothing that is no such form', async () => {
    const ada = await createFreelancer(house, 'Jo Lund');
    const path = await turnOffOf(ada, 'payout-failed');
    const parts =
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
    expect((await oneClick(path, 'a=b')).status).toBe(400);
    expect((await oneClick(path, 'x'.repeat(10_000))).status).toBe(413);
    expect((await oneClick(path, parts, 'multipart/form-data; boundary=x')).status).toBe(200);
  });

  it('shows on its page what it would turn off, and changes nothing by that', async () => {
    const ada = await createFreelancer(house, 'Hal Ito');
    const path = await turnOffOf(ada, 'bonus-declined');
    const look = () => office.ask(`GET ${path}`);
    expect((await look()).json).toEqual({ what: 'bonus-declined', language: 'en', off: false });
    expect((await look()).json).toMatchObject({ off: false });
    expect((await office.ask(`POST ${path}`)).json).toMatchObject({ off: true });
    expect((await look()).json).toMatchObject({ off: true });
  });

  it('of a digest turns off what comes in digests', async () => {
    const ada = await createFreelancer(house, 'Kai Moor');
    await tell(ada, 'payout-sent');
    const row = await house.db
      .selectFrom('notification')
      .select('digest_at')
      .orderBy('n', 'desc')
      .executeTakeFirst();
    house.movable.moveTo(Number(row?.digest_at));
    await tick(house);
    await sendOwed(house);
    expect((await oneClick(await linkOf(ada))).status).toBe(200);
    const settings = await office.ask('GET /me/notice-settings', { token: ada.token });
    expect(settings.text).not.toContain('"mail":"digest"');
    expect(settings.text).toContain('"mail":"now"');
  });

  it('that somebody made up is none', async () => {
    const path = await turnOffOf(people.ana, 'bonus-declined');
    const token = path.split('/').at(-1) ?? '';
    const [person = '', kind = '', signed = ''] = token.split('~');
    const made = [
      `${people.ben.person}~${kind}~${signed}`,
      `${person}~payout-failed~${signed}`,
      `${person}~${kind}~${signed.slice(0, -2)}AA`,
      `${person}~${kind}~`,
      `${person}~${kind}~${signed}~x`,
      `${person}~constructor~${signed}`,
      '..%2F..',
      'x'.repeat(150),
    ];
    for (const one of made) {
      expect((await oneClick(`/unsubscribe/${one}`)).status).toBe(404);
      expect((await office.ask(`POST /unsubscribe/${one}`)).status).toBe(404);
    }
  });
});
