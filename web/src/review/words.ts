import type { DisputeReason } from '@stint/core/dispute';
import { againstIt, decisionOf } from '@stint/core/dispute';
import { segmentEnd, segmentOf } from '@stint/core/segment';
import { sayReason } from '@stint/core/sentences';
import type { Dispute } from '@stint/wire/dispute';
import { toInstant } from '@stint/wire/letters';
import type { Hint, ReviewEntry } from '@stint/wire/review';
import { dayName, time } from '../time/spoken.ts';
import { dayOf, type Zone } from '../time/zone.ts';
import type { GroupName } from './groups.ts';

/** The id of the list's heading: the head of the page leads to it. */
export const LOOK = 'look';

/** Over each group: what they have in common, and what it means. Nothing in it accuses anybody. */
export const GROUP_WORDS: Readonly<Record<GroupName, { readonly name: string; readonly says: string }>> = {
  'over-limit': {
    name: 'Over the limit',
    says: 'Past the weekly limit: shown, not billed. There is nothing to dispute (P2).',
  },
  'no-picture': {
    name: 'No picture',
    says: 'There is no picture to look at. Each says why; activity and memo are there all the same.',
  },
  'low-activity': {
    name: 'Low activity',
    says: 'Fewer active minutes than the terms ask for, or none that could be measured (P6, P8). Reading and calls look like this too.',
  },
  'memo-missing': {
    name: 'No memo',
    says: 'Nothing says what was done (P5). Asking is often quicker than disputing.',
  },
  manual: {
    name: 'Written in by hand',
    says: 'Manual time counts in full and is never protected: its memo is all that stands behind it (P1).',
  },
  unusual: {
    name: 'Unlike the usual',
    says: 'Different from the eight weeks before. It says nothing about whether that is good or bad; new work looks like this.',
  },
  'like-before': {
    name: 'Looks like the segment before',
    says: 'The picture is much like an earlier one. Long work on one document looks like this.',
  },
  plain: { name: 'Nothing stands out', says: 'All that was looked at is in order.' },
};

export const REASON_WORDS: Readonly<Record<DisputeReason, string>> = {
  'not-my-work': 'Not my work',
  'low-activity': 'Low activity',
  idle: 'Nobody was there',
  'memo-unclear': 'The memo does not say what was done',
  other: 'Something else',
};

/** In what a segment is unlike the usual. */
export function hintText(hint: Hint): string {
  if (hint.kind === 'new-app') return `The first segment here with “${hint.app}” in front.`;
  const hour = String(hint.hour).padStart(2, '0');
  return `Nothing was worked around ${hour}:00 UTC in the eight weeks before.`;
}

/** `Mon 16 Nov 09:40–09:50`. */
export function whenText(start: string, zone: Zone): string {
  const from = toInstant(start);
  return `${dayName(dayOf(from, zone))} ${time(from, zone)}–${time(segmentEnd(segmentOf(from)), zone)}`;
}

/** What the verdict that both can see foretells, if it is contested (D2). */
export function foretold({ reasons, protected: is }: Pick<ReviewEntry, 'reasons' | 'protected'>): string {
  const against = againstIt(reasons);
  if (decisionOf(reasons) === 'refunded') {
    const rules = against.map((reason) => sayReason(reason, 'exact').rule);
    return `refunded: the verdict names ${rules.join(', ')}`;
  }
  return is === true ? 'paid: it is protected' : 'paid: what is named does not speak against it';
}

/** How a dispute stands, in a word. */
export const STATE_WORDS: Readonly<Record<Dispute['state'], string>> = {
  open: 'waits for an answer',
  contested: 'contested',
  accepted: 'accepted',
  withdrawn: 'withdrawn',
  decided: 'decided',
};
