import type { Diary } from '@stint/core/diary';
import type { Instant } from '@stint/core/instant';
import { type SegmentNumber, segmentStart } from '@stint/core/segment';
import { weekOf } from '@stint/core/week';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { lockDesk, type Trx } from '../../store/desk.ts';
import { type DiaryKey, loadDiary } from '../../store/diary.ts';
import { isClosed } from '../../store/money.ts';
import { ownContract } from '../contracts/visible.ts';

/** A correction of a freelancer's diary: by name, at an instant of the week that it changes. */
export interface Correction extends DiaryKey {
  readonly deed: string;
  readonly around: Instant;
}

/**
 * Corrects a diary on the freelancer's own contract, alone at the desk, by the time it is then. A closed week is
 * locked whatever the clock says. Refusals: `no-such-contract`, `freelancers-only`, `week-locked`, those of `decide`.
 */
export async function correct<Answer extends object>(
  house: House,
  actor: Actor,
  { deed, around, ...key }: Correction,
  decide: (trx: Trx, now: Instant) => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
  const visible = await ownContract(house, actor, key.contract);
  if (isRefusal(visible)) return visible;
  const answer = await house.db.transaction().execute(async (trx) => {
    await lockDesk(trx, key.freelancer);
    const now = house.clock.now();
    const closed = await isClosed(trx, { ...key, week: weekOf(around) });
    const decided = closed ? refuse('week-locked') : await decide(trx, now);
    if (!isRefusal(decided)) {
      await noteDeed(trx, { at: now, person: actor.person, deed, object: key.contract, detail: decided });
    }
    return decided;
  });
  if (!isRefusal(answer)) house.events.tell(key.contract, { kind: 'diary' });
  return answer;
}

/** A correction of one segment. */
export function ofSegment(actor: Actor, contract: string, segment: SegmentNumber, deed: string): Correction {
  return { freelancer: actor.person, contract, deed, around: segmentStart(segment) };
}

export function diaryOfSegment(trx: Trx, key: DiaryKey, segment: SegmentNumber): Promise<Diary> {
  return loadDiary(trx, key, { first: segment, end: segment + 1 });
}
