import type { setContractTax as route } from '@stint/wire/particulars';
import type { Answer, Body } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { addContractTax, taxOfContract } from '../../store/particulars.ts';
import { ownContract, visibleContract } from '../contracts/visible.ts';
import { keptTax, readTax, taxLetter } from './tax-letter.ts';
import { whoseNow } from './whose.ts';

type Letter = Answer<typeof route>;

/** How the next invoice of a contract is taxed. Refusal: `no-such-contract`. */
export async function readContractTax(
  house: House,
  actor: Actor,
  { contract }: { contract: string },
): Promise<Letter | Refusal> {
  const visible = await visibleContract(house, actor, contract);
  if (isRefusal(visible)) return visible;
  const [own, freelancer] = await Promise.all([
    taxOfContract(house.db, contract),
    whoseNow(house.db, visible.freelancer),
  ]);
  const tax = own.tax === null ? null : keptTax(own.tax);
  return {
    version: own.version,
    tax: tax && taxLetter(tax),
    applies: taxLetter(tax ?? freelancer.tax),
  };
}

/**
 * By its freelancer, who issues. Refusals: `no-such-contract`, `freelancers-only`, `changed-meanwhile`, `bad-tax`,
 * `tax-not-collected`.
 */
export async function setContractTax(
  house: House,
  actor: Actor,
  { contract, version, tax }: { contract: string } & Body<typeof route>,
): Promise<Letter | Refusal> {
  const visible = await ownContract(house, actor, contract);
  if (isRefusal(visible)) return visible;
  const wanted = tax === null ? null : readTax(tax);
  if (isRefusal(wanted)) return wanted;
  const written = await house.db.transaction().execute(async (trx) => {
    const before = await taxOfContract(trx, contract);
    const at = house.clock.now();
    const after = { version: version + 1, tax: wanted && taxLetter(wanted) };
    const by = { person: actor.person, at };
    if (before.version !== version || !(await addContractTax(trx, contract, after, by))) {
      return refuse('changed-meanwhile');
    }
    await noteDeed(trx, {
      at,
      person: actor.person,
      deed: 'contract-tax-set',
      object: contract,
      detail: after,
    });
    return null;
  });
  return written ?? readContractTax(house, actor, { contract });
}
