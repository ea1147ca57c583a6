import type { Instant } from '../instant.ts';
import type { Currency, Minor } from '../money.ts';
import type { SegmentNumber } from '../segment.ts';
import {
  at,
  type Fields,
  nullOr,
  optional,
  readChoice,
  readFields,
  readFlag,
  readInstant,
  readList,
  readRate,
  readRecord,
  readSegment,
  readText,
  readWhole,
  ScenarioFault,
} from './reader.ts';

/** Something that happened, at its instant. */
export type ScenarioEvent = { readonly at: Instant } & Deed;

export type Deed =
  | { readonly type: 'start' | 'memo'; readonly memo: string }
  | { readonly type: 'stop' | 'pause' | 'resume' | 'end' }
  | { readonly type: 'input'; readonly any: boolean }
  | { readonly type: 'delete'; readonly segment: SegmentNumber }
  | { readonly type: 'editMemo'; readonly segment: SegmentNumber; readonly memo: string }
  | { readonly type: 'manual'; readonly from: Instant; readonly to: Instant; readonly memo: string }
  | { readonly type: 'limit'; readonly minutes: number | null }
  | { readonly type: 'rate'; readonly rate: Minor }
  | { readonly type: 'manualTime'; readonly allowed: boolean };

const TYPES = [
  'start',
  'stop',
  'memo',
  'input',
  'delete',
  'editMemo',
  'manual',
  'limit',
  'rate',
  'manualTime',
  'pause',
  'resume',
  'end',
] as const satisfies readonly Deed['type'][];

/** Events in time order; equal instants keep the order of the list. */
export function readEvents(value: unknown, place: string, currency: Currency): ScenarioEvent[] {
  let latest = Number.NEGATIVE_INFINITY;
  return readList(value, place).map((item, index) => {
    const here = at(place, index);
    const event = readEvent(item, here, currency);
    if (event.at < latest)
      throw new ScenarioFault(at(here, 'at'), 'out of order: earlier than the event before');
    latest = event.at;
    return event;
  });
}

function readEvent(value: unknown, place: string, currency: Currency): ScenarioEvent {
  const type = readChoice(readRecord(value, place).type, at(place, 'type'), TYPES);
  const fields = (required: string[], more: string[] = []): Fields =>
    readFields(value, place, ['at', 'type', ...required], more);
  const deed = readDeed(type, fields, place, currency);
  return { at: readInstant(readRecord(value, place).at, at(place, 'at')), ...deed };
}

function readDeed(
  type: Deed['type'],
  fields: (required: string[], more?: string[]) => Fields,
  place: string,
  currency: Currency,
): Deed {
  const memo = (from: Fields): string =>
    optional(from, 'memo', '', (text) => readText(text, at(place, 'memo')));
  switch (type) {
    case 'start':
    case 'memo':
      return { type, memo: memo(fields([], ['memo'])) };
    case 'stop':
    case 'pause':
    case 'resume':
    case 'end':
      fields([]);
      return { type };
    case 'input':
      return { type, any: anyInput(fields([], ['keys', 'clicks', 'scrolls']), place) };
    case 'delete':
      return { type, segment: readSegment(fields(['segment']).segment, at(place, 'segment')) };
    case 'editMemo': {
      const from = fields(['segment'], ['memo']);
      return { type, segment: readSegment(from.segment, at(place, 'segment')), memo: memo(from) };
    }
    case 'manual': {
      const from = fields(['from', 'to'], ['memo']);
      const span = {
        from: readInstant(from.from, at(place, 'from')),
        to: readInstant(from.to, at(place, 'to')),
      };
      return { type, ...span, memo: memo(from) };
    }
    case 'limit': {
      const minutes = fields(['minutes']).minutes;
      return { type, minutes: nullOr(minutes, (whole) => readWhole(whole, at(place, 'minutes'))) };
    }
    case 'rate':
      return { type, rate: readRate(fields(['rate']).rate, at(place, 'rate'), currency) };
    case 'manualTime':
      return { type, allowed: readFlag(fields(['allowed']).allowed, at(place, 'allowed')) };
  }
}

/** Counts that are all 0 (or missing) are no input. */
function anyInput(fields: Fields, place: string): boolean {
  const counts = ['keys', 'clicks', 'scrolls'].map((key) =>
    optional(fields, key, 0, (count) => readWhole(count, at(place, key))),
  );
  return counts.some((count) => count > 0);
}
