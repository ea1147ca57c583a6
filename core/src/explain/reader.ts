import { type Instant, parseInstant } from '../instant.ts';
import { type Currency, type Minor, minorDigits, parseMoney } from '../money.ts';
import { isSegmentStart, type SegmentNumber, segmentOf } from '../segment.ts';

/** Why a value is not a scenario: where in it, and what is wrong there. */
export class ScenarioFault extends Error {
  readonly place: string;
  readonly fault: string;

  constructor(place: string, fault: string) {
    super(place === '' ? fault : `${place}: ${fault}`);
    this.place = place;
    this.fault = fault;
  }
}

export type Fields = Readonly<Record<string, unknown>>;

/** An object with no key beyond `required` and `optional`, and none of `required` missing. */
export function readFields(
  value: unknown,
  place: string,
  required: readonly string[],
  optional: readonly string[] = [],
): Fields {
  const fields = readRecord(value, place);
  for (const key of Object.keys(fields)) {
    if (!required.includes(key) && !optional.includes(key))
      throw new ScenarioFault(at(place, key), 'unknown key');
  }
  for (const key of required) {
    if (!Object.hasOwn(fields, key)) throw new ScenarioFault(at(place, key), 'missing');
  }
  return fields;
}

export function readRecord(value: unknown, place: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ScenarioFault(place, 'must be an object');
  }
  return value as Fields;
}

export function readList(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new ScenarioFault(place, 'must be a list');
  return value;
}

export function readText(value: unknown, place: string): string {
  if (typeof value !== 'string') throw new ScenarioFault(place, 'must be a string');
  return value;
}

export function readFlag(value: unknown, place: string): boolean {
  if (typeof value !== 'boolean') throw new ScenarioFault(place, 'must be true or false');
  return value;
}

/** A whole number from `least` to `most`, however JSON wrote it: 10.0, 1e21 and -0 are whole. */
export function readWhole(value: unknown, place: string, least = 0, most = Number.POSITIVE_INFINITY): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
    const range = most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`;
    throw new ScenarioFault(place, `must be a whole number, ${range}`);
  }
  return value + 0;
}

export function readInstant(value: unknown, place: string): Instant {
  const instant = typeof value === 'string' ? parseInstant(value) : null;
  if (instant === null) {
    throw new ScenarioFault(place, 'must be an instant, YYYY-MM-DDTHH:MM:SS with Z or ±hh:mm');
  }
  return instant;
}

/** A segment by the instant of its start. */
export function readSegment(value: unknown, place: string): SegmentNumber {
  const instant = readInstant(value, place);
  if (!isSegmentStart(instant))
    throw new ScenarioFault(place, "must be a segment's start (ten-minute boundary)");
  return segmentOf(instant);
}

/** A rate an hour: a plain decimal, not 0, with no more decimals than the currency has. */
export function readRate(value: unknown, place: string, currency: Currency): Minor {
  const rate = parseMoney(readText(value, place), currency);
  if (rate === null) {
    throw new ScenarioFault(place, `must be a plain decimal with at most ${minorDigits(currency)} decimals`);
  }
  if (rate === 0n) throw new ScenarioFault(place, 'must not be 0');
  return rate;
}

export function readChoice<Choice extends string>(
  value: unknown,
  place: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new ScenarioFault(place, `must be one of ${choices.join(', ')}`);
  return found;
}

export function nullOr<Value>(value: unknown, read: (value: unknown) => Value): Value | null {
  return value === null ? null : read(value);
}

/** `missing` where the key is absent; a key that is there is read, whatever it holds. */
export function optional<Value>(
  fields: Fields,
  key: string,
  missing: Value,
  read: (value: unknown) => Value,
): Value {
  return Object.hasOwn(fields, key) ? read(fields[key]) : missing;
}

/** A place inside a place: `[3].events[2].at`, `snapshots["2026-11-16T09:00:00Z"]`. */
export function at(place: string, key: string | number): string {
  if (typeof key === 'number') return `${place}[${key}]`;
  if (!/^[A-Za-z_]\w*$/.test(key)) return `${place}[${JSON.stringify(key)}]`;
  return place === '' ? key : `${place}.${key}`;
}
