import { toInstant } from '@stint/wire/letters';
import { type OpenWeek, weeksToClose } from '../../store/money.ts';
import type { TestHouse } from '../../testing/house.ts';
import { track, type Work } from '../../testing/money.ts';
import { createTestContract, TestTracker } from '../../testing/tracking.ts';
import { closeWeek } from '../money/close-weeks.ts';

/** Ana works for so many contracts in one week. */
export async function weeksOf(house: TestHouse, work: Work, contracts: number): Promise<OpenWeek[]> {
  const terms = { rate: '45.00', freelancerFeePercent: '10', clientFeePercent: '5' };
  for (let n = 0; n < contracts; n += 1) {
    const contract = n === 0 ? work.contract : await createTestContract(house, work, terms);
    const hour = String(6 + Math.floor(n / 6)).padStart(2, '0');
    await track(new TestTracker(house, work.tracker, contract), `2026-11-17T${hour}:${n % 6}0:00Z`, 1);
  }
  house.movable.moveTo(toInstant('2026-11-23T12:00:00Z'));
  return weeksToClose(house.db, house.clock.now(), { limit: 100, past: 0 });
}

/** Every week that has locked is closed, the oldest first. */
export async function closeAll(house: TestHouse): Promise<void> {
  for (const week of await weeksToClose(house.db, house.clock.now(), { limit: 100, past: 0 })) {
    await closeWeek(house, week);
  }
}
