import type { Instant } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import { queryOfWords } from './words.ts';

/** What a freelancer says of themselves. Version 0: nothing yet. */
export interface ProfileRow {
  readonly headline: string;
  readonly about: string;
  readonly level: 'entry' | 'intermediate' | 'expert' | null;
  readonly rate: Minor | null;
  readonly currency: string | null;
  readonly skills: readonly string[];
  readonly earningsShown: boolean;
  readonly version: number;
}

export const NO_PROFILE: ProfileRow = {
  headline: '',
  about: '',
  level: null,
  rate: null,
  currency: null,
  skills: [],
  earningsShown: false,
  version: 0,
};

export async function profileOf(db: Database | Trx, person: string): Promise<ProfileRow | null> {
  const row = await db
    .selectFrom('freelancer_profile')
    .select(['headline', 'about', 'level', 'rate', 'currency', 'skills', 'version'])
    .select('earnings_shown as earningsShown')
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row ?? null;
}

export async function putProfile(trx: Trx, person: string, profile: ProfileRow): Promise<void> {
  const { earningsShown: earnings_shown, skills, ...rest } = profile;
  const row = { ...rest, earnings_shown, skills: [...skills] };
  await trx
    .insertInto('freelancer_profile')
    .values({ person_id: person, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute();
}

export interface FreelancerRow {
  readonly id: string;
  readonly name: string;
  readonly memberSince: Instant;
}

export async function freelancerOf(db: Database, id: string): Promise<FreelancerRow | null> {
  const row = await db
    .selectFrom('freelancer')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['person.id', 'name', 'created_at'])
    .where('person.id', '=', id)
    .executeTakeFirst();
  return row ? { id: row.id, name: row.name, memberSince: Number(row.created_at) } : null;
}

/**
 * Whether somebody of these organisations and agencies works with a freelancer, or was sent a proposal by them. An offer
 * opens nothing: anybody can make one.
 */
export async function knowsFreelancer(
  db: Database,
  freelancer: string,
  of: { readonly organisations: readonly string[]; readonly agencies: readonly string[] },
): Promise<boolean> {
  const [clients, agencies] = [sql.val([...of.organisations]), sql.val([...of.agencies])];
  const { rows } = await sql<{ knows: boolean }>`
    select exists (select from contract where freelancer_id = ${freelancer} and organisation_id = any(${clients}::uuid[]))
      or exists (select from proposal join job on job.id = job_id
        where freelancer_id = ${freelancer} and job.organisation_id = any(${clients}::uuid[]))
      or exists (select from agency_freelancer where person_id = ${freelancer} and agency_id = any(${agencies}::uuid[]))
      as knows`.execute(db);
  return rows[0]?.knows ?? false;
}

export interface FreelancerSearch {
  readonly search: string | undefined;
  readonly level: ProfileRow['level'] | undefined;
  readonly skill: string | undefined;
  /** The last of the page before. */
  readonly after: string | undefined;
  readonly limit: number;
}

export interface CardRow extends Omit<ProfileRow, 'about' | 'earningsShown' | 'version'> {
  readonly id: string;
  readonly name: string;
  readonly trackedSeconds: number;
  readonly manualSeconds: number;
  readonly contractsDone: number;
}

/** Freelancers with a profile, those who came last first; hours are of weeks that are closed. */
export async function findFreelancers(db: Database, asked: FreelancerSearch): Promise<CardRow[]> {
  const { search = '', level, skill = '', after, limit } = asked;
  const wanted: RawBuilder<unknown>[] = [sql`true`];
  if (search.trim() !== '') {
    wanted.push(sql`(words @@ ${queryOfWords(search)}
      or strpos(lower(name), lower(${search.trim()})) > 0
      or exists (select from unnest(skills) as one where strpos(lower(one), lower(${search.trim()})) > 0))`);
  }
  if (level) wanted.push(sql`level = ${level}`);
  if (skill.trim() !== '') {
    wanted.push(sql`exists (select from unnest(skills) as one where lower(one) = lower(${skill.trim()}))`);
  }
  if (after !== undefined) {
    wanted.push(sql`(created_at, id) < (select created_at, id from person where id = ${after})`);
  }
  const { rows } = await sql<
    Omit<CardRow, 'trackedSeconds' | 'manualSeconds'> & { tracked: bigint; manual: bigint }
  >`
    with page as (
      select id, name, created_at, headline, level, rate, currency, skills
      from freelancer_profile join person on person.id = person_id
      where ${sql.join(wanted, sql` and `)}
      order by created_at desc, id desc limit ${limit}
    )
    select page.*, coalesce(tracked, 0)::bigint as tracked, coalesce(manual, 0)::bigint as manual,
      (select count(*)::int from contract join contract_standing on contract_id = contract.id and what = 'ended'
        where freelancer_id = page.id) as "contractsDone"
    from page
    left join lateral (
      select sum(tracked_seconds) as tracked, sum(manual_seconds) as manual from timesheet where freelancer_id = page.id
    ) as sums on true
    order by created_at desc, id desc`.execute(db);
  return rows.map(({ tracked, manual, ...row }) => ({
    ...row,
    trackedSeconds: Number(tracked),
    manualSeconds: Number(manual),
  }));
}

/** What somebody earned here, net of fees, of all invoices that were issued; by currency. */
export async function earnedBy(
  db: Database,
  freelancer: string,
): Promise<{ amount: Minor; currency: string }[]> {
  const rows = await db
    .selectFrom('invoice')
    .select(['currency'])
    .select(({ fn }) => fn.sum<string>('net').as('amount'))
    .where('freelancer_id', '=', freelancer)
    .groupBy('currency')
    .orderBy('currency')
    .execute();
  return rows.map(({ amount, currency }) => ({ amount: BigInt(amount), currency }));
}
