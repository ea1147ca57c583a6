import { formatInstant } from '@stint/core/instant';
import type { Kind } from '@stint/wire/told';
import { sampleOf } from '@stint/wire/told.fixture';
import { sql } from 'kysely';
import PostalMime, { type Email } from 'postal-mime';
import { afterEach, describe, expect, it } from 'vitest';
import { moveAndTick } from './clock.ts';
import type { Actor, House } from './house.ts';
import { sendMail } from './operations/mail/send-mail.ts';
import { setNoticeSettings } from './operations/notifications/settings.ts';
import { tellingIn } from './operations/notifications/tell.ts';
import { postTo, type TestMailServer, testMailServer } from './outside/mail/server.testing.ts';
import { sendOwed } from './post.ts';
import { isRefusal } from './refusal.ts';
import { openDatabase } from './store/database.ts';
import { claimMail, noteHandedOver } from './store/mails.ts';
import { markRead, notificationsOf } from './store/notifications.ts';
import { readerOf } from './store/readers.ts';
import { createPeople, type TestHouse, type TestPeople, testHouse } from './testing/house.ts';

interface World {
  readonly house: TestHouse;
  readonly people: TestPeople;
  readonly mails: TestMailServer;
}

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function world(at = '2026-11-18T10:00:00Z'): Promise<World> {
  const mails = await testMailServer();
  const house = await testHouse({ at, post: postTo(mails.server) });
  opened.push(mails, house);
  const people = await createPeople(house);
  // Of Ana's tracker nobody is told here.
  await house.db.deleteFrom('telling_owed').execute();
  return { house, mails, people };
}

let events = 0;

/** Tells Ana something of this kind. */
async function tell(house: House, { person }: Actor, kind: Kind): Promise<void> {
  events += 1;
  const event = `test:${events}`;
  await tellingIn(house, (_trx, say) =>
    say({ to: [person], event, at: house.clock.now(), told: sampleOf(kind) }),
  );
}

async function settle(
  house: House,
  actor: Actor,
  wanted: Omit<Parameters<typeof setNoticeSettings>[2], 'version'>,
) {
  const { version } = await readerOf(house.db, actor.person);
  const set = await setNoticeSettings(house, actor, { ...wanted, version });
  if (isRefusal(set)) throw new Error(set.refused);
}

const parsed = (mails: TestMailServer): Promise<Email[]> =>
  Promise.all(mails.taken.map((bytes) => PostalMime.parse(bytes)));
const states = async (house: House) =>
  (await house.db.selectFrom('mail').select('state').orderBy('made_at').orderBy('id').execute()).map(
    (row) => row.state,
  );
const until = (house: TestHouse, to: string) => moveAndTick(house, Math.floor(Date.parse(to) / 1000));

describe('a mail', () => {
  it('is sent once, though two houses look for it at the same time', async () => {
    const { house, people, mails } = await world();
    for (let n = 0; n < 20; n += 1) await tell(house, people.ana, 'bonus-declined');
    const db = openDatabase(house.appUrl, () => undefined);
    opened.push({ close: () => db.destroy() });
    const other = { ...house, db };
    const sent = await Promise.all([sendOwed(house), sendOwed(other), sendOwed(house), sendOwed(other)]);
    expect(sent.reduce((sum, count) => sum + count)).toBe(20);
    const ids = (await parsed(mails)).map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(20);
    expect(ids).toHaveLength(20);
  });

  it('that gets “later” is tried again after a minute, five, twenty …, and arrives under the same id', async () => {
    const { house, people, mails } = await world();
    await tell(house, people.ana, 'payout-failed');
    mails.trouble = [451, 421, 'none'];
    const arrives: string[] = [];
    for (const wait of [0, 59, 1, 299, 1]) {
      house.movable.moveTo(house.clock.now() + wait);
      if ((await sendOwed(house)) > 0) arrives.push(formatInstant(house.clock.now()));
    }
    expect(arrives).toEqual(['2026-11-18T10:06:00Z']);
    expect(mails.sessions).toHaveLength(3);
    const [row] = await house.db.selectFrom('mail').selectAll().execute();
    expect(row).toMatchObject({ state: 'sent', attempts: 3 });
    expect((await parsed(mails))[0]?.messageId).toBe(`<${row?.id}@example.org>`);
  });

  it('is given up after eight tries in two days, and stays in the pages', async () => {
    const { house, people, mails } = await world();
    await tell(house, people.ana, 'payout-failed');
    mails.trouble = [451];
    for (let n = 0; n < 12; n += 1) {
      await sendOwed(house);
      house.movable.moveTo(house.clock.now() + 86_400);
    }
    expect(mails.sessions).toHaveLength(8);
    const [row] = await house.db.selectFrom('mail').selectAll().execute();
    expect(row).toMatchObject({ state: 'failed', fault: expect.stringContaining('451') });
    expect(await notificationsOf(house.db, people.ana.person, { before: null, limit: 9 })).toHaveLength(1);
  });

  it('that is refused for good is not tried again', async () => {
    const { house, people, mails } = await world();
    await tell(house, people.ana, 'payout-failed');
    mails.trouble = [554];
    await sendOwed(house);
    house.movable.moveTo(house.clock.now() + 86_400);
    expect(await sendOwed(house)).toBe(0);
    expect(await states(house)).toEqual(['failed']);
    expect(mails.sessions).toHaveLength(1);
  });

  it('waits while the server is away, and three tries show that it is', async () => {
    const { house, people, mails } = await world();
    await mails.close();
    for (let n = 0; n < 30; n += 1) await tell(house, people.ana, 'payout-failed');
    expect(await sendOwed(house)).toBe(0);
    const tried = await house.db.selectFrom('mail').select('id').where('attempts', '>', 0).execute();
    expect(tried.length).toBeLessThan(8);
    expect(new Set(await states(house))).toEqual(new Set(['owed']));
  });
});

describe('a house that dies while it sends', () => {
  /** Somebody claimed it, and was not heard of for six minutes. */
  async function dead(house: House): Promise<void> {
    await sql`update mail set claimed_at = clock_timestamp() - interval '6 minutes'`.execute(house.db);
  }

  it('before the mail was handed over leaves it owed: the next house sends it', async () => {
    const { house, people, mails } = await world();
    await tell(house, people.ana, 'payout-failed');
    const [mail] = await house.db.selectFrom('mail').select('id').execute();
    const claimed = await claimMail(house.db, mail?.id ?? '');
    expect(await sendOwed(house)).toBe(0);
    await dead(house);
    expect(await sendOwed(house)).toBe(1);
    expect(mails.taken).toHaveLength(1);
    // The dead one was only slow: it may not hand over any more.
    expect(claimed && (await noteHandedOver(house.db, claimed))).toBe(false);
  });

  it('after that leaves it in doubt: it is never sent twice, and the operator sees it', async () => {
    const { house, people, mails } = await world();
    await tell(house, people.ana, 'payout-failed');
    const [mail] = await house.db.selectFrom('mail').select('id').execute();
    const post = { ...postTo(mails.server), send: () => Promise.reject(new Error('never asked')) };
    const claimed = await claimMail(house.db, mail?.id ?? '');
    expect(claimed && (await noteHandedOver(house.db, claimed))).toBe(true);
    await dead(house);
    expect(await sendOwed({ ...house, post })).toBe(0);
    expect(await states(house)).toEqual(['unknown']);
    expect(await sendMail(house, postTo(mails.server), mail?.id ?? '')).toBe('taken');
    expect(mails.taken).toEqual([]);
  });
});

describe('what somebody chose', () => {
  it('holds from now on, and for what is owed too: a kind that was turned off is not sent', async () => {
    const { house, people, mails } = await world();
    const { ana } = people;
    await tell(house, ana, 'payout-failed');
    await tell(house, ana, 'bonus-declined');
    await settle(house, ana, { kind: { kind: 'payout-failed', inApp: true, mail: 'off' } });
    await settle(house, ana, { kind: { kind: 'time-late', inApp: false, mail: 'off' } });
    await tell(house, ana, 'payout-failed');
    await tell(house, ana, 'time-late');
    expect(await sendOwed(house)).toBe(1);
    expect(await states(house)).toEqual(expect.arrayContaining(['dropped', 'sent']));
    expect((await parsed(mails)).map(({ subject }) => subject)).toEqual(['Web shop: the bonus is declined']);
    const shown = await notificationsOf(house.db, ana.person, { before: null, limit: 9 });
    expect(shown.map(({ kind }) => kind)).toEqual(['payout-failed', 'bonus-declined', 'payout-failed']);
  });

  it('of language and zone is how the mail is written', async () => {
    const { house, people, mails } = await world();
    await settle(house, people.ana, { language: 'ja', zone: 'Asia/Tokyo' });
    await tell(house, people.ana, 'week-closed');
    await settle(house, people.ana, { language: 'ar' });
    await tell(house, people.ana, 'payout-failed');
    await settle(house, people.ana, { language: 'ja' });
    await sendOwed(house);
    const [closed] = (await parsed(mails)).filter(({ subject }) => subject?.includes('週'));
    expect(closed?.text).toContain('12月2日(水) 09:00（00:00 UTC）');
    expect(closed?.text).toContain('Duarteさん、こんにちは。');
    expect(closed?.html).toContain('<html lang="ja" dir="ltr">');
    expect(closed?.text).toContain(
      'https://stint.example/contracts/0e3a5c9e-6f0b-4c53-9b39-0a0000000001/weeks/2026-11-16',
    );
  });
});

describe('a digest', () => {
  it('gathers a day, until 07:00 of its reader, over the day on which clocks change', async () => {
    const { house, people, mails } = await world('2026-10-23T12:00:00Z');
    const { ana, ben } = people;
    await settle(house, ana, { zone: 'Europe/Berlin' });
    await settle(house, ben, { zone: 'America/New_York', digest: 'weekly', language: 'ar' });
    for (const to of ['2026-10-24T04:59:59Z', '2026-10-24T22:00:00Z', '2026-10-25T05:59:59Z']) {
      await tell(house, ana, 'payout-sent');
      await tell(house, ben, 'limit-used-up');
      await until(house, to);
    }
    await until(house, '2026-10-27T00:00:00Z');
    await sendOwed(house);
    const sent = (await parsed(mails))
      .map(({ date, to, subject }) => `${date} ${to?.[0]?.name}: ${subject}`)
      .sort();
    expect(sent).toEqual([
      '2026-10-24T05:00:00.000Z Ana Duarte: Stint: 2 things happened',
      '2026-10-25T06:00:00.000Z Ana Duarte: Stint: 1 thing happened',
      '2026-10-26T11:00:00.000Z Ben Okafor: Stint: حدثت \u20683\u2069 أمور',
    ]);
  });

  it('leaves out what was read in the pages by then, and is not sent where nothing is left', async () => {
    const { house, people, mails } = await world();
    const { ana } = people;
    await tell(house, ana, 'payout-sent');
    await tell(house, ana, 'money-available');
    const [newest] = await notificationsOf(house.db, ana.person, { before: null, limit: 1 });
    await markRead(house.db, ana.person, { ids: [newest?.id ?? ''] }, house.clock.now());
    await until(house, '2026-11-19T08:00:00Z');
    await tell(house, ana, 'payout-sent');
    const [last] = await notificationsOf(house.db, ana.person, { before: null, limit: 1 });
    await markRead(house.db, ana.person, { upTo: last?.id ?? '' }, house.clock.now());
    await until(house, '2026-11-21T08:00:00Z');
    expect(await sendOwed(house)).toBe(1);
    const [mail] = await parsed(mails);
    expect(mail?.text).toContain('Your payout of $12.50 is sent');
    expect(mail?.text).not.toContain('is available');
  });

  it('is made once, though two houses tick at the same time', async () => {
    const { house, people, mails } = await world();
    for (let n = 0; n < 5; n += 1) await tell(house, people.ana, 'payout-sent');
    house.movable.moveTo(house.clock.now() + 86_400);
    const db = openDatabase(house.appUrl, () => undefined);
    opened.push({ close: () => db.destroy() });
    const now = house.clock.now();
    await Promise.all([moveAndTick(house, now), moveAndTick({ ...house, db }, now)]);
    await Promise.all([sendOwed(house), sendOwed({ ...house, db })]);
    expect((await parsed(mails)).map(({ subject }) => subject)).toEqual(['Stint: 5 things happened']);
  });

  it('of more than fifty tells fifty and how many more there are', async () => {
    const { house, people, mails } = await world();
    for (let n = 0; n < 53; n += 1) await tell(house, people.ana, 'payout-sent');
    await until(house, '2026-11-19T08:00:00Z');
    await sendOwed(house);
    const [mail] = await parsed(mails);
    expect(mail?.text?.match(/Your payout of/g)).toHaveLength(50);
    expect(mail?.text).toContain('… and 3 more, on the page of your notifications.');
  });

  it('that waits moves with its reader’s zone', async () => {
    const { house, people } = await world();
    await tell(house, people.ana, 'payout-sent');
    await settle(house, people.ana, { zone: 'Asia/Tokyo', digest: 'weekly' });
    const [row] = await house.db.selectFrom('notification').select('digest_at').execute();
    expect(formatInstant(Number(row?.digest_at))).toBe('2026-11-22T22:00:00Z');
    await settle(house, people.ana, { kind: { kind: 'payout-sent', inApp: true, mail: 'off' } });
    const [none] = await house.db.selectFrom('notification').select('digest_at').execute();
    expect(none?.digest_at).toBeNull();
  });
});
