import type { Attempt, Owed } from '@stint/wire/debt';
import { toInstant } from '@stint/wire/letters';
import { bothClocks } from '../time/spoken.ts';
import type { Zone } from '../time/zone.ts';

/** A bank's word in plain words; of one that is not known, the word itself. */
export function whyDeclined(why: string | null): string {
  if (why === null) return 'the bank gave no reason';
  return REASONS[why] ?? `the bank said “${why.replaceAll('_', ' ')}”`;
}

const REASONS: Readonly<Record<string, string>> = {
  generic_decline: 'the bank said no and gave no reason: its holder can ask there',
  insufficient_funds: 'there was not enough money on it',
  expired_card: 'the card has expired',
  lost_card: 'the bank no longer takes this card',
  stolen_card: 'the bank no longer takes this card',
  do_not_honor: 'the bank said no and gave no reason: its holder can ask there',
  authentication_required: 'the bank wants its holder to say yes first (3-D Secure)',
  card_velocity_exceeded: 'it was over the limit that its bank sets',
  processing_error: 'something went wrong at the bank',
  card_removed: 'there was no card to charge: the last one had been removed',
};

/** One attempt, in a sentence. */
export function attemptSays({ day, card, by, state, why }: Attempt): string {
  const which = `${card.brand.charAt(0).toUpperCase()}${card.brand.slice(1)} ending in ${card.last4}`;
  const who = by === null ? `Day ${day} of 5` : `By hand, ${by}`;
  if (state === 'asked') return `${who}: ${which} is being asked; no answer has come yet.`;
  if (state === 'succeeded') return `${who}: ${which} was charged.`;
  if (state === 'disputed' || state === 'charged-back')
    return `${who}: ${which} was charged, and its bank took that back.`;
  return why === 'card_removed'
    ? `${who}: ${whyDeclined(why)}.`
    : `${who}: ${which} was declined; ${whyDeclined(why)}.`;
}

/** What happens with it next, and when, on both clocks. */
export function nextSays({ failedAt, nextAt, attempts, disputed }: Owed, mine: Zone): string {
  if (disputed) {
    return 'Your bank has taken the charge back and decides about it. Nothing is charged meanwhile, and nothing stands still for it (D5).';
  }
  if (failedAt !== null && attempts.some(({ state }) => state === 'charged-back')) {
    const since = bothClocks(toInstant(failedAt), mine);
    return `Your bank took the charge back ${since}. Nothing is tried by itself: pay it here (D5).`;
  }
  if (failedAt !== null) {
    const since = bothClocks(toInstant(failedAt), mine);
    return `Its fifth day failed ${since}. Nothing is tried by itself any more: pay it here with a card that works (D5).`;
  }
  if (nextAt !== null)
    return `The cards are tried again, in their order, ${bothClocks(toInstant(nextAt), mine)} (D5).`;
  return attempts.length === 0
    ? 'It is charged to the first card as soon as there is one (B5).'
    : 'The bank is being asked at this moment.';
}
