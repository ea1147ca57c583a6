import type { Client, Contract, Pay } from '../contract.ts';
import type { Instant } from '../instant.ts';
import { type Currency, minorDigits, type Percent, parsePercent } from '../money.ts';
import { SEGMENT_SECONDS, type SegmentNumber, segmentStart } from '../segment.ts';
import { unchanged } from '../timeline.ts';
import { parseWeek, type Week } from '../week.ts';
import { readEvents, type ScenarioEvent } from './event.ts';
import {
  at,
  type Fields,
  nullOr,
  optional,
  readChoice,
  readFields,
  readFlag,
  readInstant,
  readRate,
  readRecord,
  readSegment,
  readText,
  readWhole,
  ScenarioFault,
} from './reader.ts';

/** One worked case: a contract, its client, a week, the drawn instants and what happened. */
export interface Scenario {
  readonly contract: Contract;
  readonly client: Client;
  readonly week: Week;
  /** The drawn instant of a segment. */
  snapshotInstant(segment: SegmentNumber): Instant;
  readonly events: readonly ScenarioEvent[];
}

const DEFAULT_SNAPSHOT_SECOND = 300;

/**
 * Reads one scenario. Throws `ScenarioFault` with the place and the fault for everything that is none: an unknown,
 * missing or wrongly typed key, another form of instant or decimal, events out of order, …
 */
export function readScenario(value: unknown, place = ''): Scenario {
  const fields = readFields(value, place, ['contract', 'client', 'week', 'events'], ['snapshots']);
  const contract = readContract(fields.contract, at(place, 'contract'));
  return {
    contract,
    client: readClient(fields.client, at(place, 'client')),
    week: readWeek(fields.week, at(place, 'week')),
    snapshotInstant: readSnapshots(fields, at(place, 'snapshots')),
    events: readEvents(fields.events, at(place, 'events'), contract.currency),
  };
}

function readContract(value: unknown, place: string): Contract {
  const fields = readFields(
    value,
    place,
    ['starts', 'pay', 'rate', 'currency'],
    [
      'weeklyLimitMinutes',
      'manualTime',
      'idleMinutes',
      'freelancerFeePercent',
      'clientFeePercent',
      'minActiveMinutes',
    ],
  );
  const currency = readCurrency(fields.currency, at(place, 'currency'));
  return {
    starts: readInstant(fields.starts, at(place, 'starts')),
    endedAt: null,
    pauses: [],
    pay: readChoice<Pay>(fields.pay, at(place, 'pay'), ['segment', 'exact']),
    currency,
    rate: unchanged(readRate(fields.rate, at(place, 'rate'), currency)),
    freelancerFee: readPercent(fields, 'freelancerFeePercent', place),
    clientFee: readPercent(fields, 'clientFeePercent', place),
    idleMinutes: optional<number | null>(fields, 'idleMinutes', 10, (minutes) =>
      nullOr(minutes, (whole) => readWhole(whole, at(place, 'idleMinutes'), 1, 60)),
    ),
    minActiveMinutes: optional(fields, 'minActiveMinutes', 5, (minutes) =>
      readWhole(minutes, at(place, 'minActiveMinutes'), 0, 10),
    ),
    weeklyLimitMinutes: unchanged(
      optional<number | null>(fields, 'weeklyLimitMinutes', null, (minutes) =>
        nullOr(minutes, (whole) => readWhole(whole, at(place, 'weeklyLimitMinutes'))),
      ),
    ),
    manualTime: unchanged(
      optional(fields, 'manualTime', false, (flag) => readFlag(flag, at(place, 'manualTime'))),
    ),
    snapshots: 'full',
    activityUnmeasured: 'unprotected',
  };
}

function readCurrency(value: unknown, place: string): Currency {
  const code = readText(value, place);
  if (minorDigits(code) === null) {
    throw new ScenarioFault(place, 'must be an ISO 4217 code that has a minor unit');
  }
  return code;
}

function readPercent(fields: Fields, key: string, place: string): Percent {
  return optional(fields, key, 0n, (value) => {
    const percent = parsePercent(readText(value, at(place, key)));
    if (percent !== null) return percent;
    throw new ScenarioFault(at(place, key), 'must be a plain decimal from 0 to 100 with at most 6 decimals');
  });
}

function readClient(value: unknown, place: string): Client {
  const fields = readFields(value, place, ['verifiedAt']);
  return {
    verifiedAt: nullOr(fields.verifiedAt, (instant) => readInstant(instant, at(place, 'verifiedAt'))),
  };
}

function readWeek(value: unknown, place: string): Week {
  const week = parseWeek(readText(value, place));
  if (week === null) throw new ScenarioFault(place, 'must be a Monday, YYYY-MM-DD');
  return week;
}

/** Seconds 0–599 by segment start; `default` (missing = 300) for the segments not listed. */
function readSnapshots(fields: Fields, place: string): Scenario['snapshotInstant'] {
  const listed = new Map<SegmentNumber, number>();
  let otherwise = DEFAULT_SNAPSHOT_SECOND;
  const seconds = Object.hasOwn(fields, 'snapshots') ? readRecord(fields.snapshots, place) : {};
  for (const [key, value] of Object.entries(seconds)) {
    const second = readWhole(value, at(place, key), 0, SEGMENT_SECONDS - 1);
    if (key === 'default') otherwise = second;
    else listed.set(readSegment(key, at(place, key)), second);
  }
  return (segment) => segmentStart(segment) + (listed.get(segment) ?? otherwise);
}
