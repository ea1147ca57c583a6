import { weekSpan } from '@stint/core/week';
import type { Evidence } from '@stint/wire/evidence';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { findDispute } from '../../store/disputes.ts';
import { rulingsOf } from '../../store/rulings.ts';
import { type Visible, visibleContract } from '../contracts/visible.ts';
import { readDiary } from '../diary/read-diary.ts';
import { moneyOfDispute } from './dispute-money.ts';
import { disputedWeek, linesOf } from './disputed-week.ts';
import { wordsOfEvidence } from './evidence-words.ts';
import { bookedWeek } from './in-review.ts';
import { outcomesOf } from './outcomes.ts';

/** All that there is about a dispute, for both sides and operators alike. Refusals: `no-such-contract`, `no-such-dispute`. */
export async function readDispute(
  house: House,
  actor: Actor,
  asked: { contract: string; dispute: string },
): Promise<Evidence | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  return isRefusal(visible) ? visible : evidenceLetter(house, actor, visible, asked.dispute);
}

/** It as it stands, also after a deed. Refusals: `no-such-dispute`, those of `readDiary`. */
export async function evidenceLetter(
  house: House,
  actor: Actor,
  visible: Visible,
  dispute: string,
): Promise<Evidence | Refusal> {
  const { db } = house;
  const key = { organisation: visible.organisation.id, contract: visible.id };
  const row = await findDispute(db, key, dispute.toLowerCase());
  if (!row) return refuse('no-such-dispute', { field: 'dispute' });
  const booked = bookedWeek(visible, Number(row.week));
  const diary = await readDiary(house, actor, { contract: visible.id, ...weekSpan(booked.week) });
  if (isRefusal(diary)) return diary;
  const [week, rulings] = await Promise.all([disputedWeek(db, visible, booked), rulingsOf(db, key, row.id)]);
  const own = linesOf(week, row.id);
  const decided = outcomesOf(week, row, own, rulings);
  const inTime = diary.entries.filter(({ reasons }) => !reasons.includes('late'));
  return {
    ...wordsOfEvidence(visible, { row, own, decided, inTime }, house.clock.now()),
    ...(await moneyOfDispute(db, booked, row, decided)),
  };
}
