import { OFFER_OPEN_SECONDS } from '@stint/core/handshake/offer';
import type { Instant } from '@stint/core/instant';
import type { OfferTerms } from '@stint/wire/offers';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { speakingFor } from './agencies.ts';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { HandshakeTables } from './handshake-tables.ts';
import type { Party } from './party.ts';

export type OfferRow = Selectable<HandshakeTables['offer']>;

/** What is offered, word for word. */
export interface OfferWords {
  readonly title: string;
  readonly message: string;
  readonly terms: OfferTerms;
}

/** One version of an offer, and who wrote it when. */
export interface OfferVersion extends OfferWords {
  readonly version: number;
  readonly at: Instant;
  readonly by: Party;
}

/** An offer with its sides and its words as they stand. */
export interface LoadedOffer {
  readonly row: OfferRow;
  readonly organisation: Party;
  readonly freelancer: Party;
  /** The agency through which the freelancer would work. */
  readonly agency: Party | null;
  /** That agency speaks for the freelancer now. */
  readonly represented: boolean;
  readonly now: OfferVersion;
  /** Since when its client has a verified payment method (P4). */
  readonly clientVerifiedAt: Instant | null;
  /** When changes were last asked for; null: never. */
  readonly askedAt: Instant | null;
}

/** Who asks for offers: as a freelancer, for organisations, for agencies; `everything` for an operator. */
export interface OfferReader {
  readonly person: string;
  readonly organisations: readonly string[];
  readonly agencies: readonly string[];
  readonly everything: boolean;
}

export interface OfferFilter {
  readonly state?: OfferRow['state'] | 'expired' | undefined;
  readonly proposal?: string | undefined;
  readonly job?: string | undefined;
  /** Those that come after this one in the list. */
  readonly after?: string | undefined;
}

/** One offer; null when there is none. */
export async function loadOffer(db: Database | Trx, id: string): Promise<LoadedOffer | null> {
  const row = await selectOffers(db).where('offer.id', '=', id).executeTakeFirst();
  return row ? offerOfRow(row) : null;
}

/** The newest offers that the reader is a side of; of an agency's, those of freelancers it speaks for. */
export async function listOffersOf(
  db: Database,
  reader: OfferReader,
  filter: OfferFilter,
  { now, limit }: { now: Instant; limit: number },
): Promise<LoadedOffer[]> {
  const { state, proposal, job, after } = filter;
  const over = sql<boolean>`offer.changed_at <= ${now - OFFER_OPEN_SECONDS}`;
  const rows = await selectOffers(db)
    .$if(!reader.everything, (query) => query.where((eb) => eb.or(sidesOf(reader))))
    .$if(after !== undefined, (query) => query.where(comesAfter(reader, after ?? '')))
    .$if(proposal !== undefined, (query) => query.where('offer.proposal_id', '=', proposal ?? null))
    .$if(job !== undefined, (query) => query.where('offer.job_id', '=', job ?? null))
    .$if(state !== undefined, (query) =>
      query
        .where('offer.state', '=', state === undefined || state === 'expired' ? 'open' : state)
        .$if(state === 'open', (open) => open.where(sql<boolean>`not ${over}`))
        .$if(state === 'expired', (open) => open.where(over)),
    )
    .orderBy('offer.made_at', 'desc')
    .orderBy('offer.id')
    .limit(limit)
    .execute();
  return rows.map(offerOfRow);
}

/** An offer of others has no place in this list: when it was made is not told by what comes after it. */
function comesAfter(reader: OfferReader, after: string) {
  const own = reader.everything
    ? sql<boolean>`true`
    : sql<boolean>`(${sql.join(sidesOf(reader), sql` or `)})`;
  return sql<boolean>`exists (
    select from (select offer.* from offer where id = ${after}::uuid and ${own}) as last
    where offer.made_at < last.made_at or (offer.made_at = last.made_at and offer.id > last.id)
  )`;
}

function sidesOf({ person, organisations, agencies }: OfferReader) {
  const among = (column: string, ids: readonly string[]) =>
    ids.length === 0 ? sql<boolean>`false` : sql<boolean>`${sql.ref(column)} in (${sql.join([...ids])})`;
  return [
    sql<boolean>`offer.freelancer_id = ${person}`,
    among('offer.organisation_id', organisations),
    sql<boolean>`(${among('offer.agency_id', agencies)} and ${SPEAKS} is not null)`,
  ];
}

const SPEAKS = speakingFor('offer.agency_id', 'offer.freelancer_id');

function selectOffers(db: Database | Trx) {
  return db
    .selectFrom('offer')
    .innerJoin('offer_version', (join) =>
      join
        .onRef('offer_version.offer_id', '=', 'offer.id')
        .onRef('offer_version.version', '=', 'offer.version'),
    )
    .innerJoin('person as writer', 'writer.id', 'offer_version.by_person_id')
    .innerJoin('person as freelancer', 'freelancer.id', 'offer.freelancer_id')
    .innerJoin('organisation', 'organisation.id', 'offer.organisation_id')
    .leftJoin('organisation as agency', 'agency.id', 'offer.agency_id')
    .selectAll('offer')
    .select((eb) => [
      'offer_version.at as worded_at',
      'offer_version.title',
      'offer_version.message',
      'offer_version.terms',
      'offer_version.milestones',
      'writer.id as writer_id',
      'writer.name as writer_name',
      'freelancer.name as freelancer_name',
      'organisation.name as organisation_name',
      'agency.name as agency_name',
      SPEAKS.as('speaks'),
      eb
        .selectFrom('offer_ask')
        .select(({ fn }) => fn.max('at').as('at'))
        .whereRef('offer_ask.offer_id', '=', 'offer.id')
        .as('asked_at'),
      eb
        .selectFrom('payment_method')
        .select(({ fn }) => fn.min('verified_at').as('at'))
        .whereRef('payment_method.organisation_id', '=', 'offer.organisation_id')
        .as('verified_at'),
    ]);
}

type Found = Awaited<ReturnType<ReturnType<typeof selectOffers>['execute']>>[number];

function offerOfRow(found: Found): LoadedOffer {
  const { organisation_id, freelancer_id, agency_id, asked_at, verified_at } = found;
  return {
    row: found,
    organisation: { id: organisation_id, name: found.organisation_name },
    freelancer: { id: freelancer_id, name: found.freelancer_name },
    agency: agency_id === null ? null : { id: agency_id, name: found.agency_name ?? '' },
    represented: found.speaks !== null,
    now: {
      version: found.version,
      at: Number(found.worded_at),
      by: { id: found.writer_id, name: found.writer_name },
      ...wordsOf(found),
    },
    clientVerifiedAt: typeof verified_at === 'bigint' ? Number(verified_at) : null,
    askedAt: typeof asked_at === 'bigint' ? Number(asked_at) : null,
  };
}

function wordsOf(row: { title: string; message: string; terms: object; milestones: object[] }): OfferWords {
  const { title, message, milestones } = row;
  const terms = row.terms as OfferTerms;
  return {
    title,
    message,
    terms: terms.kind === 'fixed' ? ({ ...terms, milestones } as OfferTerms) : terms,
  };
}

/** One version; null when there is none. */
export async function loadOfferVersion(
  db: Database | Trx,
  offer: string,
  version: number,
): Promise<OfferVersion | null> {
  const row = await db
    .selectFrom('offer_version')
    .innerJoin('person', 'person.id', 'offer_version.by_person_id')
    .selectAll('offer_version')
    .select('person.name')
    .where('offer_id', '=', offer)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) return null;
  return { version, at: Number(row.at), by: { id: row.by_person_id, name: row.name }, ...wordsOf(row) };
}

/** Locks an offer, after its job and proposal and before its contract; answers it as it is then. */
export async function lockOffer(trx: Trx, id: string): Promise<LoadedOffer> {
  await trx.selectFrom('offer').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  const loaded = await loadOffer(trx, id);
  if (!loaded) throw new Error('the offer went away under the lock');
  return loaded;
}

/** False when its id is taken: nothing is written then. */
export async function addOffer(trx: Trx, offer: Insertable<HandshakeTables['offer']>): Promise<boolean> {
  const added = await trx
    .insertInto('offer')
    .values(offer)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export async function addOfferVersion(
  trx: Trx,
  offer: string,
  { version, at, by, title, message, terms }: OfferWords & { version: number; at: Instant; by: string },
): Promise<void> {
  const [kept, milestones] =
    terms.kind === 'fixed' ? [{ ...terms, milestones: [] }, terms.milestones] : [terms, []];
  await trx
    .insertInto('offer_version')
    .values({
      offer_id: offer,
      version,
      at,
      by_person_id: by,
      title,
      message,
      terms: JSON.stringify(kept),
      milestones: JSON.stringify(milestones),
    })
    .execute();
}

export async function changeOfferRow(
  trx: Trx,
  id: string,
  change: Updateable<HandshakeTables['offer']>,
): Promise<void> {
  await trx.updateTable('offer').set(change).where('id', '=', id).execute();
}
