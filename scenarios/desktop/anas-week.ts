import { segmentOf } from '@stint/core/segment';
import { track } from '@stint/server/testing/money';
import type { TestTracker } from '@stint/server/testing/tracking';
import { call } from '@stint/wire/client';
import { deleteSegments, editMemos } from '@stint/wire/corrections';
import { addManualTime } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import { type DiaryWorld, QUIET } from './diary-world.ts';

/** By its Monday. */
export const WEEK = '2026-11-16';

/** Six segments that nothing speaks against; the last two show one picture. It is 09:00 UTC. */
export async function workOnMonday(world: DiaryWorld): Promise<void> {
  await world.at('2026-11-16T09:00:00Z');
  await world.work('2026-11-16T08:00:00Z', 4);
  await world.work('2026-11-16T08:40:00Z', 2, { scene: 'one long text' });
}

/**
 * Until Friday afternoon: two segments without a memo, a quiet one, two without a picture, four that are plain, and one
 * of which five minutes were worked and do not count. With Monday's 2:30, worth $112.50.
 */
export async function workUntilFriday(world: DiaryWorld): Promise<void> {
  await world.at('2026-11-20T16:00:00Z');
  await world.work('2026-11-17T08:00:00Z', 2, { memo: '' });
  await world.work('2026-11-17T08:20:00Z', 1, { memo: 'Reading the law', ...QUIET });
  await world.work('2026-11-17T08:30:00Z', 1);
  await world.work('2026-11-18T08:00:00Z', 3);
  await world.work('2026-11-19T08:00:00Z', 2, { withheld: 'capture-failed' });
  await world.desk.workBesideSnapshot('2026-11-20T08:00:00Z');
}

/**
 * What Ana mends on the Monday after: a memo for both that have none, two plain segments deleted, four written in by
 * hand. That leaves 2:50, worth $127.50; $114.75 less the fee, and $133.88 to be charged.
 */
export async function mend({ office, people, contract }: DiaryWorld): Promise<void> {
  const ana = { house: office.address, fetch, token: people.ana.token };
  const params = { contract };
  const numbers = (...starts: string[]) => starts.map((start) => segmentOf(toInstant(start)));
  const edits = numbers('2026-11-17T08:00:00Z', '2026-11-17T08:10:00Z').map((segment) => ({
    segment,
    memo: 'Basket',
    seen: { memo: '', label: null },
  }));
  await call(ana, editMemos, { params, body: { edits } });
  const segments = numbers('2026-11-18T08:10:00Z', '2026-11-18T08:20:00Z');
  await call(ana, deleteSegments, { params, body: { segments } });
  for (const [from, to, memo] of [
    ['2026-11-18T08:30:00Z', '2026-11-18T08:50:00Z', 'On the telephone'],
    ['2026-11-19T08:20:00Z', '2026-11-19T08:40:00Z', 'A sketch on paper'],
  ] as const)
    await call(ana, addManualTime, { params, body: { from, to, memo } });
}

/** Half an hour for another contract, of whose week nobody says anything: $20.25 less the fee. */
export async function workBeside(world: DiaryWorld): Promise<TestTracker> {
  const silent = await world.otherContract('Newsletter');
  await track(silent, '2026-11-20T09:00:00Z', 3);
  return silent;
}
