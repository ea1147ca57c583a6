import { formatInstant } from '@stint/core/instant';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import type { House } from './house.ts';
import { sendMail } from './operations/mail/send-mail.ts';
import { postTo } from './outside/mail/server.testing.ts';
import { sendOwed } from './post.ts';
import { openDatabase } from './store/database.ts';
import { claimMail, noteHandedOver } from './store/mails.ts';
import { notificationsOf } from './store/notifications.ts';
import { closeAll, closeLater, mailWorld, parsed, settle, tell } from './testing/mail-world.ts';

afterEach(closeAll);

const states = async (house: House) =>
  (await house.db.selectFrom('mail').select('state').orderBy('made_at').orderBy('id').execute()).map(
    (row) => row.state,
  );

describe('a mail', () => {
  it('is sent once, though two houses look for it at the same time', async () => {
    const { house, people, mails } = await mailWorld();
    for (let n = 0; n < 20; n += 1) await tell(house, people.ana, 'bonus-declined');
    const db = openDatabase(house.appUrl, () => undefined);
    closeLater({ close: () => db.destroy() });
    const other = { ...house, db };
    const sent = await Promise.all([sendOwed(house), sendOwed(other), sendOwed(house), sendOwed(other)]);
    expect(sent.reduce((sum, count) => sum + count)).toBe(20);
    const ids = (await parsed(mails)).map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(20);
    expect(ids).toHaveLength(20);
  });

  it('that gets “later” is tried again after a minute, five, twenty …, and arrives under the same id', async () => {
    const { house, people, mails } = await mailWorld();
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
    const { house, people, mails } = await mailWorld();
    await tell(house, people.ana, 'payout-failed');
    mails.trouble = [451];
    for (let n = 0; n < 12; n += 1) {
      await sendOwed(house);
      house.movable.moveTo(house.clock.now() + 86_400);
    }
    expect(mails.sessions).toHaveLength(8);
    const [row] = await house.db.selectFrom('mail').selectAll().execute();
    expect(row?.state).toBe('failed');
    expect(row?.fault).toContain('451');
    expect(await notificationsOf(house.db, people.ana.person, { before: null, limit: 9 })).toHaveLength(1);
  });

  it('that is refused for good is not tried again', async () => {
    const { house, people, mails } = await mailWorld();
    await tell(house, people.ana, 'payout-failed');
    mails.trouble = [554];
    await sendOwed(house);
    house.movable.moveTo(house.clock.now() + 86_400);
    expect(await sendOwed(house)).toBe(0);
    expect(await states(house)).toEqual(['failed']);
    expect(mails.sessions).toHaveLength(1);
  });

  it('waits while the server is away, and three tries show that it is', async () => {
    const { house, people, mails } = await mailWorld();
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
    const { house, people, mails } = await mailWorld();
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
    const { house, people, mails } = await mailWorld();
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
    const { house, people, mails } = await mailWorld();
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
    const { house, people, mails } = await mailWorld();
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
