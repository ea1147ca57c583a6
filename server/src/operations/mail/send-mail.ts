import { HOUR_SECONDS, type Instant, MINUTE_SECONDS } from '@stint/core/instant';
import type { House } from '../../house.ts';
import type { MailOutcome, Post } from '../../outside/mail/post.ts';
import {
  answerMail,
  type ClaimedMail,
  claimMail,
  type MailAnswer,
  noteHandedOver,
} from '../../store/mails.ts';
import { writeMail } from './write-mail.ts';

/** Waits between two attempts; after the last there is none any more. About two days in all. */
const WAITS: readonly number[] = [
  MINUTE_SECONDS,
  5 * MINUTE_SECONDS,
  20 * MINUTE_SECONDS,
  HOUR_SECONDS,
  4 * HOUR_SECONDS,
  12 * HOUR_SECONDS,
  24 * HOUR_SECONDS,
];

/** `taken`: somebody else has it. `server-away`: the server would take no mail at all now. */
export type Became = 'sent' | 'not-sent' | 'server-away' | 'taken';

/**
 * Sends a mail that is owed, in three steps and never in a transaction: it is claimed, handed over, answered. A house that
 * dies on the way leaves it owed, until the moment in which it is handed over; from then on it is never sent again, for
 * it may have arrived. A mail whose kind was turned off meanwhile goes nowhere.
 */
export async function sendMail(house: House, post: Post, id: string): Promise<Became> {
  const claimed = await claimMail(house.db, id);
  if (!claimed) return 'taken';
  const mail = await writeMail(house, post, claimed);
  if (!mail) {
    await answerMail(house.db, claimed, { state: 'dropped', fault: null }, house.clock.now());
    return 'not-sent';
  }
  const outcome = await post.send(mail, async () => {
    if (!(await noteHandedOver(house.db, claimed))) throw new Error('somebody else has this mail in hand');
  });
  const now = house.clock.now();
  await answerMail(house.db, claimed, answerOf(outcome, claimed, now), now);
  if (outcome.status === 'sent') return 'sent';
  return outcome.status === 'later' && outcome.whose === 'server' ? 'server-away' : 'not-sent';
}

function answerOf(outcome: MailOutcome, { attempt }: ClaimedMail, now: Instant): MailAnswer {
  switch (outcome.status) {
    case 'sent':
      return { state: 'sent', fault: null };
    case 'unknown':
      return { state: 'unknown', fault: outcome.fault };
    case 'refused':
      return { state: 'failed', fault: outcome.fault };
    case 'later': {
      const wait = WAITS[attempt - 1];
      const { fault } = outcome;
      return wait === undefined ? { state: 'failed', fault } : { state: 'owed', fault, nextAt: now + wait };
    }
  }
}
