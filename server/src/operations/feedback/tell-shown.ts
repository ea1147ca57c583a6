import { feedbackClosesAt } from '@stint/core/handshake/feedback';
import { formatInstant, type Instant } from '@stint/core/instant';
import type { Told } from '@stint/wire/told';
import type { LoadedContract } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import { markShown } from '../../store/feedback.ts';
import { eachSide, ofContract } from '../notifications/sides.ts';
import type { Tell } from '../notifications/tell.ts';

/** Both sides are told that what they wrote of each other is shown; once. */
export async function tellShown(trx: Trx, tell: Tell, loaded: LoadedContract, at: Instant): Promise<boolean> {
  if (!(await markShown(trx, loaded.id))) return false;
  await tellBoth(trx, tell, loaded, at, (other) => ({
    kind: 'feedback-shown',
    facts: { ...ofContract(loaded), other },
  }));
  return true;
}

/** At the end of a contract both sides are asked for feedback, whoever ended it. */
export async function askFeedback(
  trx: Trx,
  tell: Tell,
  loaded: LoadedContract,
  endedAt: Instant,
): Promise<void> {
  const closesAt = formatInstant(feedbackClosesAt(endedAt));
  await tellBoth(trx, tell, loaded, endedAt, (other) => ({
    kind: 'feedback-asked',
    facts: { ...ofContract(loaded), other, closesAt },
  }));
}

async function tellBoth(
  trx: Trx,
  tell: Tell,
  loaded: LoadedContract,
  at: Instant,
  told: (other: string) => Told,
): Promise<void> {
  // Who may give feedback in the organisation's name is who may review.
  for (const { to, other } of await eachSide(trx, loaded, 'review')) {
    const one = told(other);
    await tell({ to, event: `${one.kind}:${loaded.id}`, at, told: one });
  }
}
