import { payoutFailed } from '@stint/core/bookings';
import type { BankFile, DeskPayout } from '@stint/wire/payout-desk';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { findBankFile, idsInFile } from '../../store/bank-files.ts';
import { book } from '../../store/ledger.ts';
import { markReturned } from '../../store/payout-methods.ts';
import { decidePayout, lockPayout } from '../../store/payouts.ts';
import { tellingIn } from '../notifications/tell.ts';
import { deskPayout, fileLetter } from './letters.ts';
import { tellBack, tellExecuted } from './tell-payouts.ts';

type Outcome = { readonly outcome: 'executed' } | { readonly outcome: 'returned'; readonly reason: string };

/**
 * What the bank did with one payout of a file. Returned, it is available again, once, and nothing more goes to that account; a
 * bank may return what it has executed, some days later. Refusals: `no-such-file`, `no-such-payout`, `not-sent-yet`,
 * `decided-already`, `another-operator` (of a return to oneself).
 */
export async function answerPayout(
  house: House,
  actor: Actor,
  asked: { file: string; payout: string } & Outcome,
): Promise<DeskPayout | Refusal> {
  const file = await findBankFile(house.db, asked.file);
  if (!file) return refuse('no-such-file');
  if (file.state !== 'sent') return refuse('not-sent-yet');
  const no = await answer(house, actor, asked);
  return no ?? deskPayout(house, actor, asked.payout);
}

/** All of it that has no answer yet was executed. Refusals: `no-such-file`, `not-sent-yet`. */
export async function executeBankFile(
  house: House,
  actor: Actor,
  { file: id }: { file: string },
): Promise<BankFile | Refusal> {
  const file = await findBankFile(house.db, id);
  if (!file) return refuse('no-such-file');
  if (file.state !== 'sent') return refuse('not-sent-yet');
  for (const payout of await idsInFile(house.db, id)) {
    const no = await answer(house, actor, { file: id, payout, outcome: 'executed' });
    // The bank returned it, or somebody said so at this moment.
    if (isRefusal(no) && no.refused !== 'decided-already') return no;
  }
  return fileLetter(house, actor, id);
}

function answer(
  house: House,
  { person }: Actor,
  asked: { file: string; payout: string } & Outcome,
): Promise<Refusal | null> {
  const { file, payout: id } = asked;
  return tellingIn(house, async (trx, tell) => {
    const payout = await lockPayout(trx, id);
    if (!payout || payout.file !== file) return refuse('no-such-payout');
    const at = house.clock.now();
    if (asked.outcome === 'executed') {
      if (payout.state === 'paid') return null;
      if (payout.state !== 'asked') return refuse('decided-already');
      await decidePayout(trx, id, { state: 'paid', at, reason: '' });
      await tellExecuted(tell, payout, at);
      await noteDeed(trx, { at, person, deed: 'payout-paid', object: id });
      return null;
    }
    // Whoever said it of their own would have the money twice.
    if (payout.freelancer === person) return refuse('another-operator');
    const { reason } = asked;
    if (payout.state === 'failed') return payout.reason === reason ? null : refuse('decided-already');
    await decidePayout(trx, id, { state: 'failed', at, reason });
    await book(trx, payoutFailed(payout, at));
    if (payout.method !== null) await markReturned(trx, payout.method, at);
    await tellBack(tell, payout, { by: 'bank', reason, at });
    await noteDeed(trx, { at, person, deed: 'payout-failed', object: id, detail: { reason } });
    return null;
  });
}
