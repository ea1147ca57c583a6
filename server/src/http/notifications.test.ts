import type { NoticeSettings } from '@stint/wire/notifications';
import { afterAll, describe, expect, it } from 'vitest';
import { sendOwed } from '../post.ts';
import { openMailOffice } from '../testing/mail-office.ts';
import type { TestAnswer } from '../testing/office.ts';
import { createFreelancer, type TestPerson } from '../testing/people.ts';
import { createTestContract } from '../testing/tracking.ts';

const { mails, house, office, people, tell, unread, close } = await openMailOffice();
afterAll(close);

interface Page {
  readonly notifications: readonly { id: string; kind: string; readAt: string | null }[];
  readonly next: string | null;
}
const page = async ({ token }: TestPerson, query = '') =>
  (await office.ask(`GET /me/notifications${query}`, { token })).json as Page;

describe('what somebody was told', () => {
  it('is read page by page, the newest first, without one twice or left out', async () => {
    const ana = await createFreelancer(house, 'Ada Byron');
    await tell(ana, 'payout-sent', 25);
    await tell(ana, 'bonus-declined');
    const seen: string[] = [];
    let at: Page = await page(ana, '?limit=10');
    expect(at.notifications[0]?.kind).toBe('bonus-declined');
    for (;;) {
      seen.push(...at.notifications.map(({ id }) => id));
      if (at.next === null) break;
      await tell(ana, 'payout-sent');
      at = await page(ana, `?limit=10&before=${at.next}`);
    }
    expect(seen).toHaveLength(26);
    expect(new Set(seen).size).toBe(26);
  });

  it('is marked as read one by one, or up to the last one seen: what came since stays unread', async () => {
    const ana = await createFreelancer(house, 'Bea Lima');
    await tell(ana, 'payout-sent', 5);
    const { notifications } = await page(ana);
    const [newest, second] = notifications.map(({ id }) => id);
    await office.ask('PUT /me/notifications/read', { token: ana.token, body: { ids: [second] } });
    expect(await unread(ana)).toBe(4);
    await tell(ana, 'payout-failed', 2);
    const marked = await office.ask('PUT /me/notifications/read', {
      token: ana.token,
      body: { upTo: newest },
    });
    expect(marked.json).toEqual({ unread: 2 });
    expect((await page(ana)).notifications.map(({ readAt }) => readAt !== null)).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
      true,
    ]);
  });

  it('is nobody else’s: not to read, not to mark, not to turn pages by', async () => {
    const [ada, eve] = [await createFreelancer(house, 'Cid Roy'), await createFreelancer(house, 'Eve')];
    await tell(ada, 'payout-sent', 3);
    const [mine] = (await page(ada)).notifications;
    for (const body of [{ ids: [mine?.id] }, { upTo: mine?.id }]) {
      await office.ask('PUT /me/notifications/read', { token: eve.token, body });
    }
    expect(await unread(ada)).toBe(3);
    expect(await page(eve, `?before=${mine?.id}`)).toEqual({ notifications: [], next: null });
  });

  it('rings in the open page of that person alone, on the stream that shows the contract too', async () => {
    const k1 = await createTestContract(house, people);
    const [anas, bens, cleos] = await Promise.all([
      listen(people.ana, `?contract=${k1}`),
      listen(people.ben, ''),
      listen(await createFreelancer(house, 'Cleo Park'), `?contract=${k1}`),
    ]);
    expect(cleos.status).toBe(404);
    await tell(people.ana, 'payout-sent');
    house.events.tell(k1, { kind: 'week' });
    await expect.poll(anas.said).toMatch(/event: notification[\s\S]*event: week/);
    await tell(people.ben, 'week-invoiced');
    await expect.poll(bens.said).toContain('event: notification');
    expect(bens.said()).not.toContain('week');
    expect(bens.said().match(/event: notification/g)).toHaveLength(1);
    for (const stream of [anas, bens, cleos]) await stream.leave();
  });
});

describe('how somebody is told', () => {
  const read = async ({ token }: TestPerson) =>
    (await office.ask('GET /me/notice-settings', { token })).json as NoticeSettings;
  const set = ({ token }: TestPerson, body: object): Promise<TestAnswer> =>
    office.ask('PUT /me/notice-settings', { token, body });

  it('is what the first browser said, until it is changed; a later browser says nothing', async () => {
    const ada = await createFreelancer(house, 'Dea Kim');
    const signIn = (languages: string[], zone: string) =>
      office.ask('POST /session', {
        body: { email: ada.email, password: ada.password, reader: { languages, zone } },
      });
    expect((await signIn(['pt-BR', 'ja-JP'], 'Asia/Tokyo')).status).toBe(200);
    expect((await signIn(['ar'], 'Africa/Cairo')).status).toBe(200);
    expect(await read(ada)).toMatchObject({
      language: 'ja',
      zone: 'Asia/Tokyo',
      digest: 'daily',
      mailed: true,
    });
    const other = await createFreelancer(house, 'Otto Sand');
    const body = {
      email: other.email,
      password: other.password,
      reader: { languages: [], zone: 'Mars/Olympus' },
    };
    expect((await office.ask('POST /session', { body })).status).toBe(200);
    expect(await read(other)).toMatchObject({ language: 'en', zone: 'UTC' });
  });

  it('names the kinds that can be told to a freelancer, or to a client, and no others', async () => {
    const kinds = async (person: TestPerson) => (await read(person)).kinds.map(({ kind }) => kind);
    expect(await kinds(people.ana)).toEqual(expect.arrayContaining(['week-closed', 'contract-made']));
    expect(await kinds(people.ana)).not.toContain('week-invoiced');
    expect(await kinds(people.ben)).toEqual(expect.arrayContaining(['week-invoiced', 'contract-made']));
    expect(await kinds(people.ben)).not.toContain('limit-reached');
    expect(await kinds(people.olu)).toEqual([]);
  });

  it('is changed in one tab; the other, which has not seen it, is told and writes nothing', async () => {
    const ada = await createFreelancer(house, 'Flo Pons');
    const { version } = await read(ada);
    const changed = await set(ada, { version, zone: 'Asia/Kathmandu' });
    expect(changed.json).toMatchObject({ zone: 'Asia/Kathmandu', version: version + 1 });
    expect((await set(ada, { version, zone: 'UTC' })).code).toBe('settings-changed');
    const both = await Promise.all(
      ['ar', 'ja'].map((language) => set(ada, { version: version + 1, language })),
    );
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    expect((await read(ada)).version).toBe(version + 2);
  });

  it('takes no zone that is none', async () => {
    const ada = await createFreelancer(house, 'Gus Wade');
    const refused = await set(ada, { version: 0, zone: 'Mars/Olympus' });
    expect([refused.status, refused.code]).toEqual([422, 'no-such-zone']);
    expect((refused.json as { field: string }).field).toBe('zone');
  });
});

describe('the operator', () => {
  it('sees how mails leave the house, and what will not arrive', async () => {
    await sendOwed(house); // what the stories above have left
    mails.trouble = [554, 'none'];
    await tell(people.ben, 'bonus-asked');
    await sendOwed(house);
    const { json } = await office.ask('GET /post', { token: people.olu.token });
    expect(json).toMatchObject({
      way: 'smtp',
      from: 'stint@example.org',
      trouble: [{ person: 'Ben Okafor', state: 'failed' }],
    });
    const { where, trouble } = json as { where: string; trouble: { fault: string }[] };
    expect(where).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(trouble[0]?.fault).toContain('554');
    expect((await office.ask('GET /demo/mails', { token: people.olu.token })).code).toBe('no-mail-sink');
  });
});

async function listen({ token }: TestPerson, query: string) {
  const leaving = new AbortController();
  const response = await fetch(`${office.address}/api/v1/me/events${query}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: leaving.signal,
  });
  let said = '';
  const over = (async () => {
    for await (const chunk of response.body ?? []) said += Buffer.from(chunk).toString();
  })().catch(() => {});
  const leave = async (): Promise<void> => {
    leaving.abort();
    await over;
  };
  return { status: response.status, said: () => said, leave };
}
