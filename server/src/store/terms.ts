import type { Contract } from '@stint/core/contract';
import type { Instant } from '@stint/core/instant';
import { weekOf } from '@stint/core/week';
import type { Insertable } from 'kysely';
import {
  type LoadedContract,
  loadContract,
  loadStandings,
  loadTerms,
  type StandingRow,
} from './contracts.ts';
import type { Trx } from './desk.ts';
import { addRaise, decideRaise, loadRaises, type Raise, type RaiseRow } from './raises.ts';
import type { Tables } from './schema.ts';
import { expectStipends } from './stipends.ts';

type Columns = Insertable<Tables['contract_terms']>;

/** The one thing that a new version of the terms changes. */
export type TermsChange =
  | { readonly what: 'rate'; readonly rate: bigint }
  | { readonly what: 'limit'; readonly weekly_limit_minutes: number | null }
  | { readonly what: 'manual-time'; readonly manual_time: boolean };

/** Locks a contract, so that changes of it come one after the other; answers it as it is then. */
export async function lockContract(trx: Trx, id: string): Promise<Contract> {
  await trx.selectFrom('contract').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  const loaded = await loadContract(trx, id);
  if (!loaded) throw new Error('the contract went away under the lock');
  return loaded.contract;
}

/** A contract as it is now, unchanged by anybody until the transaction ends. */
export async function holdContract(trx: Trx, id: string): Promise<LoadedContract> {
  await trx.selectFrom('contract').select('id').where('id', '=', id).forShare().execute();
  const loaded = await loadContract(trx, id);
  if (!loaded) throw new Error('the contract went away under the lock');
  return loaded;
}

/** A new version: the last one with one thing changed. A scheduled raise that came before it is written before it. */
export async function addTermsVersion(
  trx: Trx,
  id: string,
  change: TermsChange & { at: Instant; by: string },
): Promise<void> {
  await settleRaise(trx, id, change.at);
  await writeVersion(trx, id, change);
}

/**
 * Makes the scheduled raise of a contract a version of its terms, from its own instant on, once that has come; it is
 * passed over where the rate is as high already, or the contract has ended (B1). Under the contract's lock.
 */
export async function settleRaise(trx: Trx, id: string, now: Instant): Promise<void> {
  const [raise] = await loadRaises(trx, [id]);
  if (raise?.state !== 'waiting' || Number(raise.at) > now) return;
  const at = Number(raise.at);
  const versions = (await loadTerms(trx, [id])).filter((version) => Number(version.at) <= at);
  const rate = versions.at(-1)?.rate ?? 0n;
  const [ended] = (await loadStandings(trx, [id])).filter(({ what }) => what === 'ended');
  const stands = raise.rate > rate && !(ended && Number(ended.at) <= at);
  if (stands) await writeVersion(trx, id, { what: 'rate', rate: raise.rate, at, by: raise.by_person_id });
  await decideRaise(trx, id, stands ? 'done' : 'passed-over');
}

async function writeVersion(
  trx: Trx,
  id: string,
  change: TermsChange & { at: Instant; by: string },
): Promise<void> {
  const last = (await loadTerms(trx, [id])).at(-1);
  if (!last) throw new Error('a contract without terms');
  const { by, ...changed } = change;
  const activity_labels = JSON.stringify(last.activity_labels);
  const version: Columns = {
    ...last,
    ...changed,
    activity_labels,
    version: last.version + 1,
    by_person_id: by,
  };
  await trx.insertInto('contract_terms').values(version).execute();
}

export async function addStanding(
  trx: Trx,
  id: string,
  change: { what: StandingRow['what']; at: Instant; by: string },
): Promise<void> {
  const { n } = await trx
    .selectFrom('contract_standing')
    .select(({ fn }) => fn.countAll().as('n'))
    .where('contract_id', '=', id)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('contract_standing')
    .values({
      contract_id: id,
      n: Number(n),
      at: change.at,
      by_person_id: change.by,
      what: change.what,
      cause: null,
    })
    .execute();
}

/** What a contract begins with. */
export interface NewContract {
  readonly id: string;
  readonly title: string;
  readonly freelancer: string;
  readonly organisation: string;
  readonly agency: string | null;
  /** The offer that it was made of. */
  readonly offer: string | null;
  /** Of a fixed price: whether its money is held in escrow; null by the hour. */
  readonly escrow: boolean | null;
  readonly starts: Instant;
  readonly at: Instant;
  readonly by: string;
  readonly raise: Raise | null;
  readonly terms: Omit<Columns, 'contract_id' | 'version' | 'at' | 'by_person_id' | 'what'>;
}

/** A contract with its first terms. False when its id is taken: nothing is written then. */
export async function addContract(trx: Trx, contract: NewContract): Promise<boolean> {
  const added = await trx
    .insertInto('contract')
    .values({
      id: contract.id,
      title: contract.title,
      freelancer_id: contract.freelancer,
      organisation_id: contract.organisation,
      agency_id: contract.agency,
      offer_id: contract.offer,
      kind: contract.escrow === null ? 'hourly' : 'fixed',
      escrow: contract.escrow,
      starts_at: contract.starts,
      created_at: contract.at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return false;
  await trx
    .insertInto('contract_terms')
    .values({
      ...contract.terms,
      contract_id: contract.id,
      version: 0,
      at: contract.at,
      by_person_id: contract.by,
      what: 'created',
    })
    .execute();
  if (contract.raise) await addRaise(trx, contract.id, { ...contract.raise, by: contract.by });
  // B6: no stipend is owed for weeks before anybody agreed to one.
  const { id, freelancer, starts, at } = contract;
  if (contract.terms.weekly_stipend) {
    await expectStipends(trx, { contract: id, freelancer, week: weekOf(Math.max(starts, at)) });
  }
  return true;
}

/** Whether the contract of this id began with just this, whatever became of its terms since. */
export async function beganAs(trx: Trx, wanted: Omit<NewContract, 'at' | 'by'>): Promise<boolean> {
  const { id, title, freelancer, organisation, agency, starts, terms, raise } = wanted;
  const contract = await trx
    .selectFrom('contract')
    .select('id')
    .where('id', '=', id)
    .where('title', '=', title)
    .where('freelancer_id', '=', freelancer)
    .where('organisation_id', '=', organisation)
    .where('agency_id', 'is not distinct from', agency)
    .where('offer_id', 'is', null)
    .where('starts_at', '=', BigInt(starts))
    .executeTakeFirst();
  const [first] = await loadTerms(trx, [id]);
  const [raised] = await loadRaises(trx, [id]);
  if (!contract || !first || !sameRaise(raise, raised)) return false;
  const began = { ...first, activity_labels: JSON.stringify(first.activity_labels) };
  return Object.entries(terms).every(([column, value]) => began[column as keyof typeof terms] === value);
}

function sameRaise(wanted: Raise | null, found: RaiseRow | undefined): boolean {
  if (!wanted || !found) return !wanted && !found;
  return wanted.at === Number(found.at) && wanted.rate === found.rate;
}
