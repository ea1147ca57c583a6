import type { Week } from '@stint/core/week';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';

interface WeekKey {
  readonly organisation: string;
  readonly contract: string;
  readonly week: Week;
}

/** What can have been booked of a week beside its own steps, and how often those were tried. */
export interface Behind {
  readonly refunds: readonly { readonly id: string; readonly times: number }[];
  readonly disputes: readonly string[];
  /** What disputed. */
  readonly deeds: readonly string[];
  readonly chargebacks: readonly string[];
  readonly attempts: number;
  readonly advances: number;
}

export async function idsBehind(
  db: Database | Trx,
  { organisation, contract, week }: WeekKey,
): Promise<Behind> {
  const of = sql`organisation_id = ${organisation} and contract_id = ${contract} and week = ${week}`;
  const { rows } = await sql<{ what: keyof Behind; id: string; times: number }>`
    select 'refunds' as what, id::text, attempt as times from refund where ${of}
    union all select 'disputes', id::text, 1 from dispute where ${of}
    union all select distinct 'deeds', deed_id::text, 1 from dispute_segment where ${of}
    union all select 'chargebacks', id, 1 from chargeback where ${of}
    union all select 'attempts', '', coalesce(max(attempt), 0) from charge where ${of}
    union all select 'advances', '', coalesce(max(n), 0) from advance where ${of}`.execute(db);
  const ids = (what: keyof Behind) => rows.filter((row) => row.what === what);
  const names = (what: keyof Behind) => ids(what).map(({ id }) => id);
  return {
    refunds: ids('refunds').map(({ id, times }) => ({ id, times })),
    disputes: names('disputes'),
    deeds: names('deeds'),
    chargebacks: names('chargebacks'),
    attempts: ids('attempts')[0]?.times ?? 0,
    advances: ids('advances')[0]?.times ?? 0,
  };
}

/** What an entry of the books is about. */
export type EntryAbout =
  | { readonly what: 'week'; readonly contract: string; readonly week: Week }
  | { readonly what: 'payment' | 'milestone'; readonly contract: string; readonly id: string };

/** What entries of the books are about, by the ids in their names. Those of no contract are left out. */
export async function aboutEntries(db: Database, ids: readonly string[]): Promise<Map<string, EntryAbout>> {
  const found = new Map<string, EntryAbout>();
  const asked = new Map<string, string>();
  for (const id of ids) {
    const [, contract = '', day = ''] = OF_WEEK.exec(id) ?? [];
    if (contract !== '') found.set(id, { what: 'week', contract, week: weekFrom(day) });
    else asked.set(id, OF_THING.exec(id)?.[1] ?? OF_CHARGEBACK.exec(id)?.[1] ?? '');
  }
  const about = await aboutThings(
    db,
    [...new Set(asked.values())].filter((thing) => thing !== ''),
  );
  for (const [id, thing] of asked) {
    const of = about.get(thing);
    if (of) found.set(id, of);
  }
  return found;
}

interface ThingRow {
  readonly what: EntryAbout['what'];
  /** As it stands in the names of entries. */
  readonly named: string;
  readonly contract: string;
  readonly week: bigint | null;
  readonly id: string;
}

/** What has these ids: refunds, disputes, deeds that disputed, one-time payments, parts of milestones, chargebacks. */
async function aboutThings(db: Database, things: readonly string[]): Promise<Map<string, EntryAbout>> {
  if (things.length === 0) return new Map();
  const uuids = things.filter((thing) => new RegExp(`^${UUID}$`).test(thing));
  const { rows } = await sql<ThingRow>`
    select 'week' as what, id::text as named, contract_id as contract, week, id::text from refund
      where id = any (${uuids}::uuid[])
    union all select 'week', id::text, contract_id, week, id::text from dispute where id = any (${uuids}::uuid[])
    union all select distinct 'week', deed_id::text, contract_id, week, deed_id::text from dispute_segment
      where deed_id = any (${uuids}::uuid[])
    union all select case when week is not null then 'week' when payment_id is not null then 'payment' else 'milestone' end,
      chargeback.id, chargeback.contract_id, week, coalesce(payment_id, deposit.milestone_id)::text from chargeback
      left join escrow_deposit as deposit on deposit.id = deposit_id where chargeback.id = any (${things}::text[])
    union all select 'payment', id::text, contract_id, null, id::text from payment where id = any (${uuids}::uuid[])
    union all select 'milestone', id::text, contract_id, null, milestone_id::text from escrow_deposit
      where id = any (${uuids}::uuid[])
    union all select 'milestone', id::text, contract_id, null, milestone_id::text from escrow_part
      where id = any (${uuids}::uuid[])`.execute(db);
  return new Map(
    rows.map(({ what, named, contract, week, id }) => [
      named,
      what === 'week' ? { what, contract, week: Number(week) } : { what, contract, id },
    ]),
  );
}

function weekFrom(day: string): Week {
  return Date.parse(`${day}T00:00:00Z`) / 1000;
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const OF_WEEK = new RegExp(`^[a-z-]+:(${UUID}):(\\d{4}-\\d{2}-\\d{2})(?::\\d+)?$`);
const OF_THING = new RegExp(
  `^(?:(?:dispute|refund|payment|milestone)-[a-z-]+|charge-succeeded:payment):(${UUID})(?::\\d+)?$`,
);
const OF_CHARGEBACK = /^(?:chargeback-[a-z-]+|milestone-taken-back):([^:]+)$/;
