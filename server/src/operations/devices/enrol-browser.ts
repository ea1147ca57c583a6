import type { Instant } from '@stint/core/instant';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { type Enrolled, enrolDevice } from './enrol-device.ts';

/** A page of the house as a tracker of whoever is signed in (RFC 8628 is for those who are not). Refusal: `freelancers-only`. */
export async function enrolBrowser(
  house: House,
  actor: Actor,
  name: string,
  now: { readonly at: Instant; readonly wall: Instant },
): Promise<Enrolled | Refusal> {
  if (!actor.freelancer) return refuse('freelancers-only');
  return house.db
    .transaction()
    .execute((trx) => enrolDevice(house, trx, { person: actor.person, name, browser: true }, now));
}
