import { decidesAt } from '@stint/core/dispute';
import type { Trx } from '../../store/desk.ts';
import { noteSilence } from '../../store/disputes.ts';
import type { Tell } from '../notifications/tell.ts';
import { timesOf } from './dispute-letter.ts';
import { type AboutDispute, tellContested } from './tell-dispute.ts';

/** D2: nobody answered for three days, and that is a contest; both sides are told so. Asked at the freelancer's desk. */
export async function contestBySilence(trx: Trx, tell: Tell, about: AboutDispute): Promise<void> {
  await noteSilence(trx, about.row);
  const times = timesOf(about.row);
  const silence = { by: null, says: '', letGo: 0, at: times.answerBy, decidesAt: decidesAt(times) };
  await tellContested(trx, tell, about, silence);
}
