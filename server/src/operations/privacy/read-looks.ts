import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import { LIMITS } from '@stint/wire/limits';
import type { readLooks as route } from '@stint/wire/privacy';
import type { Answer } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { looksAtSegments } from '../../store/looks.ts';
import { ownContract } from '../contracts/visible.ts';
import { lookLetter } from './look-letter.ts';

/**
 * Who looked at the large pictures of a span's segments, for their freelancer. Refusals: `no-such-contract`,
 * `freelancers-only`, `bad-span`.
 */
export async function readLooks(
  house: House,
  actor: Actor,
  asked: { readonly contract: string; readonly from: Instant; readonly to: Instant },
): Promise<Answer<typeof route> | Refusal> {
  const own = await ownContract(house, actor, asked.contract);
  if (isRefusal(own)) return own;
  const seconds = asked.to - asked.from;
  if (seconds <= 0 || seconds > LIMITS.diaryDays * DAY_SECONDS) return refuse('bad-span', { field: 'to' });
  const range = { first: segmentOf(asked.from), end: segmentOf(asked.to - 1) + 1 };
  const rows = await looksAtSegments(house.db, { freelancer: actor.person, contract: own.id }, range);
  return { looks: rows.map(lookLetter) };
}
