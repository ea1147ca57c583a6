import { weekOf } from '@stint/core/week';
import { LIMITS } from '@stint/wire/limits';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { contractsOf, everyContract, loadContracts } from '../../store/contracts.ts';
import { workedBetween } from '../../store/reports.ts';
import { seenBy, type Visible } from '../contracts/visible.ts';
import type { Asked } from './asked.ts';
import { around } from './zone-days.ts';

/** A contract and those of its weeks that a report may have to do with, in order. */
export interface Worked {
  readonly visible: Visible;
  readonly weeks: readonly number[];
}

/**
 * The contracts with work in a report's days that somebody may see: their own, their organisation's, their agency's, an
 * operator all. Refusals: `no-such-contract` where one is named that is not theirs to see, `report-too-long`.
 */
export async function scopeOf(house: House, actor: Actor, asked: Asked): Promise<Worked[] | Refusal> {
  const seen = await seenContracts(house, actor, asked.contracts);
  if ('refused' in seen) return seen;
  const wanted = seen.filter(
    ({ freelancer }) => asked.freelancers.length === 0 || asked.freelancers.includes(freelancer.id),
  );
  const span = around(asked.from, asked.to);
  const weeks = { first: weekOf(span.from), last: weekOf(span.to - 1) };
  const worked = await workedBetween(
    house.db,
    wanted.map(({ id }) => id),
    weeks,
  );
  if (worked.size > LIMITS.reportContracts) {
    return refuse('report-too-long', { fault: `${LIMITS.reportContracts} contracts are the most` });
  }
  return wanted.flatMap((visible) => {
    const of = worked.get(visible.id);
    return of ? [{ visible, weeks: of }] : [];
  });
}

/** Those of these ids that the actor sees; no ids: all. Refusal: `no-such-contract` for one that they do not. */
export async function seenContracts(
  house: House,
  actor: Actor,
  named: readonly string[],
): Promise<Visible[] | Refusal> {
  const { person, organisations, agencies } = actor;
  const ids =
    named.length > 0
      ? [...new Set(named.map((id) => id.toLowerCase()))]
      : actor.operator
        ? await everyContract(house.db)
        : await contractsOf(house.db, { person, organisations, agencies });
  const seen = (await loadContracts(house.db, ids)).flatMap((loaded) => seenBy(actor, loaded) ?? []);
  if (named.length > 0 && seen.length < ids.length) return refuse('no-such-contract', { field: 'contract' });
  return seen;
}
