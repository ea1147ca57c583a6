import { formatInstant, HOUR_SECONDS, type Instant, MINUTE_SECONDS, parseInstant } from '../instant.ts';

/** The Monday on which most tests play. */
export const MONDAY = '2026-11-16';

/** The JSON of a scenario, as tests write one. */
export interface ScenarioJson {
  readonly contract: ContractJson;
  readonly client: { readonly verifiedAt: string | null };
  readonly week: string;
  readonly snapshots: Readonly<Record<string, number>>;
  readonly events: readonly EventJson[];
}

export interface ContractJson {
  readonly starts: string;
  readonly pay: string;
  readonly rate: string;
  readonly currency: string;
  readonly weeklyLimitMinutes?: number | null;
  readonly manualTime?: boolean;
  readonly idleMinutes?: number | null;
  readonly freelancerFeePercent?: string;
  readonly clientFeePercent?: string;
  readonly minActiveMinutes?: number;
}

export interface EventJson {
  readonly at: string;
  readonly type: string;
  readonly memo?: string;
  readonly keys?: number;
  readonly clicks?: number;
  readonly scrolls?: number;
  readonly segment?: string;
  readonly from?: string;
  readonly to?: string;
  readonly minutes?: number | null;
  readonly rate?: string;
  readonly allowed?: boolean;
}

/** `09:00`, `09:00:30` on that Monday, or any other day of that year as `11-23T12:00`. */
export function at(text: string): Instant {
  const [day, time] = text.includes('T') ? text.split('T') : [MONDAY.slice(5), text];
  const instant = parseInstant(`2026-${day}T${time}${time?.length === 5 ? ':00' : ''}Z`);
  if (instant === null) throw new RangeError(`no instant: ${text}`);
  return instant;
}

/**
 * A scenario told line by line. Ana works for Ben at 45.00 an hour; a line is a time and a deed:
 * ```
 * 09:00 start API tests         09:00-09:30 work        (an input in each minute, at :30)
 * 09:10:20 input                09:30 stop
 * 10:00 delete 09:10            10:00 editMemo 09:10 Better words
 * 10:02 manual 09:10-09:30 Call 10:05 limit 600         10:06 limit null
 * 10:07 rate 50.00              10:08 manualTime true   11-23T12:00 pause | resume | end | memo Words
 * ```
 */
export function story(
  lines: string,
  more: {
    contract?: Partial<ContractJson>;
    verifiedAt?: string | null;
    snapshots?: Readonly<Record<string, number>>;
    week?: string;
  } = {},
): ScenarioJson {
  const { contract = {}, verifiedAt = '2026-11-01T00:00:00Z', snapshots = {}, week = MONDAY } = more;
  return {
    contract: { starts: '2026-11-02T00:00:00Z', pay: 'segment', rate: '45.00', currency: 'USD', ...contract },
    client: { verifiedAt },
    week,
    snapshots,
    events: lines
      .split('\n')
      .map((line) => line.replace(/^ +/, ''))
      .filter((line) => line !== '')
      .flatMap(eventsOf),
  };
}

function eventsOf(line: string): EventJson[] {
  const [when = '', type = '', ...words] = line.split(' ');
  if (type === 'work') return inputsBetween(...span(when));
  return [{ at: formatInstant(at(when)), type, ...detailsOf(type, words) }];
}

function detailsOf(type: string, words: string[]): Partial<EventJson> {
  const [first = '', ...rest] = words;
  switch (type) {
    case 'start':
    case 'memo':
      return { memo: words.join(' ') };
    case 'input':
      return { keys: 12, clicks: 1, scrolls: 0 };
    case 'delete':
      return { segment: formatInstant(at(first)) };
    case 'editMemo':
      return { segment: formatInstant(at(first)), memo: rest.join(' ') };
    case 'manual': {
      const [from, to] = span(first);
      return { from: formatInstant(from), to: formatInstant(to), memo: rest.join(' ') };
    }
    case 'limit':
      return { minutes: JSON.parse(first) as number | null };
    case 'rate':
      return { rate: first };
    case 'manualTime':
      return { allowed: first === 'true' };
    default:
      return {};
  }
}

/** `09:00-09:30`, or with days on both sides: `11-22T23:50..11-23T00:10`. */
function span(text: string): [Instant, Instant] {
  const [from = '', to = ''] = text.split(text.includes('..') ? '..' : '-');
  return [at(from), at(to === '24:00' ? '23:59:59' : to) + (to === '24:00' ? 1 : 0)];
}

function inputsBetween(from: Instant, to: Instant): EventJson[] {
  const events: EventJson[] = [];
  if (to - from > 24 * HOUR_SECONDS) throw new RangeError('that is more work than a day holds');
  const half = MINUTE_SECONDS / 2;
  for (let now = from - (from % MINUTE_SECONDS) + half; now < to; now += MINUTE_SECONDS) {
    if (now >= from) events.push({ at: formatInstant(now), type: 'input', keys: 12, clicks: 1, scrolls: 0 });
  }
  return events;
}
