import { JOB_OPEN_SECONDS } from '@stint/core/handshake/job';
import { formatInstant } from '@stint/core/instant';
import { LIMITS } from '@stint/wire/limits';
import type { Client } from '@stint/wire/profiles';
import type { House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { organisationReputation } from '../../store/feedback.ts';
import { historyOf, payerOf } from '../../store/histories.ts';
import { foundedAt, teamOf } from '../../store/teams.ts';
import { pastLetter } from './past-letter.ts';
import { ratingOf } from './profile-letter.ts';

/** A client, as everybody who is signed in sees it: from the books, not from its own words. Refusal: `no-such-organisation`. */
export async function readClient(
  house: House,
  { organisation }: { readonly organisation: string },
): Promise<Client | Refusal> {
  const { db } = house;
  const team = await teamOf(db, organisation);
  if (team?.kind !== 'client') return refuse('no-such-organisation');
  const now = house.clock.now();
  const [since, payer, history, said] = await Promise.all([
    foundedAt(db, organisation),
    payerOf(db, organisation, now - JOB_OPEN_SECONDS),
    historyOf(db, { organisation }, LIMITS.history),
    organisationReputation(db, organisation, now),
  ]);
  return {
    id: team.id,
    name: team.name,
    memberSince: formatInstant(since),
    verifiedAt: payer.verifiedAt === null ? null : formatInstant(payer.verifiedAt),
    jobs: { posted: payer.jobsPosted, open: payer.jobsOpen },
    hires: { made: history.made, running: history.made - history.done, people: history.others },
    paidSeconds: payer.paidSeconds,
    onTime: { first: payer.chargedFirst, of: payer.charged },
    rating: ratingOf(said),
    history: history.past.map((row) => pastLetter(row, said)),
  };
}
