import { milestoneFunded } from '@stint/core/escrow/entries';
import { isReleasable } from '@stint/core/handshake/milestone';
import { formatMoney } from '@stint/core/money';
import type { House } from '../../house.ts';
import type { Outcome } from '../../outside/payments/processor.ts';
import { noteDeed } from '../../store/audit.ts';
import { loadContract } from '../../store/contracts.ts';
import { type AskedDeposit, answerDeposit } from '../../store/deposits.ts';
import type { Trx } from '../../store/desk.ts';
import { book } from '../../store/ledger.ts';
import { loadMilestones } from '../../store/milestones.ts';
import { lockContract } from '../../store/terms.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { clearEscrow } from './clear-escrow.ts';
import { loadEscrow } from './load-escrow.ts';
import { tellEscrow } from './tell-escrow.ts';
import { wakeUp } from './wake-up.ts';

/**
 * Asks the processor for a milestone's charge, of which the intention is written, and writes the answer. Asked again, it looks
 * the charge up before it asks: one that was made is not made twice. Answers what came of it; null when no answer came (yet).
 */
export async function settleDeposit(house: House, asked: AskedDeposit): Promise<string | null> {
  const { booked, amount, clientFee, cardRef, title } = asked;
  const found = await house.payments.findCharge(booked.id);
  if (found.status !== 'none') return writeAnswer(house, asked, found);
  const { id, org: orgId, currency } = booked;
  const charge = { id, orgId, processorRef: cardRef, amount: amount + clientFee, currency };
  const said = await house.payments.charge({ ...charge, description: `${title}, a milestone` });
  return writeAnswer(house, asked, said);
}

async function writeAnswer(
  house: House,
  asked: AskedDeposit,
  outcome: Outcome<'succeeded' | 'declined' | 'none'>,
): Promise<string | null> {
  if (outcome.status === 'unknown' || outcome.status === 'none') return null;
  const { booked, amount, clientFee, title } = asked;
  const { contract, currency } = booked;
  const total = amount + clientFee;
  if (outcome.amount !== total || outcome.currency !== currency)
    throw new Error(`charge ${booked.id} is ${outcome.amount} ${outcome.currency} at the processor`);
  const { status: state, processorRef } = outcome;
  const declineCode = outcome.status === 'declined' ? outcome.declineCode : null;
  const isAnswered = await tellingIn(house, async (trx, tell) => {
    const { endedAt } = await lockContract(trx, contract);
    const at = house.clock.now();
    if (!(await answerDeposit(trx, booked.id, { state, at, processorRef, declineCode }))) return false;
    const detail = { milestone: asked.milestone, charge: booked.id, declineCode };
    await noteDeed(trx, {
      at,
      person: asked.by,
      deed: `milestone-charge-${state}`,
      object: contract,
      detail,
    });
    if (state === 'succeeded') {
      await book(trx, milestoneFunded(booked, total, at));
      await putAside(house, trx, tell, { asked, isOver: endedAt !== null, at });
    }
    return true;
  });
  if (!isAnswered) return null;
  house.events.tell(contract, { kind: 'terms' });
  const sum = `${formatMoney(total, currency)} ${currency}`;
  return declineCode === null
    ? `${title}: a milestone is funded, ${sum}.`
    : `${title}: a milestone could not be funded, ${sum}: the card was declined (${declineCode}).`;
}

/** What was charged is in escrow; where the contract or the milestone ended meanwhile it goes straight back. */
async function putAside(
  house: House,
  trx: Trx,
  tell: Tell,
  { asked, isOver, at }: { asked: AskedDeposit; isOver: boolean; at: number },
): Promise<void> {
  const loaded = await loadContract(trx, asked.booked.contract);
  const milestone = (await loadMilestones(trx, asked.booked.contract)).find(
    ({ id }) => id === asked.milestone,
  );
  if (!loaded || !milestone) throw new Error('the milestone went away under the lock');
  const about = { milestone, at, doer: null };
  if (!isOver && isReleasable(milestone.state)) {
    // Else what was put aside just now would go back with what sleeps.
    await wakeUp(trx, loaded.id, at);
    await tellEscrow(trx, tell, loaded, { ...about, kind: 'milestone-funded', amount: asked.amount });
    return;
  }
  const lots = (await loadEscrow(trx, loaded.id)).lots.filter(({ id }) => id === asked.booked.id);
  const clearing = {
    lots,
    release: 0n,
    rest: { kind: 'refunded' },
    cause: 'too-late',
    at,
    by: null,
  } as const;
  await clearEscrow(house, trx, loaded, clearing);
}
