import { decidesAt } from '@stint/core/dispute';
import { formatDay } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { House } from '../../house.ts';
import { isRefusal } from '../../refusal.ts';
import { asking, type Schedule, schedule } from '../../schedule.ts';
import { noteDeed } from '../../store/audit.ts';
import { loadContract } from '../../store/contracts.ts';
import { markDecided } from '../../store/disputes.ts';
import { type DisputeDue, disputesToDecide, disputesUnanswered } from '../../store/disputes-due.ts';
import { refundsToSend } from '../../store/refund-sending.ts';
import { addRulings } from '../../store/rulings.ts';
import { sendRefund } from '../refunds/send-refund.ts';
import { type AtDispute, atDispute } from './at-dispute.ts';
import { contestBySilence } from './contest-by-silence.ts';
import { timesOf } from './dispute-letter.ts';
import { endDispute } from './end-dispute.ts';
import { tellDecided } from './tell-dispute.ts';

/** What time does to disputes, before their weeks' pay walks on (D2). */
export const DISPUTES: readonly Schedule[] = [
  schedule('note silence', 'a dispute was not answered for three days (D2)', disputesUnanswered, noteSilent),
  schedule(
    'decide disputes',
    'a dispute has been contested for two days (D2)',
    disputesToDecide,
    decideDispute,
  ),
  asking('send refunds', 'something paid was refunded and is not back yet (D2)', refundsToSend, sendRefund),
];

/** D2: silence is a contest. */
function noteSilent(house: House, due: DisputeDue): Promise<string | null> {
  return deedOf(house, due, async ({ trx, tell, loaded, row, lines, now }) => {
    if (row.state !== 'open' || now < Number(row.answer_by)) return null;
    await contestBySilence(trx, tell, { loaded, row, lines });
    return `${loaded.title}: the dispute of the week of ${formatDay(Number(row.week))} was not answered; it is contested.`;
  });
}

/** D2: by the verdict, but for what an operator overruled and the freelancer let go. */
function decideDispute(house: House, due: DisputeDue): Promise<string | null> {
  return deedOf(house, due, async (at) => {
    const { trx, tell, loaded, booked, row, lines, decided, now } = at;
    const decidedAt = decidesAt(timesOf(row));
    if (row.state !== 'contested' || now < decidedAt) return null;
    await markDecided(trx, row.id, decidedAt);
    await addRulings(trx, booked, row.id, byVerdict(at, decidedAt));
    const { back, paid, refunded } = await endDispute(trx, booked, row.id, decided, {
      at: decidedAt,
      by: null,
    });
    const detail = { week: formatDay(booked.week), dispute: row.id, segments: lines.length, refunded };
    await noteDeed(trx, { at: decidedAt, person: null, deed: 'dispute-decided', object: loaded.id, detail });
    const end = { back: back.clientTotal, paid: paid.net, refunded, at: decidedAt };
    await tellDecided(trx, tell, { loaded, row, lines }, end);
    const sum = `${formatMoney(back.clientTotal, booked.currency)} ${booked.currency}`;
    return `${loaded.title}: the dispute of the week of ${formatDay(booked.week)} is decided; ${sum} is refunded.`;
  });
}

function byVerdict({ decided }: AtDispute, at: number) {
  return decided
    .filter(({ rulings }) => rulings.length === 0)
    .map(({ line: { segment, kind }, outcome }) => ({
      segment,
      kind,
      n: 1,
      by: 'verdict' as const,
      outcome,
      says: '',
      person: null,
      at,
    }));
}

async function deedOf(
  house: House,
  { id, contract }: DisputeDue,
  deed: (at: AtDispute) => Promise<string | null>,
): Promise<string | null> {
  const loaded = await loadContract(house.db, contract);
  if (!loaded) throw new Error('a dispute without its contract');
  const said = await atDispute(house, loaded, id, deed);
  if (isRefusal(said)) throw new Error(said.refused);
  return said;
}
