import type { Contract } from '@stint/core/contract';
import type { Instant } from '@stint/core/instant';
import type { Insertable } from 'kysely';
import { type LoadedContract, loadContract, loadTerms, type StandingRow } from './contracts.ts';
import type { Trx } from './desk.ts';
import type { Tables } from './schema.ts';

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

/** A new version: the last one with one thing changed. */
export async function addTermsVersion(
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
    .values({ contract_id: id, n: Number(n), at: change.at, by_person_id: change.by, what: change.what })
    .execute();
}

/** What a contract begins with. */
export interface NewContract {
  readonly id: string;
  readonly title: string;
  readonly freelancer: string;
  readonly organisation: string;
  readonly starts: Instant;
  readonly at: Instant;
  readonly by: string;
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
  return true;
}

/** Whether the contract of this id began with just this, whatever became of its terms since. */
export async function beganAs(trx: Trx, wanted: Omit<NewContract, 'at' | 'by'>): Promise<boolean> {
  const { id, title, freelancer, organisation, starts, terms } = wanted;
  const contract = await trx
    .selectFrom('contract')
    .select('id')
    .where('id', '=', id)
    .where('title', '=', title)
    .where('freelancer_id', '=', freelancer)
    .where('organisation_id', '=', organisation)
    .where('starts_at', '=', BigInt(starts))
    .executeTakeFirst();
  const [first] = await loadTerms(trx, [id]);
  if (!contract || !first) return false;
  const began = { ...first, activity_labels: JSON.stringify(first.activity_labels) };
  return Object.entries(terms).every(([column, value]) => began[column as keyof typeof terms] === value);
}
