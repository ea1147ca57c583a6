import { sql } from 'kysely';
import type { Party } from './party.ts';

/** By whose clock a side of a contract lives. */
export interface PartyZone {
  readonly name: Party['name'];
  readonly zone: string;
}

/**
 * The clocks of both sides as columns of a query over `contract`: the freelancer's, and that of the client's member who
 * wrote the offer, or where there was none of its first owner. Null where no browser of theirs has named one.
 */
export const FREELANCER_ZONE = sql<PartyZone | null>`(
  select json_build_object('name', p.name, 'zone', r.zone)
  from reader r join person p on p.id = r.person_id
  where r.person_id = contract.freelancer_id and r.version > 0
)`;

export const CLIENT_ZONE = sql<PartyZone | null>`(
  select json_build_object('name', p.name, 'zone', r.zone)
  from reader r join person p on p.id = r.person_id
  where r.version > 0 and r.person_id = coalesce(
    (select v.by_person_id from offer_version v where v.offer_id = contract.id order by v.version desc limit 1),
    (select m.person_id from organisation_member m
      where m.organisation_id = contract.organisation_id and m.role = 'owner'
      order by m.since, m.person_id limit 1)
  )
)`;
