import { formatDay } from '@stint/core/instant';
import { weekOf } from '@stint/core/week';
import { toInstant } from '@stint/wire/letters';
import { dayName, hours, moment } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';
import { type NeedWords, type Of, span, type When, worth } from './need-parts.ts';

export function saidOfTime(
  need: Of<'memo-missing' | 'low-activity' | 'client-unverified' | 'uncounted'>,
  { now }: When,
): NeedWords {
  const { seconds, week } = need.facts;
  const inWeek = formatDay(weekOf(now)) === week ? 'this week' : `in ${span(week)}`;
  const time = `${hours(seconds)} ${inWeek}`;
  switch (need.kind) {
    case 'memo-missing':
      return {
        says: `${time} ${seconds === 60 ? 'has' : 'have'} no memo and are not protected.`,
        how: `Say what you did, and ${worth(need)} become protected (P5).`,
        link: 'Add the memos',
      };
    case 'low-activity':
      return {
        says: `${time} were quiet and are not protected.`,
        how: `Say in the memo what you did${need.facts.labels ? ', or choose its activity label' : ''}; leave it; or delete it (P6).`,
        link: 'Look at the quiet ones',
      };
    case 'client-unverified':
      return {
        says: `${time} are not protected, because ${need.who} has no verified payment method.`,
        how: 'Only they can change that, for what you track from then on (P4). It never counts against you (D2).',
        link: `Write to ${need.who}`,
      };
    default:
      return {
        says: `${hours(seconds)} tracked ${inWeek} do not count.`,
        how: 'You may write them in by hand; manual time is billed and never protected (P1).',
        link: 'Write them in',
      };
  }
}

export function saidOfWeek(
  need: Of<'review' | 'week-locks' | 'limit-near' | 'dispute-open'>,
  { mine }: When,
): NeedWords {
  switch (need.kind) {
    case 'review':
      return {
        says: `${span(need.facts.week)} is in review, ${worth(need)}.`,
        how: `If you agree, do nothing: from ${dayName(addDays(need.facts.week, 12))} silence is consent (B5).`,
        link: 'Review the week',
      };
    case 'week-locks':
      return {
        says: `${span(need.facts.week)} locks soon: ${hours(need.facts.seconds)}, ${worth(need)}.`,
        how: 'Then it is invoiced and charged, and you have until Friday to review it (B5).',
        link: 'See the week',
      };
    case 'dispute-open': {
      const { week, segments } = need.facts;
      return {
        says: `${need.who} disputes ${segments === 1 ? 'a segment' : `${segments} segments`} of ${span(week)}, ${worth(need)}.`,
        how: 'The sum is held, the rest goes on. Silence is a contest, decided by the verdict that both of you see (D2).',
        link: 'Accept or contest',
      };
    }
    default: {
      const { counted, limit, over } = need.facts;
      const whose = need.as === 'client' ? ` by ${need.who}` : '';
      return {
        says:
          over > 0
            ? `${hours(over)}${whose} are over this week’s limit of ${hours(limit)}.`
            : `${hours(counted)} of this week’s ${hours(limit)} are used${whose}.`,
        how:
          need.as === 'client'
            ? 'Raise it and it holds at once; leave it, and nothing over it is billed (B2, B3).'
            : `What is over it is not billed (B2). ${need.who} may raise it until ${moment(toInstant(need.until ?? ''), mine)}.`,
        link: need.as === 'client' ? 'Set the limit' : `Write to ${need.who}`,
      };
    }
  }
}

export function saidOfAsk(need: Of<'manual-asked' | 'manual-allowed'>, { mine }: When): NeedWords {
  const { from, to } = need.facts;
  const time = `${moment(toInstant(from), mine)}–${moment(toInstant(to), mine).slice(-5)}`;
  if (need.kind === 'manual-allowed') {
    return {
      says: `you may write in ${time} by hand now.`,
      how: 'You asked for it, and manual time is allowed (M1). It is billed and never protected (P1).',
      link: 'Write it in',
    };
  }
  return {
    says: `${need.who} asks to write in ${time} by hand.`,
    how: `“${need.facts.reason}” Allowed, manual time is billed and never protected (M1, P1).`,
    link: 'Answer',
  };
}
