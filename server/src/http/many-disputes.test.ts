import { LIMITS } from '@stint/wire/limits';
import type { Review } from '@stint/wire/review';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { atWork, CARDS, type Work } from '../testing/money.ts';
import { type TestOffice, testOffice } from '../testing/office.ts';
import { at, places, tracked, twoHours, WEEK } from '../testing/review.ts';

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

const ask = (line: string, body?: unknown) =>
  office.ask(line.replace('WEEK', `/contracts/${work.contract}/weeks/${WEEK}`), {
    token: work.ben.token,
    ...(body === undefined ? {} : { body }),
  });
const dispute = (starts: string[], says = '') =>
  ask('POST WEEK/disputes', { parts: [{ reason: 'idle', segments: starts.map(tracked), says }] });
const LOW = '2026-11-18T07:00:00Z';
const BLANK = '2026-11-18T07:10:00Z';
const GOOD = '2026-11-18T06:00:00Z';

describe('a week', () => {
  it('D1: is disputed and left in peace again so often, and no more', async () => {
    await at(house, '2026-11-23T12:00:00Z');
    for (let n = 0; n < LIMITS.disputesAWeek; n += 1) {
      const { status, json } = await dispute([LOW, GOOD], 'x'.repeat(LIMITS.reason));
      expect(status).toBe(201);
      // What adds to one that is open begins none.
      if (n === LIMITS.disputesAWeek - 1) expect((await dispute([BLANK])).status).toBe(201);
      const id = (json as Review).disputes.find(({ state }) => state === 'open')?.id;
      expect((await ask(`DELETE WEEK/disputes/${id}`)).status).toBe(200);
    }
    const more = await dispute([LOW]);
    expect([more.status, more.code]).toEqual([409, 'too-many-disputes']);
    expect(await places(house, work)).toMatchObject({ review: 8100n, held: 0n, all: 0n });
  });
});
