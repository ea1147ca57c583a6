import { LIMITS } from '@stint/wire/limits';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMailOffice } from '../../testing/mail-office.ts';
import { later } from '../../testing/office.ts';

let open: Awaited<ReturnType<typeof openMailOffice>>;
beforeAll(async () => {
  open = await openMailOffice();
});
afterAll(() => open.close());

it('what comes too often within an hour is shown, and waits for the digest; other things are mailed as ever', async () => {
  const { house, office, people, tell } = open;
  const { ana } = people;
  const owed = async (): Promise<[now: number, digest: number]> => {
    const rows = await house.db
      .selectFrom('notification')
      .select(['mail_id', 'digest_at'])
      .where('person_id', '=', ana.person)
      .execute();
    const count = (wanted: (row: (typeof rows)[number]) => boolean) => rows.filter(wanted).length;
    return [count((row) => row.mail_id !== null), count((row) => row.digest_at !== null)];
  };
  await tell(ana, 'offer-changed', LIMITS.mailsOfAKindAnHour + 5);
  expect(await owed()).toEqual([LIMITS.mailsOfAKindAnHour, 5]);
  expect(await open.unread(ana)).toBe(LIMITS.mailsOfAKindAnHour + 5);
  await tell(ana, 'offer-made');
  expect(await owed()).toEqual([LIMITS.mailsOfAKindAnHour + 1, 5]);
  later(house, office, 3600);
  await tell(ana, 'offer-changed');
  expect(await owed()).toEqual([LIMITS.mailsOfAKindAnHour + 2, 5]);
});
