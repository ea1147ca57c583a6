import type { Instant } from '@stint/core/instant';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';

/** Where an item stands among the others: by its instant, then by what it is, then by its number. */
export interface TimelinePlace {
  readonly at: Instant;
  readonly rank: number;
  readonly n: number;
}

export interface TimelineRow extends TimelinePlace {
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly what: string;
  /** What the kind of item has to say; amounts as texts of minor units. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/**
 * What happened on a contract, the newest first, before `before`. Of one instant: what was offered comes before what was
 * agreed, that before what was done.
 */
export async function loadTimeline(
  db: Database,
  contract: string,
  page: { of: 'all' | 'terms'; before: TimelinePlace | null; limit: number },
): Promise<TimelineRow[]> {
  const sources = page.of === 'terms' ? [terms] : EVERYTHING;
  const all = sql.join(
    sources.map((source) => source(contract)),
    sql` union all `,
  );
  const { before } = page;
  const older = before ? sql`where (at, rank, n) < (${before.at}, ${before.rank}, ${before.n})` : sql``;
  const { rows } = await sql<{
    at: bigint;
    rank: number;
    n: bigint;
    by_person_id: string | null;
    name: string | null;
    what: string;
    detail: Record<string, unknown>;
  }>`
    select item.*, person.name from (
      select * from (${all}) as item_of_any(at, rank, n, by_person_id, what, detail)
      ${older} order by at desc, rank desc, n desc limit ${page.limit}
    ) as item left join person on person.id = by_person_id
    order by at desc, rank desc, n desc`.execute(db);
  return rows.map(({ at, rank, n, by_person_id: id, name, what, detail }) => ({
    at: Number(at),
    rank,
    n: Number(n),
    by: id === null ? null : { id, name: name ?? '' },
    what,
    detail,
  }));
}

type Source = (contract: string) => RawBuilder<unknown>;

/** The wordings of the offer that it was made of, counted from 1. */
const offers: Source = (contract) => sql`
  select at, 1, n, by_person_id, case n when 1 then 'offer-made' else 'offer-changed' end,
    jsonb_build_object('offer', offer_id, 'version', n)
  from (
    select version.*, row_number() over (order by version.version) as n
    from contract join offer_version as version on version.offer_id = contract.offer_id where contract.id = ${contract}
  ) as wording`;

const asks: Source = (contract) => sql`
  select ask.at, 2, ask.n::bigint, ask.by_person_id, 'offer-asked',
    jsonb_build_object('offer', ask.offer_id, 'says', ask.says)
  from contract join offer_ask as ask on ask.offer_id = contract.offer_id where contract.id = ${contract}`;

const acceptance: Source = (contract) => sql`
  select offer.ended_at, 3, 0::bigint, offer.ended_by, 'offer-accepted',
    jsonb_build_object('offer', offer.id, 'version', (
      select count(*) from offer_version where offer_id = offer.id and version <= offer.version))
  from contract join offer on offer.id = contract.offer_id
  where contract.id = ${contract} and offer.state = 'accepted'`;

const terms: Source = (contract) => sql`
  select at, 4, version::bigint, by_person_id, what, jsonb_build_object(
    'version', version, 'rate', rate::text, 'limit', weekly_limit_minutes, 'manualTime', manual_time,
    'rateBefore', lag(rate::text) over w, 'limitBefore', lag(weekly_limit_minutes) over w,
    'manualTimeBefore', lag(manual_time) over w)
  from contract_terms where contract_id = ${contract} window w as (order by version)`;

/** A raise is agreed with the contract: when its first terms are. */
const raise: Source = (contract) => sql`
  select first.at, 5, 0::bigint, raise.by_person_id, 'raise-agreed',
    jsonb_build_object('day', raise.at, 'rate', raise.rate::text, 'state', raise.state)
  from scheduled_raise as raise
  join contract_terms as first on first.contract_id = raise.contract_id and first.version = 0
  where raise.contract_id = ${contract}`;

/** A milestone binds the version of the terms that was in force at that step. */
const milestones: Source = (contract) => sql`
  select step.at, 6, milestone.n * 1000000::bigint + step.n, step.by_person_id, 'milestone', step.detail
    || jsonb_build_object('milestone', milestone.id, 'n', milestone.n, 'deed', step.deed, 'version', (
      select max(version) from contract_terms
      where contract_terms.contract_id = step.contract_id and (version = 0 or contract_terms.at <= step.at)))
  from milestone_step as step
  join milestone on milestone.contract_id = step.contract_id and milestone.id = step.milestone_id
  where step.contract_id = ${contract}`;

/** What was paid for milestones, and what became of it; `n` puts a milestone's charges before its parts. */
const funded: Source = (contract) => sql`
  select deposit.answered_at, 10, row_number() over (order by deposit.answered_at, deposit.id), deposit.by_person_id, 'money',
    jsonb_build_object('deed', 'funded', 'n', milestone.n, 'title', milestone.title, 'amount', deposit.amount::text, 'cause', null)
  from escrow_deposit as deposit
  join milestone on milestone.contract_id = deposit.contract_id and milestone.id = deposit.milestone_id
  where deposit.contract_id = ${contract} and deposit.state in ('succeeded', 'disputed', 'charged-back')`;

const parts: Source = (contract) => sql`
  select part.at, 11, part.n::bigint, part.by_person_id, 'money', jsonb_build_object(
    'deed', part.kind, 'n', milestone.n, 'title', milestone.title, 'amount', part.amount::text, 'cause', part.cause)
  from escrow_part as part
  join milestone on milestone.contract_id = part.contract_id and milestone.id = part.milestone_id
  where part.contract_id = ${contract}`;

const words: Source = (contract) => sql`
  select at, 12, claim * 1000::bigint + n, by_person_id, 'escrow-word',
    jsonb_build_object('said', deed, 'side', side, 'word', says)
  from escrow_word where contract_id = ${contract}`;

/** That what is in escrow is asked back, and what came of it; what was said between stands among the words. */
const claimsOpened: Source = (contract) => sql`
  select opened_at, 13, n::bigint, null::uuid, 'escrow-claim', jsonb_build_object('cause', cause, 'state', 'asked')
  from escrow_claim where contract_id = ${contract}`;

const claimsEnded: Source = (contract) => sql`
  select since, 14, n::bigint, null::uuid, 'escrow-claim', jsonb_build_object('cause', cause, 'state', state)
  from escrow_claim where contract_id = ${contract} and state in ('refunded', 'released', 'decided', 'lifted')`;

const standings: Source = (contract) => sql`
  select at, 7, n::bigint, by_person_id, what, jsonb_build_object('cause', cause)
  from contract_standing where contract_id = ${contract}`;

const weeks: Source = (contract) => sql`
  select timesheet.locked_at, 8, timesheet.week, null::uuid, 'week-closed',
    jsonb_build_object('week', timesheet.week, 'invoice', timesheet.body -> 'invoice')
  from contract join timesheet on timesheet.freelancer_id = contract.freelancer_id
    and timesheet.contract_id = contract.id
  where contract.id = ${contract}`;

const feedback: Source = (contract) => sql`
  select at, 9, (case side when 'client' then 0 else 1 end)::bigint, by_person_id, 'feedback-given',
    jsonb_build_object('side', side)
  from feedback where contract_id = ${contract}`;

/** What was paid once, or invoiced; what was declined or taken back is told on its own page. */
const payments: Source = (contract) => sql`
  select made_at, 12, row_number() over (order by made_at, payment.id), by_person_id, 'payment',
    jsonb_build_object('payment', payment.id, 'kind', kind, 'amount', total::text, 'says', says)
  from payment join payment_standing on payment_id = payment.id
  where contract_id = ${contract} and state not in ('declined', 'withdrawn')`;

const EVERYTHING: readonly Source[] = [
  offers,
  asks,
  acceptance,
  terms,
  raise,
  milestones,
  funded,
  parts,
  words,
  claimsOpened,
  claimsEnded,
  standings,
  weeks,
  feedback,
  payments,
];
