import type { Contract as ContractLetter, createContract as route } from '@stint/wire/contracts';
import { toInstant } from '@stint/wire/letters';
import type { Body } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { isRepresented } from '../../store/agencies.ts';
import { noteDeed } from '../../store/audit.ts';
import type { Trx } from '../../store/desk.ts';
import { hasOrganisation } from '../../store/people.ts';
import { isFreelancer, personExists } from '../../store/sides.ts';
import { suspendedSince } from '../../store/suspensions.ts';
import { addContract, beganAs } from '../../store/terms.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { readFirstTerms } from './first-terms.ts';
import { readContract } from './list-contracts.ts';
import { tellMade } from './tell-contract.ts';

type Wanted = Body<typeof route>;

/**
 * Makes a contract with its first terms, without an offer: the operator's deed, for those who move in. The caller's id
 * again, with the same content, is the same contract. Refusals: `no-such-person`, `freelancers-only`,
 * `no-such-organisation`, `no-such-freelancer` (the agency does not represent them), `bad-terms`, `bad-rate`, `id-taken`,
 * `payment-owed` (D5).
 */
export async function createContract(
  house: House,
  actor: Actor,
  wanted: Wanted,
): Promise<ContractLetter | Refusal> {
  const read = readFirstTerms(wanted.terms);
  if (isRefusal(read)) return read;
  const { title, freelancer, organisation, agency = null } = wanted;
  const id = wanted.id?.toLowerCase() ?? house.random.uuid();
  const first: FirstContract = {
    id,
    title,
    freelancer,
    organisation,
    agency,
    offer: null,
    escrow: null,
    starts: toInstant(wanted.starts),
    ...read,
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
  if ((await suspendedSince(trx, organisation)) !== null) {
    if (await beganAs(trx, first)) return null;
    return refuse('payment-owed', { field: 'organisation' });
  }
  const { agency } = first;
  if (agency !== null && !(await isRepresented(trx, { agency, freelancer }))) {
    return refuse('no-such-freelancer', { field: 'agency' });
  }
  const at = house.clock.now();
  if (await addContract(trx, { ...first, at, by: actor.person })) {
    await noteDeed(trx, { at, person: actor.person, deed: 'contract-created', object: id });
    await tellMade(trx, tell, { id, doers: [actor.person], at });
    return null;
  }
  return (await beganAs(trx, first)) ? null : refuse('id-taken', { field: 'id' });
}
