import { formatDay, formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { LIMITS } from '@stint/wire/limits';
import type { Returns } from '@stint/wire/refunds';
import type { House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { type Named, openChargebacks } from '../../store/chargebacks.ts';
import { lockDesk, type Trx } from '../../store/desk.ts';
import { findPartToSend } from '../../store/escrow-parts.ts';
import { askPartAgain, undeliveredParts } from '../../store/escrow-undelivered.ts';
import { askAgain, findRefundToSend, undelivered } from '../../store/refund-sending.ts';
import { findRefund } from '../../store/refunds.ts';
import { sendPart } from '../escrow/walk-part.ts';
import { chargebackLetter } from './read-refunds.ts';
import { sendRefund } from './send-refund.ts';

/** For operators: what banks took back and is not settled, and refunds that did not arrive. */
export async function listReturns({ db }: House): Promise<Returns> {
  const [chargebacks, refunds, parts] = await Promise.all([
    openChargebacks(db, LIMITS.list),
    undelivered(db, LIMITS.list),
    undeliveredParts(db, LIMITS.list),
  ]);
  return {
    chargebacks: chargebacks.map((row) => ({
      ...named(row, row.what.booked),
      week: row.what.of === 'week' ? formatDay(row.what.booked.week) : null,
      of: row.what.of,
      says: row.says,
      chargeback: chargebackLetter(row),
    })),
    refunds: [
      ...parts.map(({ amount, at, ...row }) => ({
        ...row,
        week: null,
        amount: formatMoney(amount, row.currency),
        at: formatInstant(at),
        state: 'declined' as const,
      })),
      ...refunds.map((row) => ({
        ...named(row, row.booked),
        week: formatDay(row.booked.week),
        milestone: null,
        id: row.id,
        amount: formatMoney(row.share.clientTotal, row.booked.currency),
        at: formatInstant(row.answeredAt ?? row.madeAt),
        why: row.why,
        state: row.state === 'declined' ? ('declined' as const) : ('failed' as const),
      })),
    ],
  };
}

function named(
  { title, client, freelancer }: Named,
  { contract, currency }: { contract: string; currency: string },
) {
  return { contract, title, client, freelancer, currency };
}

/** Sends a refund that did not arrive again, at once. Refusal: `refund-not-back`, of one that arrived, is on its way, or is none. */
export async function sendRefundAgain(
  house: House,
  actor: { person: string },
  asked: { refund: string },
): Promise<Returns | Refusal> {
  const id = asked.refund.toLowerCase();
  const no = await house.db.transaction().execute(async (trx): Promise<Refusal | null> => {
    const known = await findRefund(trx, id);
    if (!known) return sendPartAgain(house, trx, actor, id);
    await lockDesk(trx, known.booked.freelancer);
    if (!(await askAgain(trx, id))) return refuse('refund-not-back');
    const { contract, week } = known.booked;
    const detail = { week: formatDay(week), refund: id };
    const at = house.clock.now();
    await noteDeed(trx, { at, person: actor.person, deed: 'refund-asked-again', object: contract, detail });
    return null;
  });
  if (no) return no;
  const refund = await findRefundToSend(house.db, id);
  if (refund) await sendRefund(house, refund);
  const part = refund ? null : await findPartToSend(house.db, id);
  if (part) await sendPart(house, part);
  return listReturns(house);
}

/** What goes back from escrow. */
async function sendPartAgain(
  house: House,
  trx: Trx,
  { person }: { person: string },
  id: string,
): Promise<Refusal | null> {
  const contract = await askPartAgain(trx, id);
  if (contract === null) return refuse('refund-not-back');
  const detail = { refund: id };
  const at = house.clock.now();
  await noteDeed(trx, { at, person, deed: 'escrow-refund-asked-again', object: contract, detail });
  return null;
}
