import { formatInstant } from '@stint/core/instant';
import { afterEach, describe, expect, it } from 'vitest';
import { moveAndTick } from './clock.ts';
import { sendOwed } from './post.ts';
import { openDatabase } from './store/database.ts';
import { markRead, notificationsOf } from './store/notifications.ts';
import { closeAll, closeLater, mailWorld, parsed, settle, tell, until } from './testing/mail-world.ts';

afterEach(closeAll);

describe('a digest', () => {
  it('gathers a day, until 07:00 of its reader, over the day on which clocks change', async () => {
    const { house, people, mails } = await mailWorld('2026-10-23T12:00:00Z');
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
    const { house, people, mails } = await mailWorld();
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
    const { house, people, mails } = await mailWorld();
    for (let n = 0; n < 5; n += 1) await tell(house, people.ana, 'payout-sent');
    house.movable.moveTo(house.clock.now() + 86_400);
    const db = openDatabase(house.appUrl, () => undefined);
    closeLater({ close: () => db.destroy() });
    const now = house.clock.now();
    await Promise.all([moveAndTick(house, now), moveAndTick({ ...house, db }, now)]);
    await Promise.all([sendOwed(house), sendOwed({ ...house, db })]);
    expect((await parsed(mails)).map(({ subject }) => subject)).toEqual(['Stint: 5 things happened']);
  });

  it('of more than fifty tells fifty and how many more there are', async () => {
    const { house, people, mails } = await mailWorld();
    for (let n = 0; n < 53; n += 1) await tell(house, people.ana, 'payout-sent');
    await until(house, '2026-11-19T08:00:00Z');
    await sendOwed(house);
    const [mail] = await parsed(mails);
    expect(mail?.text?.match(/Your payout of/g)).toHaveLength(50);
    expect(mail?.text).toContain('… and 3 more, on the page of your notifications.');
  });

  it('that waits moves with its reader’s zone', async () => {
    const { house, people } = await mailWorld();
    await tell(house, people.ana, 'payout-sent');
    await settle(house, people.ana, { zone: 'Asia/Tokyo', digest: 'weekly' });
    const [row] = await house.db.selectFrom('notification').select('digest_at').execute();
    expect(formatInstant(Number(row?.digest_at))).toBe('2026-11-22T22:00:00Z');
    house.movable.moveTo(Number(row?.digest_at));
    await settle(house, people.ana, { zone: 'UTC' });
    const [due] = await house.db.selectFrom('notification').select('digest_at').execute();
    expect(due).toEqual(row);
    await settle(house, people.ana, { kind: { kind: 'payout-sent', inApp: true, mail: 'off' } });
    const [none] = await house.db.selectFrom('notification').select('digest_at').execute();
    expect(none?.digest_at).toBeNull();
  });
});
