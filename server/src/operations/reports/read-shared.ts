import { formatInstant, type Instant, MINUTE_SECONDS } from '@stint/core/instant';
import type { SharedReport } from '@stint/wire/report-shares';
import type { House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { actorOf } from '../../store/actors.ts';
import { noteShareUsed, type ShareRow, shareOf } from '../../store/report-shares.ts';
import { keyOf } from '../../token.ts';
import { daysOf } from './asked.ts';
import { exportFound, type FileForm, type ReportFile } from './export-report.ts';
import { type Found, foundReport } from './read-report.ts';
import { scopeOfSeen, seenAmong } from './scope.ts';

/** The report of a link. Refusal: `no-such-link`, for one that has expired, was revoked, or shows nothing any more. */
export async function readShared(
  house: House,
  { token }: { token: string },
): Promise<SharedReport | Refusal> {
  const shared = await findShared(house, token);
  if (isRefusal(shared)) return shared;
  const { share, by, found } = shared;
  return {
    name: share.name,
    by,
    expiresAt: formatInstant(share.expiresAt),
    report: await foundReport(house, found),
  };
}

/** The same to keep. Refusals: `no-such-link`, `report-too-long`. */
export async function exportShared(
  house: House,
  { token }: { token: string },
  form: FileForm,
): Promise<ReportFile | Refusal> {
  const shared = await findShared(house, token);
  if (isRefusal(shared)) return shared;
  const { share, by, found } = shared;
  return exportFound(house, found, form, { name: share.name, by });
}

/** Whose link it is; null where it is none, or none any more. */
export async function makerOfShare(house: House, token: string): Promise<string | null> {
  const share = await shareOf(house.db, { token: keyOf(token) });
  return share && isGood(share, house.clock.now()) ? share.person : null;
}

function isGood({ revoked, expiresAt }: ShareRow, now: Instant): boolean {
  return !revoked && now < expiresAt;
}

interface Shared {
  readonly share: ShareRow;
  readonly by: string;
  readonly found: Found;
}

/**
 * What a link shows: of the contracts that were handed on those that its maker may see now, as they would be shown to
 * them today; and no fees.
 */
async function findShared(house: House, token: string): Promise<Shared | Refusal> {
  const now = house.clock.now();
  const share = await shareOf(house.db, { token: keyOf(token) });
  if (!share || !isGood(share, now)) return refuse('no-such-link');
  const maker = await actorOf(house.db, share.person);
  if (!maker) return refuse('no-such-link');
  // Who has become an operator sees what is others', and hands on nothing of it.
  const seen = await seenAmong(house, { ...maker, operator: false }, share.query.contracts);
  if (seen.length === 0) return refuse('no-such-link');
  const asked = daysOf(house, share.query);
  if (isRefusal(asked)) throw new Error(`a share of no days: ${asked.refused}`);
  const scope = await scopeOfSeen(house, asked, seen);
  if (isRefusal(scope)) return scope;
  if (share.lastUsedAt === null || now - share.lastUsedAt >= MINUTE_SECONDS) {
    await noteShareUsed(house.db, share.id, now);
  }
  const shows = { money: share.money, fees: false, memos: share.memos };
  return { share, by: maker.name, found: { asked, scope, shows } };
}
