import { formatInstant } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import type { NeedKind } from '@stint/wire/needs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import type { Actor } from '../../house.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/jobs.ts';
import { fixedContract } from '../../testing/milestones.ts';
import { addCard, atWork, CARDS, track, type Work } from '../../testing/money.ts';
import { offerAna } from '../../testing/offers.ts';
import { askBonus } from '../bonus/ask-bonus.ts';
import { declineBonus } from '../bonus/decline-bonus.ts';
import { changeStanding } from '../contracts/change-standing.ts';
import { setLimit } from '../contracts/set-limit.ts';
import { setManualTime } from '../contracts/set-manual-time.ts';
import { deleteSegment } from '../diary/delete-segment.ts';
import { editMemo } from '../diary/edit-memo.ts';
import { writeManualTime } from '../diary/write-manual-time.ts';
import { giveFeedback } from '../feedback/give-feedback.ts';
import { askForChanges } from '../offers/ask-for-changes.ts';
import { readNeeds } from './read-needs.ts';

let house: TestHouse;
let work: Work;
beforeEach(async () => {
  house = await testHouse({ payments: true });
  work = await atWork(house);
});
afterEach(() => house.close());

const needsOf = async (actor: Actor) => (await readNeeds(house, actor, { wall: house.clock.now() })).needs;
const kindsOf = async (actor: Actor) => (await needsOf(actor)).map(({ kind }) => kind);
const find = async (actor: Actor, kind: NeedKind) =>
  (await needsOf(actor)).find((need) => need.kind === kind);
const blank = (start: string) =>
  work.desk.work(start, formatInstant(toInstant(start) + 600), {
    memos: [{ from: toInstant(start), memo: ' ' }],
  });
const segmentAt = (start: string) => toInstant(start) / 600;

describe('what waits for Ana', () => {
  it('is nothing where all is well, and nobody else’s', async () => {
    await addCard(house, work, CARDS.good);
    await track(work.desk, '2026-11-18T08:00:00Z');
    expect(await kindsOf(work.ana)).toEqual([]);
    expect(await kindsOf(work.olu)).toEqual([]);
  });

  it('P5: is a memo that is missing, until the lock, with what it is worth and where; done, it is gone', async () => {
    await addCard(house, work, CARDS.good);
    await track(work.desk, '2026-11-18T08:00:00Z', 2);
    await blank('2026-11-18T09:00:00Z');
    await blank('2026-11-18T09:10:00Z');
    expect(await needsOf(work.ana)).toEqual([
      {
        kind: 'memo-missing',
        key: `memo-missing ${work.contract} 2026-11-16`,
        as: 'freelancer',
        about: 'Web shop',
        who: 'Acme Garden Tools',
        facts: { week: '2026-11-16', seconds: 1200, segments: 2 },
        until: '2026-11-23T12:00:00Z',
        stake: { amount: '15.00', currency: 'USD' },
        go: {
          page: 'diary',
          contract: work.contract,
          day: '2026-11-18',
          segment: segmentAt('2026-11-18T09:00:00Z'),
          oneDay: true,
          only: 'memo-missing',
        },
      },
    ]);
    for (const start of ['2026-11-18T09:00:00Z', '2026-11-18T09:10:00Z']) {
      done(
        await editMemo(house, work.ana, {
          contract: work.contract,
          segment: segmentAt(start),
          memo: 'Header colours',
        }),
      );
    }
    expect(await needsOf(work.ana)).toEqual([]);
  });

  it('P6: is what was quiet, which she may delete; after the lock nothing can be done', async () => {
    await addCard(house, work, CARDS.good);
    await work.desk.work('2026-11-18T08:00:00Z', '2026-11-18T08:10:00Z', {
      activity: Array.from({ length: 10 }, () => [0, 0, 0] as [number, number, number]),
    });
    expect(await find(work.ana, 'low-activity')).toMatchObject({ facts: { seconds: 600, labels: false } });
    house.movable.moveTo(toInstant('2026-11-23T12:00:00Z'));
    expect(await needsOf(work.ana)).toEqual([]);
  });

  it('P4: is a client who is not verified, as long as all else is well', async () => {
    await track(work.desk, '2026-11-18T08:00:00Z', 1);
    expect(await find(work.ana, 'client-unverified')).toMatchObject({
      until: null,
      facts: { seconds: 600 },
      go: { page: 'contract-messages' },
    });
  });

  it('C4, M1: is what does not count, where manual time is allowed, until it is written in or deleted', async () => {
    const start = '2026-11-18T08:00:00Z';
    await work.desk.workBesideSnapshot(start);
    expect(await find(work.ana, 'uncounted')).toMatchObject({ facts: { seconds: 300, segments: 1 } });
    done(
      await writeManualTime(house, work.ana, {
        contract: work.contract,
        from: toInstant(start),
        to: toInstant(start) + 600,
        memo: 'By hand',
      }),
    );
    expect(await find(work.ana, 'uncounted')).toBeUndefined();
    done(await deleteSegment(house, work.ana, { contract: work.contract, segment: segmentAt(start) }));
    await work.desk.workBesideSnapshot('2026-11-18T09:00:00Z');
    done(await setManualTime(house, work.ben, { contract: work.contract, allowed: false }));
    // It was allowed when the week began (M1): it can still be written in.
    expect(await find(work.ana, 'uncounted')).toMatchObject({ facts: { seconds: 300 } });
  });

  it('T6, D4: is what came late, until she has asked for it; what was declined is not asked for again', async () => {
    house.movable.moveTo(toInstant('2026-11-23T12:00:00Z'));
    await track(work.desk, '2026-11-16T09:00:00Z', 2);
    await closeAll();
    expect(await find(work.ana, 'late-time')).toMatchObject({
      facts: { week: '2026-11-16', seconds: 1200 },
      stake: { amount: '15.00', currency: 'USD' },
    });
    const asked = { contract: work.contract, week: '2026-11-16' };
    done(await askBonus(house, work.ana, { ...asked, memo: 'I was offline' }));
    expect(await find(work.ana, 'late-time')).toBeUndefined();
    expect(await find(work.ben, 'bonus-asked')).toMatchObject({
      facts: { seconds: 1200 },
      who: 'Ana Duarte',
    });
    done(await declineBonus(house, work.ben, { ...asked, answer: 'No' }));
    expect(await find(work.ana, 'late-time')).toBeUndefined();
    expect(await find(work.ben, 'bonus-asked')).toBeUndefined();
    await track(work.desk, '2026-11-16T10:00:00Z', 1);
    expect(await find(work.ana, 'late-time')).toMatchObject({ facts: { seconds: 600 } });
  });

  it('B2, B3: is a limit that is near, for both, and what is over it, until the week’s end', async () => {
    done(await setLimit(house, work.ben, { contract: work.contract, minutes: 120 }));
    // A cut holds from next Monday: it is the running week's own limit that counts.
    house.movable.moveTo(toInstant('2026-11-25T10:00:00Z'));
    await track(work.desk, '2026-11-24T08:00:00Z', 9);
    expect(await find(work.ana, 'limit-near')).toBeUndefined();
    await track(work.desk, '2026-11-24T10:00:00Z', 1);
    expect(await find(work.ana, 'limit-near')).toMatchObject({
      facts: { counted: 6000, limit: 7200, over: 0 },
      until: '2026-11-30T00:00:00Z',
      stake: null,
    });
    await track(work.desk, '2026-11-24T12:00:00Z', 4);
    expect(await find(work.ben, 'limit-near')).toMatchObject({
      facts: { counted: 8400, over: 1200 },
      stake: { amount: '15.00', currency: 'USD' },
      go: { page: 'contract', change: 'limit' },
    });
    done(await setLimit(house, work.ben, { contract: work.contract, minutes: 600 }));
    expect(await find(work.ben, 'limit-near')).toBeUndefined();
    expect(await find(work.ana, 'limit-near')).toBeUndefined();
  });

  it('is an offer, and for Ben the changes that she asks for', async () => {
    const offer = await offerAna(house, work);
    expect(await find(work.ana, 'offer-waiting')).toMatchObject({
      stake: { amount: '45.00', currency: 'USD' },
      until: '2026-11-25T10:00:00Z',
      go: { page: 'offer', offer: offer.id },
    });
    expect(await find(work.ben, 'offer-asked')).toBeUndefined();
    done(await askForChanges(house, work.ana, { offer: offer.id, says: 'Fifty?' }));
    expect(await find(work.ana, 'offer-waiting')).toBeUndefined();
    expect(await find(work.ben, 'offer-asked')).toMatchObject({ who: 'Ana Duarte' });
  });

  it('is a milestone to do, by its day', async () => {
    await fixedContract(house, work, { escrow: false });
    const milestones = (await needsOf(work.ana)).filter(({ kind }) => kind === 'milestone');
    expect(milestones).toMatchObject([
      { facts: { n: 1, what: 'do', dueDay: '2026-12-01' }, until: '2026-12-02T00:00:00Z' },
      { facts: { n: 2, what: 'do' }, until: null },
    ]);
  });

  it('is feedback for two weeks after the end, for each side until it is given', async () => {
    done(await changeStanding(house, work.ana, { contract: work.contract, what: 'ended' }));
    expect(await find(work.ana, 'feedback')).toMatchObject({ until: '2026-12-02T10:00:00Z' });
    done(
      await giveFeedback(house, work.ana, {
        contract: work.contract,
        stars: 5,
        comment: 'Kind.',
        privateNote: '',
      }),
    );
    expect(await find(work.ana, 'feedback')).toBeUndefined();
    expect(await find(work.ben, 'feedback')).toBeDefined();
  });
});

async function closeAll(): Promise<void> {
  await tick(house);
}
