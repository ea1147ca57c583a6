import { type FundCap, USUAL_CAP } from '@stint/core/advance';
import type { BookedAdvance, BookedWeek } from '@stint/core/bookings';
import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import { type Currency, type Minor, minorDigits, parseMoney } from '@stint/core/money';
import { weekClock } from '@stint/core/week';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { type Debt, IS_OWED } from './debts.ts';
import type { Trx } from './desk.ts';
import { issuedOf } from './money.ts';
import type { Part } from './part.ts';

const AFTER = weekClock(0);

/** What the fund paid of a debt, whose hold is over. */
export interface AdvanceDue extends BookedAdvance {
  readonly title: string;
  readonly at: Instant;
}

type DebtRow = Parameters<typeof issuedOf>[0] & { failed_at: bigint; protected: bigint };

/** Debts whose review is over and of whose protected time the fund has not paid all, where there is something in it. */
export async function debtsToAdvance(db: Database, now: Instant, part: Part): Promise<Debt[]> {
  const { rows } = await sql<DebtRow>`
    select invoice.*, contract.title, debt.failed_at, debt.protected
    from debt join invoice using (organisation_id, contract_id, week)
    join contract on contract.id = debt.contract_id
    where ${IS_OWED} and debt.week <= ${now - AFTER.reviewEndsAt}
      and debt.protected > coalesce((select sum(amount) from advance where advance.organisation_id = debt.organisation_id
        and advance.contract_id = debt.contract_id and advance.week = debt.week), 0)
    order by debt.week, debt.contract_id limit ${part.limit} offset ${part.past}`.execute(db);
  return rows.map((row) => ({
    ...issuedOf(row),
    failedAt: Number(row.failed_at),
    protected: row.protected,
  }));
}

/** What the fund paid, and the hold of it is over (B5). */
export async function advancesToRelease(db: Database, now: Instant, part: Part): Promise<AdvanceDue[]> {
  const { rows } = await sql<Parameters<typeof issuedOf>[0] & { n: number; amount: bigint; at: bigint }>`
    select invoice.*, contract.title, advance.n, advance.amount, advance.at
    from advance join invoice using (organisation_id, contract_id, week)
    join contract on contract.id = advance.contract_id
    where released_at is null and advance.week <= ${now - AFTER.availableAt}
    order by advance.week, advance.contract_id, n limit ${part.limit} offset ${part.past}`.execute(db);
  return rows.map((row) => ({
    booked: issuedOf(row).booked,
    title: row.title,
    n: row.n,
    amount: row.amount,
    at: Number(row.at),
  }));
}

/** What the fund has paid of a week, in all. At the freelancer's desk. */
export async function advancedOf(trx: Trx, { org, contract, week }: BookedWeek): Promise<Minor> {
  const { rows } = await sql<{ amount: bigint }>`
    select coalesce(sum(amount), 0)::bigint as amount from advance
    where organisation_id = ${org} and contract_id = ${contract} and week = ${week}`.execute(trx);
  return rows[0]?.amount ?? 0n;
}

/** What it has advanced for a client and a freelancer and does not have back, of weeks less than `days` from this one. */
export async function outstandingOf(
  db: Database | Trx,
  { org, freelancer, week, currency }: BookedWeek,
  days: number,
): Promise<Minor> {
  const span = days * DAY_SECONDS;
  const { rows } = await sql<{ amount: bigint }>`
    select coalesce(sum(amount), 0)::bigint as amount
    from advance join debt using (organisation_id, contract_id, week)
    where debt.freelancer_id = ${freelancer} and debt.organisation_id = ${org} and debt.currency = ${currency}
      and advance.recovered_at is null and debt.week > ${week - span}::bigint and debt.week < ${week + span}::bigint`.execute(
    db,
  );
  return rows[0]?.amount ?? 0n;
}

/** What the fund has paid of a week and does not have back, and the first part of it. At the freelancer's desk. */
export async function unrecoveredOf(
  trx: Trx,
  { org, contract, week }: BookedWeek,
): Promise<{ readonly amount: Minor; readonly first: number }> {
  const { rows } = await sql<{ amount: bigint; first: number | null }>`
    select coalesce(sum(amount), 0)::bigint as amount, min(n) as first from advance
    where organisation_id = ${org} and contract_id = ${contract} and week = ${week} and recovered_at is null`.execute(
    trx,
  );
  return { amount: rows[0]?.amount ?? 0n, first: rows[0]?.first ?? 1 };
}

/** What the fund paid of a week, has back, and is available to its freelancer. At the desk. */
export async function settledAdvanceOf(trx: Trx, { org, contract, week }: BookedWeek): Promise<Minor> {
  const { rows } = await sql<{ amount: bigint }>`
    select coalesce(sum(amount), 0)::bigint as amount from advance
    where organisation_id = ${org} and contract_id = ${contract} and week = ${week}
      and recovered_at is not null and released_at is not null`.execute(trx);
  return rows[0]?.amount ?? 0n;
}

/** The fund has back what it paid of a week. */
export async function markRecovered(
  trx: Trx,
  { org, contract, week }: BookedWeek,
  at: Instant,
): Promise<void> {
  await trx
    .updateTable('advance')
    .set({ recovered_at: at })
    .where('organisation_id', '=', org)
    .where('contract_id', '=', contract)
    .where('week', '=', BigInt(week))
    .where('recovered_at', 'is', null)
    .execute();
}

/** Writes what the fund pays now. At the freelancer's desk. Answers which part it is. */
export async function addAdvance(
  trx: Trx,
  booked: BookedWeek,
  { amount, at }: { amount: Minor; at: Instant },
): Promise<BookedAdvance> {
  const { rows } = await sql<{ n: number }>`
    insert into advance (organisation_id, contract_id, week, n, freelancer_id, currency, amount, at)
    select ${booked.org}, ${booked.contract}, ${booked.week}, count(*) + 1, ${booked.freelancer}, ${booked.currency},
      ${amount}, ${at}
    from advance where organisation_id = ${booked.org} and contract_id = ${booked.contract} and week = ${booked.week}
    returning n`.execute(trx);
  return { booked, n: rows[0]?.n ?? 1, amount };
}

export async function markReleased(trx: Trx, { booked, n }: BookedAdvance, at: Instant): Promise<void> {
  await trx
    .updateTable('advance')
    .set({ released_at: at })
    .where('organisation_id', '=', booked.org)
    .where('contract_id', '=', booked.contract)
    .where('week', '=', BigInt(booked.week))
    .where('n', '=', n)
    .execute();
}

/** The lines of a week of which a dispute is open, or which were refunded: the fund does not pay them. */
export async function linesTaken(
  trx: Trx,
  { org, contract, week }: BookedWeek,
): Promise<{ segment: number; kind: 'tracked' | 'manual' }[]> {
  const { rows } = await sql<{ segment: number; kind: 'tracked' | 'manual' }>`
    select line.segment, line.kind from dispute_segment as line
    join dispute on dispute.organisation_id = line.organisation_id and dispute.id = line.dispute_id
    where line.organisation_id = ${org} and line.contract_id = ${contract} and line.week = ${week}
      and dispute.state <> 'withdrawn' and not (dispute.state = 'decided' and 'paid' = (
        select outcome from dispute_ruling as ruling where ruling.organisation_id = line.organisation_id
          and ruling.contract_id = line.contract_id and ruling.week = line.week
          and ruling.dispute_id = line.dispute_id and ruling.segment = line.segment and ruling.kind = line.kind
        order by ruling.n desc limit 1))`.execute(trx);
  return rows;
}

/** How much the fund advances for a pair; the usual where the operator has set nothing for that currency. */
export async function capOf(db: Database | Trx, currency: Currency): Promise<FundCap> {
  const row = await db
    .selectFrom('fund_cap')
    .select(['amount', 'days'])
    .where('currency', '=', currency)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? usualCap(currency);
}

/** A currency without minor digits counts in units some hundred times as small. */
function usualCap(currency: Currency): FundCap {
  const { units, small, days } = USUAL_CAP;
  const whole = minorDigits(currency) === 0 ? small : units;
  return { amount: parseMoney(String(whole), currency) ?? 0n, days };
}

/** A new version of a currency's cap. */
export async function addCap(
  trx: Trx,
  cap: FundCap & { currency: Currency; at: Instant; by: string },
): Promise<void> {
  await sql`
    insert into fund_cap (currency, version, at, by_person_id, amount, days)
    select ${cap.currency}, coalesce(max(version), 0) + 1, ${cap.at}, ${cap.by}, ${cap.amount}, ${cap.days}
    from fund_cap where currency = ${cap.currency}`.execute(trx);
}

/** Writes a deposit. False when one of that id is written already. */
export async function addDeposit(
  trx: Trx,
  deposit: { id: string; currency: Currency; amount: Minor; at: Instant; by: string },
): Promise<boolean> {
  const { id, currency, amount, at, by } = deposit;
  const added = await trx
    .insertInto('fund_deposit')
    .values({ id, currency, amount, at, by_person_id: by })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export async function findDeposit(
  trx: Trx,
  id: string,
): Promise<{ currency: Currency; amount: Minor; by: string } | null> {
  const row = await trx
    .selectFrom('fund_deposit')
    .select(['currency', 'amount', 'by_person_id as by'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}
