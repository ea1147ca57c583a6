import { formatInstant, type Instant } from '@stint/core/instant';
import { METHOD_WAIT_SECONDS } from '@stint/core/payout';
import type { PayoutMethod, setPayoutMethod as route } from '@stint/wire/payouts';
import type { Body } from '@stint/wire/route';
import { checkAccount, lastFourOf } from '../../bank/account.ts';
import { bankText } from '../../bank/letters.ts';
import type { Actor, House } from '../../house.ts';
import { isPassword } from '../../password.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import {
  addMethod,
  findMethod,
  inForceAt,
  lockMethods,
  type MethodRow,
  methodsOf,
  stopMethod,
} from '../../store/payout-methods.ts';
import { passwordOf } from '../../store/people.ts';
import { tellingIn } from '../notifications/tell.ts';
import { tellMethodSet, tellMethodStopped } from './tell-payouts.ts';

/** The actor's own, the newest first. */
export async function readPayoutMethods(house: House, actor: Actor): Promise<PayoutMethod[]> {
  const now = house.clock.now();
  const methods = await methodsOf(house.db, actor.person);
  return methods.map((one) => methodLetter(one, methods, now));
}

/**
 * Where to be paid from three days on. The password is asked for again: whoever finds a browser open changes nothing. The person
 * is mailed at once, whatever they have chosen about mails. One that waits already gives way to it. Refusals:
 * `freelancers-only`, `wrong-sign-in`, `bad-account`, `bad-holder`, `id-taken`.
 */
export async function setPayoutMethod(
  house: House,
  actor: Actor,
  asked: Body<typeof route>,
): Promise<PayoutMethod | Refusal> {
  if (!actor.freelancer) return refuse('freelancers-only');
  if (!(await isPassword(asked.password, await passwordOf(house.db, actor.person)))) {
    return refuse('wrong-sign-in', { field: 'password' });
  }
  const where = readBank(asked.bank);
  if (isRefusal(where)) return where;
  const id = asked.id.toLowerCase();
  const done = await tellingIn(house, async (trx, tell) => {
    await lockMethods(trx, actor.person);
    const known = await findMethod(trx, id);
    if (known)
      return isSame(known, { ...where, freelancer: actor.person })
        ? null
        : refuse('id-taken', { field: 'id' });
    const setAt = house.clock.now();
    const method = {
      id,
      freelancer: actor.person,
      ...where,
      setAt,
      effectiveAt: setAt + METHOD_WAIT_SECONDS,
    };
    if (!(await addMethod(trx, method))) return refuse('id-taken', { field: 'id' });
    await tellMethodSet(tell, method);
    const detail = { kind: where.kind, lastFour: where.lastFour };
    await noteDeed(trx, { at: setAt, person: actor.person, deed: 'payout-method-set', object: id, detail });
    return null;
  });
  return done ?? (await oneOf(house, actor, id));
}

/** Whoever reads the mail stops what was not their doing. Refusal: `nothing-to-stop`. */
export async function stopPayoutMethod(
  house: House,
  actor: Actor,
  { method: id }: { method: string },
): Promise<PayoutMethod | Refusal> {
  const done = await tellingIn(house, async (trx, tell) => {
    await lockMethods(trx, actor.person);
    const at = house.clock.now();
    if (!(await stopMethod(trx, { id, freelancer: actor.person }, at))) {
      // Once more is the same.
      const known = await findMethod(trx, id);
      const wasStopped = known?.freelancer === actor.person && known.stoppedAt !== null;
      return wasStopped ? null : refuse('nothing-to-stop');
    }
    const method = await findMethod(trx, id);
    if (method) await tellMethodStopped(tell, method, at);
    await noteDeed(trx, { at, person: actor.person, deed: 'payout-method-stopped', object: id });
    return null;
  });
  return done ?? (await oneOf(house, actor, id));
}

type Where = Pick<MethodRow, 'kind' | 'holder' | 'account' | 'lastFour'>;

/** Of a freelancer, or the house's own. */
export function readBank(bank: Body<typeof route>['bank']): Where | Refusal {
  if (!bank) return { kind: 'processor', holder: '', account: null, lastFour: '' };
  if (bankText(bank.holder, HOLDER) === null) return refuse('bad-holder', { field: 'holder' });
  const account = checkAccount(bank.account);
  if ('wrong' in account) return refuse('bad-account', { field: account.wrong });
  return { kind: 'bank', holder: bank.holder, account, lastFour: lastFourOf(account) };
}

const HOLDER = 70;

function isSame(known: MethodRow, wanted: Where & { freelancer: string }): boolean {
  return (
    known.freelancer === wanted.freelancer &&
    known.kind === wanted.kind &&
    known.holder === wanted.holder &&
    sorted(known.account) === sorted(wanted.account)
  );
}

/** The database gives an object's keys back in an order of its own. */
function sorted(account: MethodRow['account']): string {
  return JSON.stringify(Object.entries(account ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function oneOf(house: House, actor: Actor, id: string): Promise<PayoutMethod> {
  const methods = await methodsOf(house.db, actor.person);
  const one = methods.find((method) => method.id === id);
  if (!one) throw new Error(`no method ${id}`);
  return methodLetter(one, methods, house.clock.now());
}

function methodLetter(one: MethodRow, all: readonly MethodRow[], now: Instant): PayoutMethod {
  const { id, kind, holder, lastFour, setAt, effectiveAt } = one;
  return {
    id,
    kind,
    holder,
    lastFour,
    setAt: formatInstant(setAt),
    effectiveAt: formatInstant(effectiveAt),
    state: stateOf(one, all, now),
  };
}

function stateOf(one: MethodRow, all: readonly MethodRow[], now: Instant): PayoutMethod['state'] {
  if (one.stoppedAt !== null) return 'stopped';
  if (one.effectiveAt > now) return 'waiting';
  if (inForceAt(all, now)?.id !== one.id) return 'past';
  return one.returnedAt === null ? 'in-force' : 'returned';
}
