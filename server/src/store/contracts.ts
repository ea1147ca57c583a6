import type { Client, Contract } from '@stint/core/contract';
import type { Minor } from '@stint/core/money';
import type { Timeline } from '@stint/core/timeline';
import { type Selectable, sql } from 'kysely';
import { speakingFor } from './agencies.ts';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { Party } from './party.ts';
import { loadRaises, type Raise, type RaiseRow, withRaise } from './raises.ts';
import { allOf } from './round-trips.ts';
import type { Tables } from './schema.ts';
import { CLIENT_ZONE, FREELANCER_ZONE, type PartyZone } from './zones.ts';

/** A contract as the rules read it, with its sides. */
export interface LoadedContract {
  readonly id: string;
  readonly title: string;
  readonly freelancer: Party;
  readonly organisation: Party;
  /** By way of which agency it came about, as long as that agency speaks for the freelancer. */
  readonly agency: Party | null;
  /** A fixed price is never billed by time. */
  readonly kind: 'hourly' | 'fixed';
  /** Of a fixed price: whether its money is held in escrow. */
  readonly escrow: boolean | null;
  readonly contract: Contract;
  /** The house paused it until its client has paid (D5). */
  readonly pausedForPayment: boolean;
  readonly labelRequired: boolean;
  /** A sum for each week (B6). */
  readonly weeklyStipend: Minor | null;
  /** Null when there is none, or what came of it is decided. */
  readonly scheduledRaise: Raise | null;
  /** Minutes after a segment's end in which only the freelancer sees it. */
  readonly privateWindowMinutes: number;
  readonly client: Client;
  /** By whose clocks both sides live, as far as it is known. */
  readonly zones: { readonly freelancer: PartyZone | null; readonly client: PartyZone | null };
}

export type TermsRow = Selectable<Tables['contract_terms']>;
export type StandingRow = Selectable<Tables['contract_standing']>;

/** One contract; null when there is none. */
export async function loadContract(db: Database | Trx, id: string): Promise<LoadedContract | null> {
  const [contract] = await loadContracts(db, [id]);
  return contract ?? null;
}

/** The contracts of these ids, oldest first. */
export async function loadContracts(db: Database | Trx, ids: readonly string[]): Promise<LoadedContract[]> {
  if (ids.length === 0) return [];
  const rows = await contractRows(db, ids);
  const [allTerms, allStandings, allRaises] = await allOf(db, [
    () => loadTerms(db, ids),
    () => loadStandings(db, ids),
    () => loadRaises(db, ids),
  ]);
  // Grouped once: whoever has thousands of contracts, or of versions, keeps nobody else waiting.
  const terms = Map.groupBy(allTerms, ({ contract_id }) => contract_id);
  const standings = Map.groupBy(allStandings, ({ contract_id }) => contract_id);
  const raises = new Map(allRaises.map((raise) => [raise.contract_id, raise]));
  return rows.map((row) => {
    const versions = terms.get(row.id) ?? [];
    const raise = raises.get(row.id);
    const last = versions.at(-1);
    return {
      id: row.id,
      title: row.title,
      freelancer: { id: row.freelancer_id, name: row.freelancer_name },
      organisation: { id: row.organisation_id, name: row.organisation_name },
      agency: row.agency_id === null ? null : { id: row.agency_id, name: row.agency_name ?? '' },
      contract: contractOf(Number(row.starts_at), versions, standings.get(row.id) ?? [], raise),
      pausedForPayment: isForPayment(standings.get(row.id)?.at(-1)),
      kind: row.kind,
      escrow: row.escrow,
      labelRequired: last?.label_required ?? false,
      weeklyStipend: last?.weekly_stipend ?? null,
      scheduledRaise: raise?.state === 'waiting' ? { at: Number(raise.at), rate: raise.rate } : null,
      privateWindowMinutes: last?.private_window_minutes ?? 0,
      client: { verifiedAt: row.verified_at === null ? null : Number(row.verified_at) },
      zones: { freelancer: row.freelancer_zone, client: row.client_zone },
    };
  });
}

/** What never changes of contracts, and since when their clients are verified. */
function contractRows(db: Database | Trx, ids: readonly string[]) {
  return db
    .selectFrom('contract')
    .innerJoin('person', 'person.id', 'contract.freelancer_id')
    .innerJoin('organisation', 'organisation.id', 'contract.organisation_id')
    .leftJoin('organisation as agency', (join) =>
      join.on('agency.id', '=', speakingFor('contract.agency_id', 'contract.freelancer_id')),
    )
    .select((eb) => [
      'contract.id',
      'contract.title',
      'contract.freelancer_id',
      'person.name as freelancer_name',
      'contract.organisation_id',
      'organisation.name as organisation_name',
      'agency.id as agency_id',
      'agency.name as agency_name',
      'contract.starts_at',
      'contract.kind',
      'contract.escrow',
      FREELANCER_ZONE.as('freelancer_zone'),
      CLIENT_ZONE.as('client_zone'),
      eb
        .selectFrom('payment_method')
        .select(({ fn }) => fn.min('verified_at').as('verified_at'))
        .whereRef('payment_method.organisation_id', '=', 'contract.organisation_id')
        .as('verified_at'),
    ])
    .where('contract.id', 'in', [...ids])
    .orderBy('contract.created_at')
    .orderBy('contract.id')
    .execute();
}

/** The ids of the contracts that a person or one of these organisations is a side of, or one of these agencies sees. */
export async function contractsOf(
  db: Database | Trx,
  side: { person: string; organisations: readonly string[]; agencies?: readonly string[] },
): Promise<string[]> {
  const { agencies = [] } = side;
  const rows = await db
    .selectFrom('contract')
    .select('id')
    .where((eb) =>
      eb.or([
        ...(agencies.length > 0 ? [eb.and([eb('agency_id', 'in', [...agencies]), isRepresented])] : []),
        eb('freelancer_id', '=', side.person),
        ...(side.organisations.length > 0 ? [eb('organisation_id', 'in', [...side.organisations])] : []),
      ]),
    )
    .execute();
  return rows.map((row) => row.id);
}

const isRepresented = sql<boolean>`${speakingFor('contract.agency_id', 'contract.freelancer_id')} is not null`;

/** A page of contracts: of these, or, for an operator, of all. `after`: the last of the page before. */
export async function contractPage(
  db: Database,
  among: readonly string[] | null,
  { after, limit, order }: { after: string | null; limit: number; order: 'oldest' | 'newest' },
): Promise<string[]> {
  const own = among === null ? sql`true` : sql`id = any (${[...among]}::uuid[])`;
  const [past, way] = order === 'oldest' ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`];
  // One of others has no place in this list: when it was made is not told by what comes after it.
  const place = sql`(select created_at, id from contract where id = ${after}::uuid and ${own})`;
  const { rows } = await sql<{ id: string }>`
    select id from contract
    where ${own} and (${after}::uuid is null or (created_at, id) ${past} ${place})
    order by created_at ${way}, id ${way} limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Every version of the terms, in order. */
export function loadTerms(db: Database | Trx, ids: readonly string[]): Promise<TermsRow[]> {
  return db
    .selectFrom('contract_terms')
    .selectAll()
    .where('contract_id', 'in', [...ids])
    .orderBy('contract_id')
    .orderBy('version')
    .execute();
}

export function loadStandings(db: Database | Trx, ids: readonly string[]): Promise<StandingRow[]> {
  return db
    .selectFrom('contract_standing')
    .selectAll()
    .where('contract_id', 'in', [...ids])
    .orderBy('contract_id')
    .orderBy('n')
    .execute();
}

/** Terms are versions: the first, and each change from its instant on. */
function contractOf(
  starts: number,
  versions: readonly TermsRow[],
  standings: readonly StandingRow[],
  raise: RaiseRow | undefined,
): Contract {
  const first = versions[0];
  if (!first) throw new Error('a contract without terms');
  const last = versions.at(-1) ?? first;
  return {
    starts,
    ...spansOf(standings),
    pay: last.pay,
    currency: last.currency,
    freelancerFee: last.freelancer_fee,
    clientFee: last.client_fee,
    idleMinutes: last.idle_minutes,
    minActiveMinutes: last.min_active_minutes,
    snapshots: last.snapshots,
    activityUnmeasured: last.activity_unmeasured,
    activityLabels: last.activity_labels,
    rate: withRaise(
      timelineOf(versions, 'rate', (row) => row.rate),
      raise,
    ),
    weeklyLimitMinutes: timelineOf(versions, 'limit', (row) => row.weekly_limit_minutes),
    manualTime: timelineOf(versions, 'manual-time', (row) => row.manual_time),
    weeklyStipend: last.weekly_stipend,
  };
}

function timelineOf<Value>(
  versions: readonly TermsRow[],
  what: TermsRow['what'],
  value: (row: TermsRow) => Value,
): Timeline<Value> {
  const [first, ...later] = versions;
  if (!first) throw new Error('a contract without terms');
  return {
    first: value(first),
    changes: later
      .filter((row) => row.what === what)
      .map((row) => ({ at: Number(row.at), value: value(row) })),
  };
}

function isForPayment(last: StandingRow | undefined): boolean {
  return last?.what === 'paused' && last.cause === 'payment';
}

function spansOf(standings: readonly StandingRow[]): Pick<Contract, 'pauses' | 'endedAt'> {
  const pauses: { from: number; to: number | null }[] = [];
  let endedAt: number | null = null;
  for (const { what, at } of standings) {
    if (what === 'paused') pauses.push({ from: Number(at), to: null });
    const open = pauses.at(-1);
    if (what === 'resumed' && open) open.to = Number(at);
    if (what === 'ended') endedAt = Number(at);
  }
  return { pauses, endedAt };
}
