import { createHash } from 'node:crypto';
import { formatHours } from '@stint/core/duration';
import { formatDay, type Instant, MINUTE_SECONDS, WEEK_SECONDS } from '@stint/core/instant';
import { segmentStart } from '@stint/core/segment';
import { weekClock, weekOf } from '@stint/core/week';
import { LIMITS } from '@stint/wire/limits';
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { actorOf } from '../../store/actors.ts';
import { feedOfToken, noteFeedUsed } from '../../store/calendar-feeds.ts';
import { contractsOf } from '../../store/contracts.ts';
import { workedBetween } from '../../store/reports.ts';
import { keyOf } from '../../token.ts';
import { seenAmong } from './scope.ts';
import { type SweptWeek, sweep } from './sweep.ts';
import { stretchesOf } from './work-stretches.ts';

/** An instant or a span of a calendar, by a name that it keeps. */
interface CalendarEvent {
  readonly id: string;
  readonly from: Instant;
  /** Null: a deadline. */
  readonly to: Instant | null;
  readonly says: string;
  readonly more: string;
  readonly url: string;
}

/**
 * The work of the last weeks and their deadlines as iCalendar (RFC 5545), with the tag of its content. It shows what
 * its maker may see now. Refusal: `no-such-link`.
 */
export async function readCalendar(
  house: House,
  { token }: { token: string },
  origin: string,
): Promise<{ readonly bytes: Buffer; readonly tag: string } | Refusal> {
  const now = house.clock.now();
  const feed = await feedOfToken(house.db, keyOf(token));
  const found = feed && (await actorOf(house.db, feed.person));
  if (!feed || !found) return refuse('no-such-link');
  // Who has become an operator sees what is others', and hands on nothing of it.
  const maker = { ...found, operator: false };
  const seen = await seenAmong(house, maker, feed.contracts ?? (await contractsOf(house.db, maker)));
  if (feed.contracts && seen.length === 0) return refuse('no-such-link');
  const last = weekOf(now);
  const ids = seen.map(({ id }) => id);
  const first = last - (LIMITS.calendarWeeks - 1) * WEEK_SECONDS;
  const worked = await workedBetween(house.db, ids, { first, last });
  const scope = seen.map((visible) => ({ visible, weeks: worked.get(visible.id) ?? [] }));
  const events: CalendarEvent[] = [];
  for await (const swept of sweep(house, scope)) {
    events.push(...workOf(swept, feed.memos, origin), ...deadlinesOf(swept, origin));
    if (events.length > 2 * LIMITS.calendarEvents) keepNewest(events);
  }
  keepNewest(events);
  if (feed.lastUsedAt === null || now - feed.lastUsedAt >= MINUTE_SECONDS) {
    await noteFeedUsed(house.db, feed.id, now);
  }
  const bytes = Buffer.from(calendarOf(maker.name, events));
  return { bytes, tag: `"${createHash('sha256').update(bytes).digest('base64url')}"` };
}

/** Whose address it is; null where it is none. */
export async function makerOfFeed(house: House, token: string): Promise<string | null> {
  return (await feedOfToken(house.db, keyOf(token)))?.person ?? null;
}

function keepNewest(events: CalendarEvent[]): void {
  events.sort((a, b) => b.from - a.from || (a.id < b.id ? -1 : 1));
  events.splice(LIMITS.calendarEvents);
}

function workOf({ visible, timesheet }: SweptWeek, memos: boolean, origin: string): CalendarEvent[] {
  return stretchesOf(timesheet.entries, { memos }).map(({ first, end, kind, memo, countedSeconds }) => {
    const from = segmentStart(first);
    return {
      id: `${visible.id}-${first}-${kind}`,
      from,
      to: segmentStart(end),
      says: [visible.title, memo].filter((text) => text !== '').join(': '),
      more: `${formatHours(countedSeconds)} counted, ${kind}. ${visible.freelancer.name} for ${visible.organisation.name}.`,
      url: `${origin}/contracts/${visible.id}/diary/${formatDay(from).slice(0, DAY_LENGTH)}`,
    };
  });
}

const DAY_LENGTH = 'YYYY-MM-DD'.length;

/** B5, of a week with something that counts. */
function deadlinesOf({ visible, week, timesheet, invoice }: SweptWeek, origin: string): CalendarEvent[] {
  if (!timesheet.entries.some(({ countedSeconds }) => countedSeconds > 0)) return [];
  const { locksAt, reviewEndsAt, availableAt } = weekClock(week);
  const day = formatDay(week);
  const of = (name: string, at: Instant, says: string, more: string): CalendarEvent => ({
    id: `${visible.id}-${week}-${name}`,
    from: at,
    to: null,
    says: `${visible.title}: ${says}`,
    more: `The week of ${day} (UTC). ${more}`,
    url: `${origin}/contracts/${visible.id}/weeks/${day}`,
  });
  const lock = of(
    'locks',
    locksAt,
    'diary locks',
    'From then on it is fixed, and the client is charged (B5).',
  );
  if (!invoice) return [lock];
  return [
    lock,
    of('review-ends', reviewEndsAt, 'review ends', 'Silence is consent (B5).'),
    of('available', availableAt, 'pay is available', 'The security hold is over (B5).'),
  ];
}

/** The same events are the same bytes: nothing in it tells when it was read. */
function calendarOf(name: string, events: readonly CalendarEvent[]): string {
  const calendar = ical({
    name: `Stint: ${oneLine(name)}`,
    prodId: { company: 'Stint', product: 'work diary', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  for (const { id, from, to, says, more, url } of events) {
    calendar.createEvent({
      id: `${id}@stint`,
      start: new Date(from * 1000),
      ...(to === null ? {} : { end: new Date(to * 1000) }),
      stamp: new Date((to ?? from) * 1000),
      summary: oneLine(says),
      description: oneLine(more),
      url,
      transparency: to === null ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    });
  }
  return calendar.toString();
}

const REFRESH_SECONDS = 3600;

function oneLine(text: string): string {
  return text.replace(/[\s\u0085]+/gu, ' ');
}
