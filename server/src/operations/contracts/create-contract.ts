import { minorDigits, parsePercent } from '@stint/core/money';
import type { Contract as ContractLetter, createContract as route } from '@stint/wire/contracts';
import { toInstant } from '@stint/wire/letters';
import type { Body } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import type { Trx } from '../../store/desk.ts';
import { hasOrganisation } from '../../store/people.ts';
import { isFreelancer, personExists } from '../../store/sides.ts';
import { addContract, beganAs } from '../../store/terms.ts';
import { readRate } from '../money/read-sum.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { readContract } from './list-contracts.ts';
import { tellMade } from './tell-contract.ts';

type Wanted = Body<typeof route>;
type FirstTerms = Parameters<typeof addContract>[1]['terms'];

/**
 * Makes a contract with its first terms. The operator's deed; offers and acceptance come before it later. The caller's
 * id again, with the same content, is the same contract. Refusals: `no-such-person`, `freelancers-only`,
 * `no-such-organisation`, `bad-terms`, `bad-rate`, `id-taken`.
 */
export async function createContract(
  house: House,
  actor: Actor,
  wanted: Wanted,
): Promise<ContractLetter | Refusal> {
  const terms = readTerms(wanted.terms);
  if (isRefusal(terms)) return terms;
  const { title, freelancer, organisation } = wanted;
  const id = wanted.id?.toLowerCase() ?? house.random.uuid();
  const first: FirstContract = {
    id,
    title,
    freelancer,
    organisation,
    starts: toInstant(wanted.starts),
    terms,
  };
  const refusal = await tellingIn(house, (trx, tell) => begin(house, trx, tell, actor, first));
  return refusal ?? readContract(house, actor, { contract: id });
}

type FirstContract = Omit<Parameters<typeof addContract>[1], 'at' | 'by'>;

async function begin(
  house: House,
  trx: Trx,
  tell: Tell,
  actor: Actor,
  first: FirstContract,
): Promise<Refusal | null> {
  const { id, freelancer, organisation } = first;
  if (!(await personExists(trx, freelancer))) return refuse('no-such-person', { field: 'freelancer' });
  if (!(await isFreelancer(trx, freelancer))) return refuse('freelancers-only', { field: 'freelancer' });
  if (!(await hasOrganisation(trx, organisation))) {
    return refuse('no-such-organisation', { field: 'organisation' });
  }
  const at = house.clock.now();
  if (await addContract(trx, { ...first, at, by: actor.person })) {
    await noteDeed(trx, { at, person: actor.person, deed: 'contract-created', object: id });
    await tellMade(trx, tell, { id, doer: actor.person, at });
    return null;
  }
  return (await beganAs(trx, first)) ? null : refuse('id-taken', { field: 'id' });
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
    private_window_minutes: terms.privateWindowMinutes ?? 10,
    freelancer_fee: freelancerFee,
    client_fee: clientFee,
    activity_labels: '[]',
    label_required: false,
    weekly_stipend: null,
  };
}
