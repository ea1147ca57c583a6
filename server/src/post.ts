import { setTimeout as pause } from 'node:timers/promises';
import type { House } from './house.ts';
import { sendMail } from './operations/mail/send-mail.ts';
import { mailsOwed, mendMails } from './store/mails.ts';

const EVERY_MILLISECONDS = 3000;
const STOP_MILLISECONDS = 8000;
/** So many at a time: a mail server serves others too. */
const AT_ONCE = 4;
const MOST_IN_A_ROUND = 200;
/** So many that the server would not have, one after the other, and the rest waits for the next round. */
const PATIENCE = 3;

/**
 * Sends what is owed, beside the clock: a mail server takes its time, and no money waits for it. Two houses on one
 * database send each mail once. `stop` waits a while for those under way; one that takes longer is owed again, or has been
 * handed over.
 */
export function startPost(house: House): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = run(house, signal);
  return {
    stop: async () => {
      stopping.abort();
      await Promise.race([running, pause(STOP_MILLISECONDS, undefined, { ref: false })]);
    },
  };
}

/** One round: everything that is due now, but for what a server that is away would not take. Answers how many went out. */
export async function sendOwed(house: House, stopping?: AbortSignal): Promise<number> {
  const { db, clock, post } = house;
  if (post === null) return 0;
  await mendMails(db, clock.now());
  const owed = await mailsOwed(db, clock.now(), MOST_IN_A_ROUND);
  let sent = 0;
  let fruitless = 0;
  const work = async (): Promise<void> => {
    for (let id = owed.shift(); id !== undefined; id = owed.shift()) {
      if (fruitless >= PATIENCE || stopping?.aborted === true) return;
      const became = await sendMail(house, post, id);
      if (became === 'sent') sent += 1;
      fruitless = became === 'server-away' ? fruitless + 1 : 0;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return sent;
}

async function run(house: House, signal: AbortSignal): Promise<void> {
  let trouble = '';
  while (!signal.aborted) {
    try {
      await sendOwed(house, signal);
      trouble = '';
    } catch (error) {
      // As with the clock: what is owed is found again, and a fault that stays is told once.
      const said = error instanceof Error ? error.message : String(error);
      if (said !== trouble) house.log(`the post could not send all that is owed: ${said}`);
      trouble = said;
    }
    await pause(EVERY_MILLISECONDS, undefined, { signal }).catch(() => {});
  }
}
