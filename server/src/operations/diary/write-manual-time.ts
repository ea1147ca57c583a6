import { writeManualTime as decideManualTime } from '@stint/core/corrections';
import type { PaidDiary } from '@stint/core/diary';
import type { Instant } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import { weekOf, weekSpan } from '@stint/core/week';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { contractsOf, loadContract, loadContracts } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import { type DiaryKey, loadDiary } from '../../store/diary.ts';
import { addManualTime, manualTimeOf } from '../../store/manual.ts';
import { correct } from './correction.ts';

/** Time to write in by hand. `id` is the caller's: the same id again is the same manual time. */
export interface WantedTime {
  readonly contract: string;
  readonly id?: string | undefined;
  readonly from: Instant;
  readonly to: Instant;
  readonly memo: string;
}

/** Writes time in by hand. Answers its id. Refusals: those of M1–M3 in their order, `id-taken`. */
export async function writeManualTime(
  house: House,
  actor: Actor,
  wanted: WantedTime,
): Promise<{ id: string } | Refusal> {
  const key = { freelancer: actor.person, contract: wanted.contract };
  const id = wanted.id?.toLowerCase() ?? house.random.uuid();
  const correction = { ...key, deed: 'manual-time-written', weeks: [weekOf(wanted.from)] };
  return correct(house, actor, correction, async (trx, now) => {
    const known = await manualTimeOf(trx, key, id);
    if (known) {
      const same = known.from === wanted.from && known.to === wanted.to;
      return same ? { id } : refuse('id-taken', { field: 'id' });
    }
    const loaded = await loadContract(trx, key.contract);
    if (!loaded) throw new Error('the contract went away under the lock');
    const pieces = decideManualTime(wanted, now, loaded.contract, await diariesOf(trx, key, wanted));
    if (isRefusal(pieces)) return pieces;
    await addManualTime(trx, key, { id, from: wanted.from, to: wanted.to, at: now }, pieces);
    return { id };
  });
}

/** Every diary of the freelancer that manual time could meet (M3), each with its contract's pay. */
async function diariesOf(
  trx: Trx,
  key: DiaryKey,
  wanted: { from: Instant; to: Instant },
): Promise<PaidDiary[]> {
  const ids = await contractsOf(trx, { person: key.freelancer, organisations: [] });
  // Beyond the week it is refused anyway (M2): nobody makes the house read years.
  const to = Math.min(wanted.to, weekSpan(weekOf(wanted.from)).to);
  const range = { first: segmentOf(wanted.from), end: segmentOf(to) + 1 };
  const diaries: PaidDiary[] = [];
  for (const { id, contract } of await loadContracts(trx, ids)) {
    diaries.push({ pay: contract.pay, diary: await loadDiary(trx, { ...key, contract: id }, range) });
  }
  return diaries;
}
