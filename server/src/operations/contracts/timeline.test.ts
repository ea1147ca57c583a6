import { toInstant } from '@stint/wire/letters';
import { LIMITS } from '@stint/wire/limits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveAndTick } from '../../clock.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done, fixedContract } from '../../testing/milestones.ts';
import { track } from '../../testing/money.ts';
import { HOURLY, offerAna } from '../../testing/offers.ts';
import { createPeople, type TestPeople } from '../../testing/people.ts';
import { TestTracker } from '../../testing/tracking.ts';
import { giveFeedback } from '../feedback/give-feedback.ts';
import { listMilestones } from '../milestones/list-milestones.ts';
import { milestoneDeed } from '../milestones/milestone-deed.ts';
import { acceptOffer } from '../offers/accept-offer.ts';
import { askForChanges } from '../offers/ask-for-changes.ts';
import { changeOffer } from '../offers/change-offer.ts';
import { changeStanding } from './change-standing.ts';
import { readTimeline } from './read-timeline.ts';
import { setLimit } from './set-limit.ts';
import { setManualTime } from './set-manual-time.ts';
import { setRate } from './set-rate.ts';

let house: TestHouse;
let people: TestPeople;

beforeAll(async () => {
  house = await testHouse();
  people = await createPeople(house);
});
afterAll(() => house.close());

const later = (seconds = 60) => house.movable.moveTo(house.clock.now() + seconds);
const read = async (contract: string, before?: string) =>
  done(await readTimeline(house, people.ana, { contract, before, of: 'all' }));

describe('the timeline of a contract', () => {
  it('says from the offer to the feedback who did what, and which version that made or bound', async () => {
    const terms = { ...HOURLY, scheduledRaise: { day: '2027-01-04', rate: '60.00' } };
    const offer = await offerAna(house, people, terms);
    later();
    done(await askForChanges(house, people.ana, { offer: offer.id, says: 'a higher limit' }));
    later();
    const { message, title } = offer.now;
    const changed = done(
      await changeOffer(house, people.ben, {
        offer: offer.id,
        version: offer.now.version,
        title,
        message,
        terms: { ...terms, weeklyLimitMinutes: 1500 },
      }),
    );
    later();
    const contract = offer.id;
    done(await acceptOffer(house, people.ana, { offer: offer.id, version: changed.now.version }));
    later(1200);
    await track(new TestTracker(house, people.tracker, contract), '2026-11-18T10:10:00Z', 1);
    done(await setRate(house, people.ben, { contract, rate: '50.00' }));
    later();
    done(await setLimit(house, people.ben, { contract, minutes: 600 }));
    later();
    done(await setManualTime(house, people.ben, { contract, allowed: false }));
    later();
    done(await changeStanding(house, people.ana, { contract, what: 'paused' }));
    await moveAndTick(house, toInstant('2026-11-23T12:00:00Z'));
    done(await changeStanding(house, people.ana, { contract, what: 'resumed' }));
    done(await changeStanding(house, people.ana, { contract, what: 'ended' }));
    later();
    done(
      await giveFeedback(house, people.ana, { contract, stars: 5, comment: 'secret', privateNote: 'note' }),
    );

    const { items, next } = await read(contract);
    expect(next).toBeNull();
    const lines = items.map(({ what, by }) => `${by?.name.split(' ')[0] ?? 'the clock'} ${what}`);
    expect(lines.toReversed()).toEqual([
      'Ben offer-made',
      'Ana offer-asked',
      'Ben offer-changed',
      'Ana offer-accepted',
      'Ben created',
      'Ben raise-agreed',
      'Ben rate',
      'Ben limit',
      'Ben manual-time',
      'Ana paused',
      'Ana resumed',
      'Ana ended',
      'the clock week-closed',
      'Ana feedback-given',
    ]);
    const of = (what: string) => items.find((item) => item.what === what);
    expect(of('rate')).toMatchObject({ version: 2, from: '45.00', to: '50.00' });
    // B3: a cut waits for Monday.
    expect(of('limit')).toMatchObject({ version: 3, from: 1500, to: 600, holdsFrom: '2026-11-23T00:00:00Z' });
    expect(of('manual-time')).toMatchObject({ version: 4, from: true, to: false });
    expect(of('offer-accepted')).toMatchObject({ version: 2 });
    expect(of('raise-agreed')).toMatchObject({ raise: terms.scheduledRaise, state: 'passed-over' });
    expect(JSON.stringify(items)).not.toMatch(/secret|note"/);
    const bens = done(await readTimeline(house, people.ben, { contract, of: 'all' }));
    expect(bens.items).toEqual(items);
    const versions = done(await readTimeline(house, people.ben, { contract, of: 'terms' }));
    expect(versions.items.map((item) => 'version' in item && item.version)).toEqual([4, 3, 2, 1]);
  });

  it('B1: a closed week’s line names the versions that its rate came from', async () => {
    const there = await testHouse();
    const both = await createPeople(there);
    const { id: contract, now } = await offerAna(there, both, { ...HOURLY, startDay: '2026-11-18' });
    done(await acceptOffer(there, both.ana, { offer: contract, version: now.version }));
    const tracker = new TestTracker(there, both.tracker, contract);
    there.movable.moveTo(toInstant('2026-11-18T12:00:00Z'));
    await track(tracker, '2026-11-18T10:00:00Z', 3);
    done(await setManualTime(there, both.ben, { contract, allowed: false }));
    done(await setRate(there, both.ben, { contract, rate: '60.00' }));
    there.movable.moveTo(toInstant('2026-11-18T14:00:00Z'));
    await track(tracker, '2026-11-18T12:00:00Z', 1);
    await moveAndTick(there, toInstant('2026-11-24T00:00:00Z'));
    const { items } = done(await readTimeline(there, both.ben, { contract, of: 'all' }));
    expect(items.find(({ what }) => what === 'week-closed')).toMatchObject({
      week: '2026-11-16',
      total: '32.50',
      by: null,
      lines: [
        { rate: '45.00', seconds: 1800, versions: [1, 2] },
        { rate: '60.00', seconds: 600, versions: [3] },
      ],
    });
    await there.close();
  });

  it('is answered page by page, each thing once, also where many happened in one second', async () => {
    const contract = await fixedContract(house, people, { escrow: false });
    const { milestones } = done(await listMilestones(house, people.ana, { contract }));
    const address = { contract, milestone: milestones[0]?.id ?? '' };
    later();
    for (let n = 0; n < LIMITS.timeline; n += 1) {
      const submit = n % 2 === 0;
      const act = { deed: submit ? 'submit' : 'ask for changes' } as const;
      done(await milestoneDeed(house, submit ? people.ana : people.ben, address, act, `${n}`));
    }
    const first = await read(contract);
    expect(first.items).toHaveLength(LIMITS.timeline);
    const second = await read(contract, first.next ?? '');
    expect(second.next).toBeNull();
    const says = [...first.items, ...second.items].flatMap((item) =>
      'says' in item && item.says ? [item.says] : [],
    );
    expect(says).toEqual(Array.from({ length: LIMITS.timeline }, (_, n) => `${LIMITS.timeline - 1 - n}`));
    expect(second.items.map(({ what }) => what)).toContain('offer-made');
    expect(first.items[0]).toMatchObject({ what: 'milestone', n: 1, version: 1 });
  });
});
