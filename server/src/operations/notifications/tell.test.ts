import { formatInstant } from '@stint/core/instant';
import { toldOf } from '@stint/wire/told';
import { catalogueOf } from '@stint/wire/words/load';
import { textOf } from '@stint/wire/words/parts';
import { sentencesOf } from '@stint/wire/words/sentences';
import { speakerOf } from '@stint/wire/words/speaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveAndTick, tick } from '../../clock.ts';
import type { Actor } from '../../house.ts';
import { isRefusal } from '../../refusal.ts';
import { notificationsOf } from '../../store/notifications.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { addCard, atWork, CARDS, track, type Work } from '../../testing/money.ts';
import { createClient } from '../../testing/people.ts';
import { createTestContract, TestTracker } from '../../testing/tracking.ts';
import { askBonus } from '../bonus/ask-bonus.ts';
import { declineBonus } from '../bonus/decline-bonus.ts';
import { changeStanding } from '../contracts/change-standing.ts';
import { setLimit } from '../contracts/set-limit.ts';
import { setManualTime } from '../contracts/set-manual-time.ts';
import { setRate } from '../contracts/set-rate.ts';
import { enrolBrowser } from '../devices/enrol-browser.ts';
import { writeManualTime } from '../diary/write-manual-time.ts';
import { payOut } from '../money/pay-out.ts';

/** What somebody was told and can read in the pages, the oldest first: `2026-11-18T10:00:00Z Web shop is paused`. */
async function toldTo(house: TestHouse, { person }: Actor): Promise<string[]> {
  const speaker = speakerOf({ language: 'en', zone: 'UTC' }, await catalogueOf('en'));
  const rows = await notificationsOf(house.db, person, { before: null, limit: 100 });
  return rows.reverse().map((row) => {
    const { title } = sentencesOf(toldOf(row.kind, row.facts), speaker);
    return `${formatInstant(Number(row.at))} ${textOf(title, 'en').replace(/[\u2009\u00A0]/g, '')}`;
  });
}

/** Lets time go on; whatever becomes due on the way is done. */
const until = (house: TestHouse, to: string) => moveAndTick(house, Math.floor(Date.parse(to) / 1000));

describe('B5, D5: a week that is closed and paid', () => {
  let house: TestHouse;
  let work: Work;
  beforeAll(async () => {
    house = await testHouse({ payments: true });
    work = await atWork(house, { card: CARDS.good });
    await track(work.desk, '2026-11-18T06:00:00Z', 18);
    await until(house, '2026-12-02T00:00:00Z');
    await payOut(house, work.ana, { id: house.random.uuid(), currency: 'USD', amount: '100.00' });
  });
  afterAll(() => house.close());

  it('is told to the freelancer, from the invoice to the payout', async () => {
    expect(await toldTo(house, work.ana)).toEqual([
      '2026-11-18T10:00:00Z Web shop: your contract with Acme Garden Tools',
      '2026-11-18T10:00:00Z New tracker: desk',
      '2026-11-23T12:00:00Z Web shop: the week of 16–22 Nov is closed',
      '2026-12-02T00:00:00Z $121.50 is available',
      '2026-12-02T00:00:00Z Your payout of $100.00 is sent',
    ]);
  });

  it('is told to the client, with a word a day before the review ends', async () => {
    expect(await toldTo(house, work.ben)).toEqual([
      '2026-11-18T10:00:00Z Web shop: your contract with Ana Duarte',
      '2026-11-23T12:00:00Z Web shop: invoice for the week of 16–22 Nov',
      '2026-11-27T00:00:00Z Web shop: your review ends Sat 28 Nov, 00:00 UTC',
    ]);
  });

  it('is told once, however often the clock looks', async () => {
    const before = await toldTo(house, work.ana);
    await Promise.all([tick(house), tick({ ...house, db: house.db.withoutPlugins() })]);
    expect(await toldTo(house, work.ana)).toEqual(before);
  });

  it('nobody is mailed by a house that sends no mail, and nothing is kept for a day when it does', async () => {
    expect(await house.db.selectFrom('mail').select('id').execute()).toEqual([]);
    const waiting = await house.db
      .selectFrom('notification')
      .select('n')
      .where('digest_at', 'is not', null)
      .execute();
    expect(waiting).toEqual([]);
  });
});

describe('D5: a charge that is declined', () => {
  it('is told to the client each time, to the freelancer at first and at last, and to both when it is paid', async () => {
    const house = await testHouse({ payments: true });
    const work = await atWork(house, { card: CARDS.declinedLater });
    await track(work.desk, '2026-11-18T06:00:00Z', 6);
    await until(house, '2026-11-24T13:00:00Z');
    await addCard(house, work, CARDS.good);
    await until(house, '2026-11-26T00:00:00Z');
    expect((await toldTo(house, work.ben)).slice(2)).toEqual([
      '2026-11-23T12:00:00Z Web shop: $47.25 could not be charged',
      '2026-11-24T12:00:00Z Web shop: $47.25 could not be charged',
      '2026-11-25T12:00:00Z Web shop: the week of 16–22 Nov is paid',
    ]);
    expect((await toldTo(house, work.ana)).slice(3)).toEqual([
      '2026-11-23T12:00:00Z Web shop: pay for the week of 16–22 Nov is delayed',
      '2026-11-25T12:00:00Z Web shop: the week of 16–22 Nov is paid',
    ]);
    await house.close();
  });
});

describe('what one side of a contract does', () => {
  let house: TestHouse;
  let work: Work;
  let cora: Actor;
  beforeAll(async () => {
    house = await testHouse();
    work = await atWork(house);
    cora = await createClient(house, 'Cora Lind', work.acme);
  });
  afterAll(() => house.close());

  it('B1, B3, M1, T5: is told to the other, and to the doer’s own people, and not to the doer', async () => {
    const { ana, ben, contract } = work;
    await setRate(house, ben, { contract, rate: '50.00' });
    await setRate(house, ana, { contract, rate: '48.00' });
    await setLimit(house, ben, { contract, minutes: 600 });
    await setLimit(house, ben, { contract, minutes: 900 });
    await setManualTime(house, ben, { contract, allowed: false });
    await changeStanding(house, ana, { contract, what: 'paused' });
    await changeStanding(house, ben, { contract, what: 'resumed' });
    await changeStanding(house, ben, { contract, what: 'ended' });
    const titles = async (of: Actor) => (await toldTo(house, of)).map((line) => line.slice(21));
    const byBen = [
      'Web shop: the rate is now $50.00 an hour',
      'Web shop: the weekly limit will be 10:00',
      'Web shop: the weekly limit is now 15:00',
      'Web shop: manual time is no longer allowed',
      'Web shop is resumed',
      'Web shop has ended',
    ];
    const byAna = ['Web shop: the rate is now $48.00 an hour', 'Web shop is paused'];
    const feedback = (other: string) => `Web shop: how was it with ${other}?`;
    expect((await titles(ana)).slice(1)).toEqual([...byBen, feedback('Acme Garden Tools')]);
    expect((await titles(ben)).slice(1)).toEqual([...byAna, feedback('Ana Duarte')]);
    expect((await titles(cora)).sort()).toEqual([...byAna, ...byBen, feedback('Ana Duarte')].sort());
  });

  it('that changes nothing is no news', async () => {
    const contract = await createTestContract(house, work);
    const before = await toldTo(house, work.ana);
    await setRate(house, work.ben, { contract, rate: '45.00' });
    await setLimit(house, work.ben, { contract, minutes: null });
    await setManualTime(house, work.ben, { contract, allowed: false });
    expect(await toldTo(house, work.ana)).toEqual(before);
  });

  it('and is then undone by a fault, is told to nobody', async () => {
    const before = await toldTo(house, work.ana);
    const broken = { ...house, random: { ...house.random, uuid: () => 'no uuid' } };
    const contract = await createTestContract(house, work);
    await expect(setRate(broken, work.ben, { contract, rate: '60.00' })).rejects.toThrow('uuid');
    expect((await toldTo(house, work.ana)).slice(before.length)).toEqual([
      expect.stringContaining('your contract with'),
    ]);
  });
});

describe('time', () => {
  let house: TestHouse;
  let work: Work;
  beforeAll(async () => {
    house = await testHouse();
    work = await atWork(house);
  });
  afterAll(() => house.close());
  const news = async (of: Actor, from: number) => (await toldTo(house, of)).slice(from);

  it('M4: that gave way is told to both sides, once for all that gave way', async () => {
    const { ana, contract, desk } = work;
    await writeManualTime(house, ana, {
      contract,
      from: house.clock.now() - 3600,
      to: house.clock.now() - 1800,
      memo: 'Call',
    });
    await track(desk, '2026-11-18T09:00:00Z', 3);
    await tick(house);
    expect(await news(work.ben, 1)).toEqual([]);
    await until(house, '2026-11-18T10:30:00Z');
    const told = ['2026-11-18T10:15:00Z Web shop: manual time gave way to tracked time'];
    expect(await news(work.ben, 1)).toEqual(told);
    expect(await news(work.ana, 2)).toEqual(told);
    const [row] = await notificationsOf(house.db, work.ben.person, { before: null, limit: 1 });
    expect(row?.facts).toMatchObject({ seconds: 1800, week: '2026-11-16' });
  });

  it('T6, D4: that came late is told to the freelancer alone; the bonus asked for it to the client', async () => {
    const { ana, ben, contract, desk } = work;
    house.movable.moveTo(house.clock.now() + 7 * 86_400);
    await track(desk, '2026-11-18T08:00:00Z', 2);
    await until(house, '2026-11-25T11:00:00Z');
    expect((await news(ana, 3)).at(-1)).toBe('2026-11-25T10:45:00Z Web shop: time came after the lock');
    const before = (await toldTo(house, ben)).length;
    const asked = { contract, week: '2026-11-16' };
    expect(isRefusal(await askBonus(house, ana, { ...asked, memo: 'No net on the train' }))).toBe(false);
    await askBonus(house, ana, { ...asked, memo: 'Really none' });
    expect(await news(ben, before)).toEqual(['2026-11-25T11:00:00Z Ana Duarte asks for a bonus of $15.00']);
    await declineBonus(house, ben, { ...asked, answer: '' });
    await declineBonus(house, ben, { ...asked, answer: 'again' });
    expect((await news(ana, 0)).filter((line) => line.includes('declined'))).toHaveLength(1);
  });

  it('B2: near and at the limit is told to the freelancer at once, to the client an hour later', async () => {
    const { ana, ben } = work;
    const contract = await createTestContract(house, work, { weeklyLimitMinutes: 100 });
    const desk = new TestTracker(house, work.tracker, contract);
    const [anas, bens] = [(await toldTo(house, ana)).length, (await toldTo(house, ben)).length];
    await track(desk, '2026-11-25T06:00:00Z', 8);
    await tick(house);
    expect(await news(ana, anas)).toEqual([]);
    await track(desk, '2026-11-25T07:20:00Z', 1);
    await tick(house);
    expect(await news(ana, anas)).toEqual([
      '2026-11-25T11:00:00Z Web shop: 90 % of this week’s limit is used',
    ]);
    await track(desk, '2026-11-25T07:30:00Z', 2);
    await tick(house);
    const reached = '2026-11-25T11:00:00Z Web shop: this week’s limit is reached';
    expect((await news(ana, anas)).slice(1)).toEqual([reached]);
    expect(await news(ben, bens)).toEqual([]);
    await until(house, '2026-11-25T12:30:00Z');
    expect(await news(ben, bens)).toEqual(['2026-11-25T12:00:00Z Web shop: this week’s limit is used up']);
    await setLimit(house, ben, { contract, minutes: 120 });
    await track(desk, '2026-11-25T07:50:00Z', 1);
    await tick(house);
    expect((await news(ana, anas)).at(-1)).toBe(
      '2026-11-25T12:30:00Z Web shop: this week’s limit is reached',
    );
  });

  it('of a contract without a limit asks for nothing', async () => {
    const owed = await house.db.selectFrom('telling_owed').select('what').execute();
    expect(owed.filter(({ what }) => what === 'limit')).toEqual([]);
  });
});

it('a new tracker is told to its freelancer, and the name that it gives itself harms nobody', async () => {
  const house = await testHouse();
  const { ana } = await atWork(house);
  await enrolBrowser(house, ana, 'Firefox <b>', { at: 0, wall: 1_794_996_000 });
  await tick(house);
  expect(await toldTo(house, ana)).toContain('2026-11-18T10:00:00Z New tracker: Firefox <b>');
  await house.close();
});
