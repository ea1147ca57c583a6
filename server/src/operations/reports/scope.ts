import { type Week, weekOf } from '@stint/core/week';
import { LIMITS } from '@stint/wire/limits';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { contractsOf, loadContracts } from '../../store/contracts.ts';
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
  const isOfAll = asked.contracts.length === 0 && actor.operator;
  const seen = isOfAll
    ? await workedSeen(house, actor, asked)
    : await seenContracts(house, actor, asked.contracts);
  return isRefusal(seen) ? seen : scopeOfSeen(house, asked, seen);
}

/** Of all that an operator sees, those with work in these days: no others are loaded. */
async function workedSeen(house: House, actor: Actor, asked: Asked): Promise<Visible[]> {
  const worked = await workedBetween(house.db, null, weeksAround(asked));
  return seenAmong(house, actor, [...worked.keys()]);
}

/** The weeks that any zone's days may lie in. */
function weeksAround(asked: Asked): { first: Week; last: Week } {
  const span = around(asked.from, asked.to);
  return { first: weekOf(span.from), last: weekOf(span.to - 1) };
}

/** Of contracts that somebody sees. Refusal: `report-too-long`. */
export async function scopeOfSeen(
  house: House,
  asked: Asked,
  seen: readonly Visible[],
): Promise<Worked[] | Refusal> {
  const wanted = seen.filter(
    ({ freelancer }) => asked.freelancers.length === 0 || asked.freelancers.includes(freelancer.id),
  );
  const ids = wanted.map(({ id }) => id);
  const worked = await workedBetween(house.db, ids, weeksAround(asked));
  if (worked.size > LIMITS.reportContracts) {
    return refuse('report-too-long', { fault: `${LIMITS.reportContracts} contracts are the most` });
  }
  return wanted.flatMap((visible) => {
    const of = worked.get(visible.id);
    return of ? [{ visible, weeks: of }] : [];
  });
}

/**
 * The contracts of these ids, or all that somebody is a side of, to hand something of them on. Refusals:
 * `no-such-contract`; `not-allowed-here` for an operator, who sees what is others'.
 */
export async function ownContracts(
  house: House,
  actor: Actor,
  named: readonly string[],
): Promise<Visible[] | Refusal> {
  const seen = await seenContracts(house, actor, named);
  if (isRefusal(seen)) return seen;
  return seen.some(({ side }) => side === 'operator') ? refuse('not-allowed-here') : seen;
}

/** The contracts of these ids, or all that somebody is a side of. Refusal: `no-such-contract`. */
async function seenContracts(
  house: House,
  actor: Actor,
  named: readonly string[],
): Promise<Visible[] | Refusal> {
  const { person, organisations, agencies } = actor;
  if (named.length === 0) {
    return seenAmong(house, actor, await contractsOf(house.db, { person, organisations, agencies }));
  }
  const ids = [...new Set(named.map((id) => id.toLowerCase()))];
  const seen = await seenAmong(house, actor, ids);
  return seen.length < ids.length ? refuse('no-such-contract', { field: 'contract' }) : seen;
}

/** Those of these contracts that somebody sees. */
export async function seenAmong(house: House, actor: Actor, ids: readonly string[]): Promise<Visible[]> {
  return (await loadContracts(house.db, ids)).flatMap((loaded) => seenBy(actor, loaded) ?? []);
}
