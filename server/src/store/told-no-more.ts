import { sql } from 'kysely';
import type { Trx } from './desk.ts';

/** Whom an organisation shows its things no longer; `freelancer`: those alone that it had from speaking for this one. */
export interface NoMore {
  readonly organisation: string;
  readonly people: readonly string[];
  readonly freelancer: string | null;
}

/**
 * Takes out of people's lists, and out of digests and mails that are not out yet, what they were told of an
 * organisation's things, but for what is theirs as the freelancer. The rows stay: nobody is told one event twice.
 */
export async function tellNoMore(trx: Trx, { organisation, people, freelancer }: NoMore): Promise<void> {
  if (people.length === 0) return;
  const of = sql`(one.organisation_id = ${organisation}::uuid or one.agency_id = ${organisation}::uuid)
    and one.freelancer_id <> notification.person_id
    and (${freelancer}::uuid is null or one.freelancer_id = ${freelancer}::uuid)`;
  const isWhole = sql`${freelancer}::uuid is null`;
  await sql`
    update notification set in_app = false, digest_at = null, mail_id = (
      select mail.id from mail where mail.id = mail_id and mail.state <> 'owed'
    )
    where person_id = any(${sql.val([...people])}::uuid[]) and (
      exists (select from contract as one where one.id = (facts->>'contract')::uuid and ${of})
      or exists (select from offer as one where one.id = (facts->>'offer')::uuid and ${of})
      or exists (select from thread as one where one.id = (facts->>'thread')::uuid and ${of})
      or exists (
        select from (select proposal.*, job.organisation_id from proposal join job on job.id = job_id) as one
        where one.id = (facts->>'proposal')::uuid and ${of}
      )
      or (${isWhole} and facts->>'organisation' = ${organisation})
      or (${isWhole} and exists (
        select from job where job.id = (facts->>'job')::uuid and job.organisation_id = ${organisation}::uuid
          and not exists (
            select from proposal where proposal.id = (facts->>'proposal')::uuid
              and proposal.freelancer_id = notification.person_id
          )
      ))
    )`.execute(trx);
}
