import { stipendOf } from '@stint/core/stipend';
import { weekSegments } from '@stint/core/week';
import type { House } from '../../house.ts';
import { loadContract } from '../../store/contracts.ts';
import { lockDesk } from '../../store/desk.ts';
import type { OpenWeek } from '../../store/money.ts';
import { openWeek } from '../../store/records.ts';
import { expectNoStipends, takeStipendWeek } from '../../store/stipends.ts';

/**
 * Opens a week that has begun for its stipend, so that it is closed and invoiced though nothing is tracked in it (B6). One
 * that was paused already has none, whatever comes. Nobody is told; null when it was done already.
 */
export async function openStipendWeek(house: House, due: OpenWeek): Promise<string | null> {
  const { contract: id, freelancer, week } = due;
  return house.db.transaction().execute(async (trx) => {
    await lockDesk(trx, freelancer);
    if (!(await takeStipendWeek(trx, due))) return null;
    const loaded = await loadContract(trx, id);
    if (!loaded) throw new Error(`a stipend of no contract: ${id}`);
    const { contract } = loaded;
    if (contract.endedAt !== null && contract.endedAt <= week) await expectNoStipends(trx, id);
    else if (stipendOf(contract, week) !== null) {
      await openWeek(trx, { freelancer, contract: id }, weekSegments(week).first);
    }
    return '';
  });
}
