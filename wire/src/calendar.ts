import { z } from 'zod';
import { Id, InstantText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { LinkParams } from './report-shares.ts';
import { route } from './route.ts';

/** A secret address at which a calendar program finds somebody's work and deadlines. */
export const CalendarFeed = z
  .object({
    id: Id,
    /** Null: all of one's own, also those to come. */
    contracts: z.array(Id).nullable(),
    memos: z.boolean(),
    madeAt: InstantText,
    lastUsedAt: InstantText.nullable(),
  })
  .meta({ id: 'CalendarFeed' });
export type CalendarFeed = z.infer<typeof CalendarFeed>;

export const makeCalendar = route({
  method: 'POST',
  path: '/calendar',
  says: `Make a secret address for your calendar: work of the last ${LIMITS.calendarWeeks} weeks, and the deadlines of each. One of the same contracts is replaced: its old address shows nothing any more.`,
  tag: 'reports',
  access: ['person'],
  body: z.strictObject({
    contracts: z.array(Id).min(1).max(LIMITS.reportFilters).nullable(),
    memos: z.boolean(),
  }),
  /** `address`: told once; the house keeps no more than its hash. */
  answer: CalendarFeed.extend({ address: z.string() }),
  status: 201,
  refusals: ['no-such-contract', 'too-many-reports', 'not-allowed-here'],
});

export const listCalendars = route({
  method: 'GET',
  path: '/calendar',
  says: 'Your secret addresses, and when each was last used.',
  tag: 'reports',
  access: ['person'],
  answer: z.array(CalendarFeed),
});

export const revokeCalendar = route({
  method: 'DELETE',
  path: '/calendar/:feed',
  says: 'Take a secret address back: from now on it shows nothing.',
  tag: 'reports',
  access: ['person'],
  params: z.object({ feed: Id }),
  answer: z.null(),
  status: 204,
  refusals: ['no-such-calendar'],
});

export const readCalendar = route({
  method: 'GET',
  path: '/calendar/:token.ics',
  says: 'Work and deadlines as a calendar (RFC 5545), for whoever holds the address. Its ETag changes when it does.',
  tag: 'reports',
  access: ['anybody'],
  params: LinkParams,
  answer: z.instanceof(Uint8Array),
  answerKind: 'octets',
  refusals: ['no-such-link', 'too-many-tries'],
});
