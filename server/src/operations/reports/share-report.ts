import { DAY_SECONDS, formatInstant, type Instant } from '@stint/core/instant';
import { LIMITS } from '@stint/wire/limits';
import type { ReportShare, shareReport as route } from '@stint/wire/report-shares';
import type { ReportQuery } from '@stint/wire/reports';
import type { Answer } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { lockPerson } from '../../store/people.ts';
import { addShare, revokeShareOf, type ShareRow, shareOf, sharesOf } from '../../store/report-shares.ts';
import { newToken } from '../../token.ts';
import { daysOf } from './asked.ts';
import { ownContracts } from './scope.ts';

interface Wanted {
  readonly id?: string | undefined;
  readonly name: string;
  readonly query: ReportQuery;
  readonly money: boolean;
  readonly memos: boolean;
  readonly days: number;
}

type Shared = Answer<typeof route>;

/**
 * Makes a link to a report. What it shows is fixed here: the days, the contracts, and what is told beside time; the
 * link alone is worth something, and of it no more than the hash is kept. Refusals: those of `daysOf`,
 * `no-such-contract`, `not-allowed-here` (an operator hands on nothing of others), `bad-request` (memos of which none
 * are shown), `id-taken`, `too-many-reports`.
 */
export async function shareReport(
  house: House,
  actor: Actor,
  wanted: Wanted,
  origin: string,
): Promise<Shared | Refusal> {
  const query = await frozen(house, actor, wanted);
  if (isRefusal(query)) return query;
  return house.db.transaction().execute(async (trx) => {
    await lockPerson(trx, actor.person);
    const at = house.clock.now();
    const id = wanted.id?.toLowerCase() ?? house.random.uuid();
    const before = await shareOf(trx, { id });
    if (before) {
      return before.person === actor.person && !before.revoked
        ? { ...shareLetter(before, at), link: null }
        : refuse('id-taken', { field: 'id' });
    }
    if ((await sharesOf(trx, actor.person)).length >= LIMITS.shares) return refuse('too-many-reports');
    const { token, key } = newToken(house.random);
    const { name, money, memos, days } = wanted;
    const row: ShareRow = {
      id,
      person: actor.person,
      name,
      query,
      money,
      memos,
      madeAt: at,
      expiresAt: at + days * DAY_SECONDS,
      lastUsedAt: null,
      revoked: false,
    };
    await addShare(trx, key, row);
    const detail = { from: query.from, to: query.to, contracts: query.contracts.length, days, money, memos };
    await noteDeed(trx, { at, person: actor.person, deed: 'report-shared', object: id, detail });
    return { ...shareLetter(row, at), link: `${origin}/shared/${token}` };
  });
}

/** The query with its days and contracts as they are now: what comes to be later is not handed on. */
async function frozen(house: House, actor: Actor, { query, memos }: Wanted): Promise<ReportQuery | Refusal> {
  const asked = daysOf(house, query);
  if (isRefusal(asked)) return asked;
  if (asked.by === 'memo' && !memos) {
    return refuse('bad-request', { field: 'memos', fault: 'a report by memo shows memos' });
  }
  const own = await ownContracts(house, actor, asked.contracts);
  if (isRefusal(own)) return own;
  const { by, zone, from, to, labels } = asked;
  const wanted = own.filter(
    ({ freelancer }) => asked.freelancers.length === 0 || asked.freelancers.includes(freelancer.id),
  );
  if (wanted.length === 0) return refuse('no-such-contract', { field: 'query' });
  if (wanted.length > LIMITS.reportFilters) {
    return refuse('report-too-long', { fault: `${LIMITS.reportFilters} contracts are the most of a link` });
  }
  const contracts = wanted.map(({ id }) => id);
  return { by, zone, from, to, contracts, freelancers: [], labels: [...labels] };
}

export async function listShares(house: House, actor: Actor): Promise<ReportShare[]> {
  const now = house.clock.now();
  return (await sharesOf(house.db, actor.person)).map((row) => shareLetter(row, now));
}

/** From now on it shows nothing. Refusal: `no-such-share`. */
export async function revokeShare(
  house: House,
  actor: Actor,
  { share }: { share: string },
): Promise<Refusal | null> {
  const at = house.clock.now();
  const { person } = actor;
  return house.db.transaction().execute(async (trx) => {
    if (!(await revokeShareOf(trx, { id: share, person, at }))) return refuse('no-such-share');
    await noteDeed(trx, { at, person, deed: 'share-revoked', object: share, detail: {} });
    return null;
  });
}

function shareLetter(row: ShareRow, now: Instant): ReportShare {
  const { id, name, query, money, memos, madeAt, expiresAt, lastUsedAt } = row;
  return {
    id,
    name,
    query,
    money,
    memos,
    madeAt: formatInstant(madeAt),
    expiresAt: formatInstant(expiresAt),
    expired: expiresAt <= now,
    lastUsedAt: lastUsedAt === null ? null : formatInstant(lastUsedAt),
  };
}
