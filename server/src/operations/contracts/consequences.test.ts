import { DAY_SECONDS } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveAndTick } from '../../clock.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done, fixedContract } from '../../testing/milestones.ts';
import { atWork, CARDS, track, type Work } from '../../testing/money.ts';
import { HOURLY, offerAna } from '../../testing/offers.ts';
import { createMember } from '../../testing/people.ts';
import { announceSession } from '../desk/desk-session.ts';
import { deleteSegment } from '../diary/delete-segment.ts';
import { readWeek } from '../diary/read-week.ts';
import { giveFeedback } from '../feedback/give-feedback.ts';
import { readFeedback } from '../feedback/read-feedback.ts';
import { acceptOffer } from '../offers/accept-offer.ts';
import { changeStanding } from './change-standing.ts';
import { readContract } from './list-contracts.ts';
import { readConsequences } from './read-consequences.ts';
import { setLimit } from './set-limit.ts';

let house: TestHouse;
let work: Work;

beforeAll(async () => {
  house = await testHouse({ payments: true });
  work = await atWork(house, { card: CARDS.good });
});
afterAll(() => house.close());

const now = () => ({ at: house.clock.now(), wall: house.clock.now() });
const preview = (of: 'pause' | 'resume' | 'end', contract = work.contract, by = work.ana) =>
  readConsequences(house, by, { contract, of }, now());

describe('before it is done', () => {
  it('the end says what then happens: money, the week’s clock, corrections, feedback', async () => {
    const { contract } = work;
    await track(work.desk, '2026-11-18T08:00:00Z', 6);
    const would = done(await preview('end'));
    const [week] = would.weeks;
    expect(week).toMatchObject({ week: '2026-11-16', stage: 'in-progress', invoice: { total: '45.00' } });

    done(await changeStanding(house, work.ana, { contract, what: 'ended' }));
    const read = () => readWeek(house, work.ana, { contract, week: '2026-11-16' });
    expect(done(await read())).toEqual(week);
    const ended = house.clock.now();
    expect(done(await readFeedback(house, work.ana, { contract })).closesAt).toBe(would.feedbackUntil);

    const last = { contract, segment: segmentOf(toInstant('2026-11-18T08:50:00Z')) };
    await moveAndTick(house, toInstant(would.correctionsUntil) - 1);
    expect(await deleteSegment(house, work.ana, last)).not.toHaveProperty('refused');
    await moveAndTick(house, toInstant(would.correctionsUntil));
    expect(await deleteSegment(house, work.ana, { ...last, segment: last.segment - 1 })).toEqual({
      refused: 'week-locked',
    });
    expect(done(await read())).toMatchObject({
      stage: 'in-review',
      clock: week?.clock,
      invoice: { total: '37.50' },
    });
    await moveAndTick(house, toInstant(week?.clock.availableAt ?? ''));
    expect(done(await read())).toMatchObject({ stage: 'available', charge: 'succeeded' });
    await moveAndTick(house, ended + 14 * DAY_SECONDS);
    expect(await giveFeedback(house, work.ana, { contract, stars: 5, comment: '', privateNote: '' })).toEqual(
      {
        refused: 'feedback-closed',
      },
    );
    expect(await preview('end')).toEqual({ refused: 'not-allowed' });
  });

  it('a scheduled raise is dropped by the end, and its day changes nothing then', async () => {
    const startDay = '2026-12-07';
    const terms = { ...HOURLY, startDay, scheduledRaise: { day: '2026-12-21', rate: '55.00' } };
    const { id: contract, now: offered } = await offerAna(house, work, terms);
    done(await acceptOffer(house, work.ana, { offer: contract, version: offered.version }));
    expect(done(await preview('pause', contract)).raise).toMatchObject({ fate: 'stays' });
    expect(done(await preview('end', contract, work.ben)).raise).toEqual({
      raise: { day: '2026-12-21', rate: '55.00' },
      fate: 'dropped',
    });
    done(await changeStanding(house, work.ben, { contract, what: 'ended' }));
    await moveAndTick(house, toInstant('2026-12-22T00:00:00Z'));
    expect(done(await readContract(house, work.ana, { contract })).terms).toMatchObject({
      rate: '45.00',
      scheduledRaise: null,
    });
  });

  it('no live view: that a session runs is told to its freelancer alone', async () => {
    const { id: contract, now: offered } = await offerAna(house, work, { ...HOURLY, startDay: '2026-12-22' });
    done(await acceptOffer(house, work.ana, { offer: contract, version: offered.version }));
    const since = house.clock.now();
    done(await announceSession(house, work.tracker, { contract, since, takeOver: true }, now()));
    expect(done(await preview('end', contract)).session).not.toBeNull();
    expect(done(await preview('end', contract, work.ben)).session).toBeNull();
    expect(done(await preview('pause', contract)).session).not.toBeNull();
    expect(await preview('resume', contract)).toEqual({ refused: 'not-allowed' });
  });

  it('of a fixed price no money moves, and its milestones under way are named', async () => {
    const contract = await fixedContract(house, work);
    const would = done(await preview('end', contract, work.ben));
    expect(would).toMatchObject({ weeks: [], escrow: true });
    expect(would.milestones.map(({ title, state }) => [title, state])).toEqual([
      ['Design', 'agreed'],
      ['Shop', 'agreed'],
    ]);
    expect(await setLimit(house, work.ben, { contract, minutes: 60 })).toEqual({ refused: 'fixed-price' });
  });

  it('it is told to who could do it', async () => {
    const contract = await fixedContract(house, work);
    const vera = await createMember(house, 'Vera Lind', work.acme, 'viewer');
    expect(await preview('end', contract, vera)).toEqual({ refused: 'not-your-role' });
    expect(await preview('end', contract, work.olu)).toEqual({ refused: 'not-allowed-here' });
  });
});
