import { formatInstant, type Instant, WEEK_SECONDS } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { inForce } from '@stint/core/timeline';
import { weekClock, weekOf } from '@stint/core/week';
import type { Told } from '@stint/wire/told';
import { type LoadedContract, loadContract, type StandingRow } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import type { TermsChange } from '../../store/terms.ts';
import { eachSide, ofContract, othersOf } from '../notifications/sides.ts';
import type { Tell } from '../notifications/tell.ts';

interface Doer {
  readonly person: string;
  readonly name: string;
}

/** Both sides are told of a new contract, each by the name of the other; not who made it, who know of it. */
export async function tellMade(
  trx: Trx,
  tell: Tell,
  made: { id: string; doers: readonly string[]; at: Instant },
): Promise<void> {
  const loaded = await loadContract(trx, made.id);
  if (!loaded) throw new Error('a contract that was just made is not there');
  const { contract } = loaded;
  for (const { to, other } of await eachSide(trx, loaded)) {
    const facts = {
      ...ofContract(loaded),
      other,
      rate: formatMoney(contract.rate.first, contract.currency),
      currency: contract.currency,
      starts: formatInstant(contract.starts),
      limitMinutes: contract.weeklyLimitMinutes.first,
    };
    await tell({
      to: to.filter((person) => !made.doers.includes(person)),
      event: `contract-made:${made.id}`,
      at: made.at,
      told: { kind: 'contract-made', facts },
    });
  }
}

/** T5, B5: the others are told that it is paused, goes on, or has ended. */
export async function tellStanding(
  trx: Trx,
  tell: Tell,
  loaded: LoadedContract,
  { what, at, doer }: { what: StandingRow['what']; at: Instant; doer: Doer },
): Promise<void> {
  const facts = { ...ofContract(loaded), by: doer.name, at: formatInstant(at) };
  const locksAt = formatInstant(weekClock(weekOf(at)).locksAt);
  const told: Told =
    what === 'ended'
      ? { kind: 'contract-ended', facts: { ...facts, locksAt } }
      : { kind: `contract-${what}`, facts };
  await tell({
    to: await othersOf(trx, loaded, doer.person),
    // It can be paused again in the same second: by its place in the row of its standings it is one event.
    event: `contract-${what}:${loaded.id}:${loaded.contract.pauses.length}:${at}`,
    at,
    told,
  });
}

/** B1, B3, M1: the others are told of new terms; terms that are what they were are no news. */
export async function tellTerms(
  trx: Trx,
  tell: Tell,
  before: LoadedContract,
  { change, at, doer }: { change: TermsChange; at: Instant; doer: Doer },
): Promise<void> {
  const told = newTerms(before, change, { at, by: doer.name });
  if (!told) return;
  const to = await othersOf(trx, before, doer.person);
  const { rate, weeklyLimitMinutes, manualTime } = before.contract;
  const version = [rate, weeklyLimitMinutes, manualTime].reduce(
    (sum, { changes }) => sum + changes.length,
    1,
  );
  await tell({ to, event: `terms-changed:${before.id}:${version}`, at, told });
}

function newTerms(
  loaded: LoadedContract,
  change: TermsChange,
  { at, by }: { at: Instant; by: string },
): Told | null {
  const { contract } = loaded;
  const { currency } = contract;
  const deed = { ...ofContract(loaded), by, at: formatInstant(at) };
  switch (change.what) {
    case 'rate': {
      const from = inForce(contract.rate, at);
      if (from === change.rate) return null;
      const facts = {
        ...deed,
        from: formatMoney(from, currency),
        to: formatMoney(change.rate, currency),
        currency,
      };
      return { kind: 'rate-changed', facts };
    }
    case 'limit': {
      const [from, to] = [inForce(contract.weeklyLimitMinutes, at), change.weekly_limit_minutes];
      if (from === to) return null;
      // B3: a raise holds at once; a cut from the next Monday on.
      const raised = to === null || (from !== null && to > from);
      const holdsFrom = raised ? null : formatInstant(weekOf(at) + WEEK_SECONDS);
      return { kind: 'limit-changed', facts: { ...deed, from, to, holdsFrom } };
    }
    case 'manual-time': {
      const allowed = change.manual_time;
      if (inForce(contract.manualTime, at) === allowed) return null;
      return { kind: 'manual-time-changed', facts: { ...deed, allowed } };
    }
  }
}
