import { LIMITS } from '@stint/wire/limits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { isRefusal } from '../../refusal.ts';
import { loadStandings, loadTerms } from '../../store/contracts.ts';
import { lockContract } from '../../store/terms.ts';
import { whileLocked } from '../../store/waiting.testing.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { atWork, statement, track, type Work } from '../../testing/money.ts';
import { createTestContract } from '../../testing/tracking.ts';
import { changeStanding } from './change-standing.ts';
import { setLimit } from './set-limit.ts';
import { setManualTime } from './set-manual-time.ts';
import { setRate } from './set-rate.ts';

let house: TestHouse;
let work: Work;

beforeAll(async () => {
  house = await testHouse();
  work = await atWork(house);
});
afterAll(() => house.close());

const raise = (rate: string) => setRate(house, work.ben, { contract: work.contract, rate });

describe('B1: a rate', () => {
  it.each([String(LIMITS.rate + 1), '1000000000000000000', '0.00', '45.001'])(
    'of %s is refused, to begin with and as a raise',
    async (rate) => {
      expect(await raise(rate)).toEqual({ refused: 'bad-rate', field: 'rate' });
      await expect(createTestContract(house, work, { rate })).rejects.toThrow('bad-rate');
    },
  );

  it('as high as can be is billed, and its week closes', async () => {
    const there = await testHouse();
    const people = await atWork(there);
    const rate = `${LIMITS.rate}.00`;
    const raised = await setRate(there, people.ben, { contract: people.contract, rate });
    expect(raised).toMatchObject({ terms: { rate } });
    there.movable.moveTo(there.clock.now() + 3600);
    await track(people.desk, '2026-11-18T10:00:00Z', 6);
    there.movable.moveTo(there.clock.now() + 6 * 86_400);
    expect(await tick(there)).toHaveLength(1);
    expect(await statement(there)).toEqual(['2026-11-23T12:00:00Z Invoice issued 105000000.00']);
    await there.close();
  });

  it('raised behind another change is in force from when its turn came', async () => {
    await whileLocked(
      house,
      (trx) => lockContract(trx, work.contract),
      () => raise('50.00'),
    );
    const versions = await loadTerms(house.db, [work.contract]);
    expect(Number(versions.at(-1)?.at)).toBe(house.clock.now());
  });
});

describe('a term', () => {
  it('set to what it is, by a second click, is no new version and no news', async () => {
    const { ben, contract } = work;
    const versions = async () => (await loadTerms(house.db, [contract])).length;
    const before = await versions();
    for (let click = 0; click < 2; click += 1) {
      await raise('51.00');
      await setLimit(house, ben, { contract, minutes: 600 });
      await setManualTime(house, ben, { contract, allowed: false });
    }
    expect((await versions()) - before).toBe(3);
  });
});

describe('T5: a pause', () => {
  it('asked for behind another change begins when its turn came', async () => {
    const paused = await whileLocked(
      house,
      (trx) => lockContract(trx, work.contract),
      () => changeStanding(house, work.ana, { contract: work.contract, what: 'paused' }),
    );
    const [standing] = await loadStandings(house.db, [work.contract]);
    expect(Number(standing?.at)).toBe(house.clock.now());
    expect(!isRefusal(paused) && paused.pausedAt).toBe('2026-11-18T10:02:00Z');
    const resumed = await changeStanding(house, work.ben, { contract: work.contract, what: 'resumed' });
    expect(resumed).toMatchObject({ standing: 'active', pausedAt: null });
  });
});
