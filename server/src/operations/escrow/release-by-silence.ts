import { SILENCE_SECONDS } from '@stint/core/escrow/claim';
import { formatMoney } from '@stint/core/money';
import type { House } from '../../house.ts';
import { loadContract } from '../../store/contracts.ts';
import { type EscrowDue, WARNING_SECONDS } from '../../store/escrow-due.ts';
import { closeMilestone, loadMilestones } from '../../store/milestones.ts';
import { lockContract } from '../../store/terms.ts';
import { tellingIn } from '../notifications/tell.ts';
import { clearEscrow } from './clear-escrow.ts';
import { heldIn, loadEscrow, lotsBehind } from './load-escrow.ts';
import { tellEscrow, tellSilence } from './tell-escrow.ts';

/** Fourteen days after its submission a milestone is released, whatever its client might have said: silence is consent. */
export async function releaseBySilence(house: House, due: EscrowDue): Promise<string | null> {
  const said = await tellingIn(house, async (trx, tell) => {
    const { endedAt } = await lockContract(trx, due.contract);
    const now = house.clock.now();
    const loaded = await loadContract(trx, due.contract);
    const milestone = (await loadMilestones(trx, due.contract)).find(({ id }) => id === due.which);
    const at = (milestone?.submittedAt ?? Number.POSITIVE_INFINITY) + SILENCE_SECONDS;
    if (!loaded || !milestone || endedAt !== null || now < at) return null;
    const lots = lotsBehind(await loadEscrow(trx, due.contract), milestone.id);
    const held = heldIn(lots);
    if (held === 0n) return null;
    const all = { lots, release: held, rest: { kind: 'refunded' }, cause: 'silence', at, by: null } as const;
    const cleared = await clearEscrow(house, trx, loaded, all);
    if (!cleared) return null;
    await closeMilestone(trx, milestone);
    const about = { milestone, at, doer: null, amount: held } as const;
    await tellEscrow(trx, tell, loaded, { ...about, kind: 'milestone-silent' });
    const { currency } = loaded.contract;
    return `${loaded.title}: “${milestone.title}” is released by silence, ${formatMoney(held, currency)} ${currency}.`;
  });
  if (said !== null) house.events.tell(due.contract, { kind: 'terms' });
  return said;
}

/** Two days before that, the client is told. Answers ''; null: no more. */
export async function warnOfSilence(house: House, due: EscrowDue): Promise<string | null> {
  return tellingIn(house, async (trx, tell) => {
    const { endedAt } = await lockContract(trx, due.contract);
    const now = house.clock.now();
    const loaded = await loadContract(trx, due.contract);
    const milestone = (await loadMilestones(trx, due.contract)).find(({ id }) => id === due.which);
    const submitted = milestone?.submittedAt ?? null;
    if (!loaded || !milestone || endedAt !== null || submitted === null) return null;
    const until = submitted + SILENCE_SECONDS;
    if (now >= until || now < until - WARNING_SECONDS) return null;
    const amount = heldIn(lotsBehind(await loadEscrow(trx, due.contract), milestone.id));
    await tellSilence(trx, tell, loaded, { milestone, at: now, amount, until, submitted });
    return '';
  });
}
