import { againstIt } from '@stint/core/dispute';
import type { Review } from '@stint/wire/review';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { atWork, CARDS, statement, type Work } from '../testing/money.ts';
import { type TestOffice, testOffice } from '../testing/office.ts';
import { createMember } from '../testing/people.ts';
import { at, places, stateAndHeld, tracked, twoHours, WEEK } from '../testing/review.ts';

let house: TestHouse;
let office: TestOffice;
let work: Work;

beforeEach(async () => {
  house = await testHouse({ payments: true });
  office = await testOffice(house);
  work = await atWork(house, { card: CARDS.good });
  await twoHours(work.desk);
});
afterEach(async () => {
  await office.close();
  await house.close();
});

const ask = (line: string, who: { token: string } = work.ben, body?: unknown) =>
  office.ask(line.replace('WEEK', `/contracts/${work.contract}/weeks/${WEEK}`), {
    token: who.token,
    ...(body === undefined ? {} : { body }),
  });
const dispute = (starts: string[], more: object = {}, id?: string) =>
  ask('POST WEEK/disputes', work.ben, {
    ...(id === undefined ? {} : { id }),
    parts: [{ reason: 'idle', segments: starts.map(tracked), ...more }],
  });
const LOW = '2026-11-18T07:00:00Z';
const BLANK = '2026-11-18T07:10:00Z';
const GOOD = '2026-11-18T06:00:00Z';

describe('the review of a week, from its lock to its end', () => {
  it('B5: is read by both sides alike, and begins with the lock', async () => {
    const before = await dispute([LOW]);
    expect([before.status, before.code]).toEqual([409, 'not-in-review']);
    expect((await ask('PUT WEEK/approval')).code).toBe('not-in-review');
    await at(house, '2026-11-23T12:00:00Z');
    const [hers, his] = [await ask('GET WEEK/review', work.ana), await ask('GET WEEK/review')];
    expect(hers.text).toBe(his.text);
    const { week, entries, disputes } = his.json as Review;
    expect(week).toMatchObject({
      stage: 'in-review',
      invoice: { total: '90.00', net: '81.00' },
      review: { approvedAt: null, held: '0.00', segments: 0, answerBy: null },
    });
    const against = entries.map(({ reasons }) => againstIt(reasons)).filter(({ length }) => length > 0);
    expect(against).toEqual([['low-activity'], ['memo-missing']]);
    expect(disputes).toEqual([]);
  });

  it('B6: approving early tells the freelancer once, and moves no date and no money', async () => {
    await at(house, '2026-11-23T12:00:00Z');
    const before = await statement(house);
    const first = await ask('PUT WEEK/approval');
    house.movable.moveTo(house.clock.now() + 60);
    expect((await ask('PUT WEEK/approval')).json).toEqual(first.json);
    expect((first.json as Review).week.review).toMatchObject({
      approvedAt: '2026-11-23T12:00:00Z',
      approvedBy: 'Ben Okafor',
    });
    expect(await statement(house)).toEqual(before);
    expect(await toldTo(work.ana)).toContain('week-approved');
    await at(house, '2026-11-27T23:59:59Z');
    expect(await places(house, work)).toMatchObject({ review: 8100n, pending: 0n });
  });

  it('D1, D2: what is disputed is held with its fees named, the rest goes on, and withdrawn it follows', async () => {
    await at(house, '2026-11-23T12:00:00Z');
    await ask('PUT WEEK/approval');
    const answer = await dispute([LOW, GOOD]);
    expect(answer.status).toBe(201);
    const review = answer.json as Review;
    expect(review.week.review).toEqual({
      approvedAt: null,
      approvedBy: null,
      held: '13.50',
      segments: 2,
      answerBy: '2026-11-26T12:00:00Z',
    });
    expect(review.disputes).toMatchObject([
      {
        state: 'open',
        by: 'Ben Okafor',
        share: {
          total: '15.00',
          freelancerFee: '1.50',
          net: '13.50',
          clientFee: '0.75',
          clientTotal: '15.75',
        },
        segments: [
          { start: GOOD, reason: 'idle', foretold: 'paid' },
          { start: LOW, reason: 'idle', foretold: 'refunded' },
        ],
      },
    ]);
    const [id] = review.disputes.map((one) => one.id);
    expect(await toldTo(work.ana)).toContain('dispute-opened');
    expect(await places(house, work)).toEqual({
      review: 6750n,
      pending: 0n,
      available: 0n,
      held: 1350n,
      all: 0n,
    });

    await at(house, '2026-11-28T00:00:00Z');
    expect(await places(house, work)).toMatchObject({ review: 0n, pending: 6750n, held: 1350n });
    expect(stateAndHeld((await ask('GET WEEK/review', work.ana)).json)).toEqual(['contested', '13.50']);
    const withdrawn = await ask(`DELETE WEEK/disputes/${id}`);
    expect(stateAndHeld(withdrawn.json)).toEqual(['withdrawn', '0.00']);
    expect((await ask(`DELETE WEEK/disputes/${id}`)).status).toBe(200);
    expect(await places(house, work)).toMatchObject({ pending: 8100n, held: 0n });
    await at(house, '2026-12-02T00:00:00Z');
    expect(await places(house, work)).toEqual({
      review: 0n,
      pending: 0n,
      available: 8100n,
      held: 0n,
      all: 0n,
    });
    expect(await toldTo(work.ana)).toContain('dispute-withdrawn');
  });

  it('D1: the diary and the week say what is disputed, to both, until it is withdrawn', async () => {
    await at(house, '2026-11-23T12:00:00Z');
    const made = (await dispute([LOW], { reason: 'other', says: ' Nobody was there. ' })).json as Review;
    const day = `GET /contracts/${work.contract}/diary?from=${LOW}&to=${BLANK}`;
    const said = { reason: 'other', says: 'Nobody was there.', state: 'open' };
    expect((await ask(day, work.ana)).json).toMatchObject({ entries: [{ dispute: said }] });
    expect((await ask('GET WEEK', work.ana)).json).toMatchObject({ review: { held: '6.75', segments: 1 } });
    await ask(`DELETE WEEK/disputes/${made.disputes[0]?.id}`);
    expect((await ask(day)).text).not.toContain('"dispute"');
  });

  it('D1: works in the last second of Friday, and no more at Saturday 00:00:00', async () => {
    await at(house, '2026-11-27T23:59:59Z');
    expect((await dispute([LOW])).status).toBe(201);
    await at(house, '2026-11-28T00:00:00Z');
    const late = await dispute([BLANK]);
    expect([late.status, late.code]).toEqual([409, 'review-over']);
    expect((await ask('PUT WEEK/approval')).code).toBe('review-over');
  });

  it('D2: several deeds are one dispute while it is open, each with three days; then a new one begins', async () => {
    await at(house, '2026-11-23T12:00:00Z');
    await dispute([LOW]);
    await at(house, '2026-11-24T12:00:00Z');
    const more = (await dispute([BLANK])).json as Review;
    expect(more.disputes).toMatchObject([
      { answerBy: '2026-11-27T12:00:00Z', share: { net: '13.50' }, segments: [{}, {}] },
    ]);
    await at(house, '2026-11-27T12:00:00Z');
    const next = (await dispute([GOOD])).json as Review;
    expect(next.disputes.map(({ state }) => state)).toEqual(['contested', 'open']);
    expect(next.week.review).toMatchObject({ held: '20.25', segments: 3, answerBy: '2026-11-30T12:00:00Z' });
    await ask(`DELETE WEEK/disputes/${next.disputes[0]?.id}`);
    expect(await places(house, work)).toMatchObject({ review: 7425n, held: 675n, all: 0n });
  });

  it('D1: all of a week can be disputed; then nothing of it passes, and withdrawn it goes on', async () => {
    await at(house, '2026-11-23T12:00:00Z');
    const { entries } = (await ask('GET WEEK/review')).json as Review;
    const all = (await dispute(entries.map(({ start }) => start))).json as Review;
    expect(all.week.review?.held).toBe('81.00');
    await at(house, '2026-11-28T00:00:00Z');
    expect(await places(house, work)).toEqual({
      review: 0n,
      pending: 0n,
      available: 0n,
      held: 8100n,
      all: 0n,
    });
    expect(await toldTo(work.ana)).not.toContain('money-available');
    await ask(`DELETE WEEK/disputes/${all.disputes[0]?.id}`);
    expect(await places(house, work)).toMatchObject({ pending: 8100n, held: 0n, all: 0n });
  });
});

describe('a dispute that is refused', () => {
  beforeEach(() => at(house, '2026-11-23T12:00:00Z'));

  it('leaves nothing: one segment that cannot be disputed refuses them all', async () => {
    await dispute([LOW]);
    const before = (await ask('GET WEEK/review')).json;
    const cases = [
      [await dispute([BLANK, '2026-11-18T03:00:00Z']), 409, 'not-billed'],
      [await dispute([BLANK, LOW]), 409, 'already-disputed'],
      [await dispute([BLANK, BLANK]), 409, 'already-disputed'],
      [await dispute([BLANK], { reason: 'other', says: ' \n' }), 422, 'reason-needed'],
      [await dispute([BLANK], { reason: 'ugly' }), 400, 'bad-request'],
      [await dispute([]), 400, 'bad-request'],
    ] as const;
    for (const [{ status, code }, ...expected] of cases) expect([status, code]).toEqual(expected);
    expect((await ask('GET WEEK/review')).json).toEqual(before);
    expect(cases[0][0].text).toContain('2026-11-18T03:00:00Z');
  });

  it('is the same deed when its id comes again, also sixteen times at once, and another’s is refused', async () => {
    const id = house.random.uuid();
    const all = await Promise.all(Array.from({ length: 16 }, () => dispute([LOW], {}, id)));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([201]));
    expect((await dispute([LOW], {}, id.toUpperCase())).json).toEqual(all[0]?.json);
    expect((await dispute([BLANK], {}, id)).code).toBe('id-taken');
    expect(await places(house, work)).toMatchObject({ held: 675n });
    expect((await statement(house)).filter((line) => line.includes('Disputed'))).toHaveLength(1);
  });

  it('of two that come at once for the same segment one stands', async () => {
    const both = await Promise.all([dispute([LOW]), dispute([LOW, BLANK])]);
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409]);
    expect((await places(house, work)).all).toBe(0n);
  });

  it('is not for who may only look, and not for the freelancer', async () => {
    const vera = await createMember(house, 'Vera Look', work.acme, 'viewer');
    const rita = await createMember(house, 'Rita Look', work.acme, 'reviewer');
    const body = { parts: [{ reason: 'idle', segments: [tracked(LOW)] }] };
    expect((await ask('POST WEEK/disputes', vera, body)).code).toBe('not-your-role');
    expect((await ask('PUT WEEK/approval', vera)).code).toBe('not-your-role');
    expect((await ask('POST WEEK/disputes', work.ana, body)).code).toBe('clients-only');
    expect((await ask('POST WEEK/disputes', rita, body)).status).toBe(201);
    expect((await ask(`DELETE WEEK/disputes/${house.random.uuid()}`, rita)).code).toBe('no-such-dispute');
  });
});

async function toldTo({ person }: { person: string }): Promise<string[]> {
  const rows = await house.db
    .selectFrom('notification')
    .select('kind')
    .where('person_id', '=', person)
    .execute();
  return rows.map(({ kind }) => kind);
}
