import { DAY_SECONDS } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { openDatabase } from '../../store/database.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { deathOf, startDoomed } from '../../testing/kill.ts';
import {
  addCard,
  armFault,
  atWork,
  CARDS,
  heldByProcessor,
  statement,
  track,
  type Work,
} from '../../testing/money.ts';
import { moveClock } from '../clock/move-clock.ts';
import { readPurses } from './read-purses.ts';

const CHARGES = '/v1/payment_intents';
let house: TestHouse;
let work: Work;

beforeEach(async () => {
  house = await testHouse({ payments: true });
});
afterEach(() => house.close());

/** An hour at 45.00, charged as 47.25, in a week that has locked. */
async function oneHourOwed(card?: string): Promise<void> {
  work = await atWork(house, card === undefined ? {} : { card });
  await track(work.desk, '2026-11-18T06:00:00Z');
  house.movable.moveTo(toInstant('2026-11-23T12:00:00Z'));
}

const attempts = () =>
  house.db.selectFrom('charge').select(['attempt', 'state', 'decline_code']).orderBy('attempt').execute();

const PAID = ['2026-11-23T12:00:00Z Invoice issued 47.25', '2026-11-23T12:00:00Z Client charged 47.25'];

describe('B5: a charge happens once', () => {
  it('though its answer is lost: it is found by its id, and not asked again', async () => {
    await oneHourOwed(CARDS.good);
    await armFault(house, CHARGES, 'drop-answer');
    await tick(house);
    expect(await statement(house)).toEqual(PAID);
    expect(await heldByProcessor(house)).toBe(4725n);
    expect(await attempts()).toMatchObject([{ attempt: 1, state: 'succeeded' }]);
  });

  it('though the processor is away for a while: it is asked again with the same id', async () => {
    await oneHourOwed(CARDS.good);
    await armFault(house, CHARGES, 'fail-before', 3);
    await tick(house);
    expect(await attempts()).toMatchObject([{ attempt: 1, state: 'asked' }]);
    for (let n = 0; n < 3; n += 1) await tick(house);
    expect(await statement(house)).toEqual(PAID);
    expect(await heldByProcessor(house)).toBe(4725n);
    expect(await attempts()).toMatchObject([{ attempt: 1, state: 'succeeded' }]);
  });

  it.each(['before-charging', 'after-charging'] as const)(
    'though the server is killed (-9) %s',
    async (when) => {
      await oneHourOwed(CARDS.good);
      const doomed = startDoomed(house, when);
      expect(await deathOf(doomed)).toBe('SIGKILL');
      expect(await attempts()).toMatchObject([{ attempt: 1, state: 'asked' }]);
      expect(await heldByProcessor(house)).toBe(when === 'after-charging' ? 4725n : 0n);
      expect(await tick(house)).toEqual(['Web shop: the week of 2026-11-16 is paid, 47.25 USD.']);
      expect(await heldByProcessor(house)).toBe(4725n);
      expect(await statement(house)).toEqual(PAID);
    },
  );

  it('though two servers tick at once', async () => {
    await oneHourOwed(CARDS.good);
    const second = { ...house, db: openDatabase(house.appUrl, () => {}) };
    const told = await Promise.all([tick(house), tick(second), tick(house), tick(second)]);
    await tick(house);
    await second.db.destroy();
    expect(new Set(told.flat()).size).toBe(told.flat().length);
    expect(await heldByProcessor(house)).toBe(4725n);
    expect(await statement(house)).toEqual(PAID);
    expect(await attempts()).toHaveLength(1);
  });
});

describe('a client who does not pay', () => {
  it('D5: is asked again every 24 hours, five times, each time with its own id', async () => {
    await oneHourOwed(CARDS.declinedLater);
    expect(await tick(house)).toContainEqual(
      expect.stringContaining('declined (generic_decline), attempt 1'),
    );
    house.movable.moveTo(house.clock.now() + DAY_SECONDS - 1);
    expect(await tick(house)).toEqual([]);
    house.movable.moveTo(house.clock.now() + 1);
    expect(await tick(house)).toHaveLength(1);
    await moveClock(house, work.olu, { now: '2027-01-01T00:00:00Z' });
    expect(await attempts()).toEqual(
      [1, 2, 3, 4, 5].map((attempt) => ({ attempt, state: 'declined', decline_code: 'generic_decline' })),
    );
    const times = await house.db.selectFrom('charge').select('asked_at').orderBy('attempt').execute();
    expect(times.map(({ asked_at: at }) => Number(at) - toInstant('2026-11-23T12:00:00Z'))).toEqual(
      [0, 1, 2, 3, 4].map((days) => days * DAY_SECONDS),
    );
    const ids = await house.db.selectFrom('charge').select('id').distinct().execute();
    expect(ids).toHaveLength(5);
  });

  it('pays when the next attempt finds another card, and the pay goes on from there', async () => {
    await oneHourOwed(CARDS.declinedLater);
    await tick(house);
    await addCard(house, work, CARDS.good);
    await moveClock(house, work.olu, { now: '2026-12-02T00:00:00Z' });
    expect(await statement(house)).toEqual([
      '2026-11-23T12:00:00Z Invoice issued 47.25',
      '2026-11-24T12:00:00Z Client charged 47.25',
      '2026-11-28T00:00:00Z Review passed 40.50',
      '2026-12-02T00:00:00Z Hold released 40.50',
    ]);
  });

  it('never makes money available', async () => {
    await oneHourOwed(CARDS.declinedLater);
    await moveClock(house, work.olu, { now: '2027-03-01T00:00:00Z' });
    expect(await readPurses(house, work.ana)).toMatchObject([
      { inReview: '40.50', pending: '0.00', available: '0.00' },
    ]);
  });

  it('is not charged while no card is verified; the pay follows the charge, not the calendar', async () => {
    await oneHourOwed();
    await moveClock(house, work.olu, { now: '2026-12-10T00:00:00Z' });
    expect(await attempts()).toEqual([]);
    expect(await statement(house)).toHaveLength(1);
    await addCard(house, work, CARDS.good);
    await tick(house);
    expect(await statement(house)).toEqual([
      '2026-11-23T12:00:00Z Invoice issued 47.25',
      '2026-12-10T00:00:00Z Client charged 47.25',
      '2026-12-10T00:00:00Z Review passed 40.50',
      '2026-12-10T00:00:00Z Hold released 40.50',
    ]);
  });
});
