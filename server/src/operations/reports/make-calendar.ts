import { formatInstant } from '@stint/core/instant';
import type { CalendarFeed, makeCalendar as route } from '@stint/wire/calendar';
import { LIMITS } from '@stint/wire/limits';
import { type Answer, API_ROOT } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { addFeed, dropFeed, type FeedRow, feedsOf } from '../../store/calendar-feeds.ts';
import { lockPerson } from '../../store/people.ts';
import { newToken } from '../../token.ts';
import { ownContracts } from './scope.ts';

/**
 * Makes a secret address for a calendar; the one that there was for the same contracts shows nothing any more.
 * Refusals: `no-such-contract`, `not-allowed-here` (an operator hands on nothing of others), `too-many-reports`.
 */
export async function makeCalendar(
  house: House,
  actor: Actor,
  wanted: { readonly contracts: readonly string[] | null; readonly memos: boolean },
  origin: string,
): Promise<Answer<typeof route> | Refusal> {
  const contracts =
    wanted.contracts && [...new Set(wanted.contracts.map((id) => id.toLowerCase()))].toSorted();
  if (contracts) {
    const own = await ownContracts(house, actor, contracts);
    if (isRefusal(own)) return own;
  }
  const { person } = actor;
  return house.db.transaction().execute(async (trx) => {
    await lockPerson(trx, person);
    const feeds = await feedsOf(trx, person);
    const same = feeds.find((feed) => String(feed.contracts) === String(contracts));
    if (same) await dropFeed(trx, { id: same.id, person });
    else if (feeds.length >= LIMITS.calendars) return refuse('too-many-reports');
    const { token, key } = newToken(house.random);
    const at = house.clock.now();
    const id = house.random.uuid();
    const row: FeedRow = { id, person, contracts, memos: wanted.memos, madeAt: at, lastUsedAt: null };
    await addFeed(trx, key, row);
    const detail = { contracts: contracts?.length ?? null, memos: wanted.memos };
    await noteDeed(trx, { at, person, deed: 'calendar-made', object: id, detail });
    return { ...feedLetter(row), address: `${origin}${API_ROOT}/calendar/${token}.ics` };
  });
}

export async function listCalendars(house: House, actor: Actor): Promise<CalendarFeed[]> {
  return (await feedsOf(house.db, actor.person)).map(feedLetter);
}

/** Refusal: `no-such-calendar`. */
export async function revokeCalendar(
  house: House,
  actor: Actor,
  { feed }: { feed: string },
): Promise<Refusal | null> {
  const { person } = actor;
  return house.db.transaction().execute(async (trx) => {
    if (!(await dropFeed(trx, { id: feed, person }))) return refuse('no-such-calendar');
    const at = house.clock.now();
    await noteDeed(trx, { at, person, deed: 'calendar-revoked', object: feed, detail: {} });
    return null;
  });
}

function feedLetter({ id, contracts, memos, madeAt, lastUsedAt }: FeedRow): CalendarFeed {
  return {
    id,
    contracts: contracts && [...contracts],
    memos,
    madeAt: formatInstant(madeAt),
    lastUsedAt: lastUsedAt === null ? null : formatInstant(lastUsedAt),
  };
}
