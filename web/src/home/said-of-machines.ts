import { toInstant } from '@stint/wire/letters';
import { bothClocks, moment } from '../time/spoken.ts';
import type { NeedWords, Of, When } from './need-parts.ts';

const LATE_WORK = {
  weeks: 'weeks that have locked and are not closed',
  'set-aside': 'weeks set aside, for something went wrong with their close',
  charges: 'charges without an answer',
  payouts: 'payouts without an answer',
  tellings: 'people who were not told',
} as const;

export function saidOfMachines(
  need: Of<'mails-failed' | 'work-late' | 'tracker-silent' | 'no-tracker'>,
  { mine }: When,
): NeedWords {
  switch (need.kind) {
    case 'mails-failed': {
      const { count, fault } = need.facts;
      return {
        says: `${count === 1 ? 'A mail' : `${count} mails`} of this week will not arrive.`,
        how: fault === '' ? 'The page of the post says whose.' : `The last one: ${fault}`,
        link: 'See the post',
      };
    }
    case 'work-late': {
      const { count, what, since, says } = need.facts;
      return {
        says: `${count} ${LATE_WORK[what]}.`,
        how: `Due since ${bothClocks(toInstant(since), mine)}. The clock tries again; ${says === null ? 'the log says what stands in its way' : `of the first it says: ${says}`}.`,
        link: 'See the books',
      };
    }
    case 'tracker-silent':
      return {
        says: `it has a session open and was not heard of since ${moment(toInstant(need.facts.heardAt), mine)}.`,
        how: 'What it holds still counts if it comes before its week locks (T6). Look whether it runs and is online.',
        link: 'See your trackers',
      };
    default:
      return {
        says: 'it may no longer send, and you have no other tracker.',
        how: `It was given back ${bothClocks(toInstant(need.facts.revokedAt), mine)}. Connect one, or track in this browser.`,
        link: 'See your trackers',
      };
  }
}
