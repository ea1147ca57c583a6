import { minorDigits, parsePercent } from '@stint/core/money';
import type { Contract as ContractLetter, createContract as route } from '@stint/wire/contracts';
import { toInstant } from '@stint/wire/letters';
import type { Body } from '@stint/wire/route';
import type { Actor, House } from '../house.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { noteDeed } from '../store/audit.ts';
import { hasOrganisation } from '../store/people.ts';
import { isFreelancer, personExists } from '../store/sides.ts';
import { addContract } from '../store/terms.ts';
import { readContract } from './list-contracts.ts';
import { readRate } from './read-sum.ts';

type Wanted = Body<typeof route>;
type FirstTerms = Parameters<typeof addContract>[1]['terms'];

/** Makes a contract with its first terms. The operator's deed; offers and acceptance come before it later. */
export async function createContract(
  house: House,
  actor: Actor,
  wanted: Wanted,
): Promise<ContractLetter | Refusal> {
  const terms = readTerms(wanted.terms);
  if (isRefusal(terms)) return terms;
  const id = house.random.uuid();
  const refusal = await house.db.transaction().execute(async (trx) => {
    if (!(await personExists(trx, wanted.freelancer)))
      return refuse('no-such-person', { field: 'freelancer' });
    if (!(await isFreelancer(trx, wanted.freelancer)))
      return refuse('freelancers-only', { field: 'freelancer' });
    if (!(await hasOrganisation(trx, wanted.organisation))) {
      return refuse('no-such-organisation', { field: 'organisation' });
    }
    const at = house.clock.now();
    const { title, freelancer, organisation } = wanted;
    const starts = toInstant(wanted.starts);
    await addContract(trx, { id, title, freelancer, organisation, starts, at, by: actor.person, terms });
    await noteDeed(trx, { at, person: actor.person, deed: 'contract-created', object: id });
    return null;
  });
  return refusal ?? readContract(house, actor, { contract: id });
}

/** The defaults are those of a scenario: no limit, no manual time, idle after 10 minutes, 5 active minutes. */
function readTerms(terms: Wanted['terms']): FirstTerms | Refusal {
  if (minorDigits(terms.currency) === null) {
    return refuse('bad-terms', { field: 'terms.currency', fault: 'not an ISO 4217 code with a minor unit' });
  }
  const rate = readRate(terms.rate, terms.currency);
  if (rate === null) return refuse('bad-rate', { field: 'terms.rate' });
  const freelancerFee = parsePercent(terms.freelancerFeePercent ?? '0');
  const clientFee = parsePercent(terms.clientFeePercent ?? '0');
  if (freelancerFee === null) return refuse('bad-terms', { field: 'terms.freelancerFeePercent' });
  if (clientFee === null) return refuse('bad-terms', { field: 'terms.clientFeePercent' });
  return {
    pay: terms.pay,
    currency: terms.currency,
    rate,
    weekly_limit_minutes: terms.weeklyLimitMinutes ?? null,
    manual_time: terms.manualTime ?? false,
    idle_minutes: terms.idleMinutes === undefined ? 10 : terms.idleMinutes,
    min_active_minutes: terms.minActiveMinutes ?? 5,
    snapshots: terms.snapshots ?? 'full',
    activity_unmeasured: terms.activityUnmeasured ?? 'unprotected',
    freelancer_fee: freelancerFee,
    client_fee: clientFee,
  };
}
