// A second reading of the rules, for tests: written from the sentences of RULES.md alone, second by second and
// slow, sharing nothing with the real code. Where the two differ, one of them misread a sentence.
import type { EventJson, ScenarioJson } from './story.ts';

interface Session {
  readonly start: number;
  end: number | null;
  readonly memos: { readonly at: number; readonly memo: string }[];
}
type Write = { readonly from: number; readonly to: number; memo: string };
type Change<Value> = { readonly at: number; readonly value: Value };

const LOCK_AFTER = 7.5 * 86_400;

/** What the events of a scenario did, by the sentences under "Tracking", "Counting" and "Manual time". */
export class Retelling {
  readonly refused: { event: number; code: string }[] = [];
  readonly sessions: Session[] = [];
  readonly inputs: number[] = [];
  readonly deleted = new Set<number>();
  readonly memos = new Map<number, string>();
  writes: Write[] = [];
  readonly rates: Change<string>[];
  readonly limits: Change<number | null>[];
  readonly manual: Change<boolean>[];
  readonly pauses: { from: number; to: number }[] = [];
  ended = Infinity;
  readonly scenario: ScenarioJson;
  readonly idle: number;
  readonly starts: number;
  private lastInput = 0;

  constructor(scenario: ScenarioJson) {
    const { contract, events } = scenario;
    this.scenario = scenario;
    this.idle = contract.idleMinutes === null ? Infinity : (contract.idleMinutes ?? 10) * 60;
    this.starts = seconds(contract.starts);
    this.rates = [{ at: -Infinity, value: contract.rate }];
    this.limits = [{ at: -Infinity, value: contract.weeklyLimitMinutes ?? null }];
    this.manual = [{ at: -Infinity, value: contract.manualTime ?? false }];
    events.forEach((event, index) => {
      this.checkIdle(seconds(event.at));
      const code = this.take(event, seconds(event.at));
      if (code) this.refused.push({ event: index, code });
    });
    const last = events.at(-1);
    if (this.idle < Infinity) this.checkIdle(Infinity);
    else if (last && this.open) this.open.end = seconds(last.at);
  }

  get open(): Session | undefined {
    return this.sessions.find((session) => session.end === null);
  }

  /** T4. `lastInput` is the session's own: 0 where it had none. */
  private checkIdle(now: number): void {
    const { open } = this;
    if (!open || now - Math.max(open.start, this.lastInput) < this.idle) return;
    open.end = this.lastInput >= open.start ? this.lastInput + 1 : open.start;
  }

  private take(event: EventJson, now: number): string | null {
    const { memo = '' } = event;
    switch (event.type) {
      case 'start':
        return this.start(memo, now);
      case 'stop':
        if (!this.open) return 'not-tracking';
        this.open.end = now;
        return null;
      case 'memo':
        if (!this.open) return 'not-tracking';
        this.open.memos.push({ at: now, memo });
        return null;
      case 'input':
        if (!this.open || !((event.keys ?? 0) + (event.clicks ?? 0) + (event.scrolls ?? 0))) return null;
        this.inputs.push(now);
        this.lastInput = now;
        return null;
      case 'delete':
        return this.correct(event, now, (segment) => {
          this.deleted.add(segment);
          this.writes = this.writes.filter((write) => write.from < segment || write.from >= segment + 600);
        });
      case 'editMemo':
        return this.correct(event, now, (segment) => {
          this.memos.set(segment, memo);
          for (const write of this.writesIn(segment)) write.memo = memo;
        });
      case 'manual':
        return this.write(seconds(event.from ?? ''), seconds(event.to ?? ''), memo, now);
      default:
        return this.change(event, now);
    }
  }

  private start(memo: string, now: number): string | null {
    if (now >= this.ended) return 'contract-ended';
    if (now < this.starts) return 'contract-not-started';
    if (this.pauses.some((pause) => pause.from <= now && now < pause.to)) return 'contract-paused';
    if (this.open) return 'already-tracking';
    if (!this.inputs.includes(now)) this.lastInput = 0;
    this.sessions.push({ start: now, end: null, memos: [{ at: now, memo }] });
    return null;
  }

  private change(event: EventJson, now: number): string | null {
    const paused = this.pauses.at(-1)?.to === Infinity;
    if (this.ended < Infinity) return 'not-allowed';
    if ((event.type === 'pause' && paused) || (event.type === 'resume' && !paused)) return 'not-allowed';
    if (event.type === 'rate') this.rates.push({ at: now, value: event.rate ?? '' });
    if (event.type === 'limit') this.limits.push({ at: now, value: event.minutes ?? null });
    if (event.type === 'manualTime') this.manual.push({ at: now, value: event.allowed ?? false });
    if (event.type === 'pause') this.pauses.push({ from: now, to: Infinity });
    if (event.type === 'resume') this.pauses.push({ from: this.pauses.pop()?.from ?? 0, to: now });
    if (event.type === 'end') this.ended = now;
    if (this.open && (event.type === 'pause' || event.type === 'end')) this.open.end = now;
    return null;
  }

  private correct(event: EventJson, now: number, deed: (segment: number) => void): string | null {
    const segment = seconds(event.segment ?? '');
    if (now >= monday(segment) + LOCK_AFTER) return 'week-locked';
    if (now < segment + 600) return 'segment-running';
    if (this.trackedIn(segment, now).length === 0 && this.writesIn(segment).length === 0)
      return 'no-such-segment';
    deed(segment);
    return null;
  }

  private write(from: number, to: number, memo: string, now: number): string | null {
    const bySegment = this.scenario.contract.pay === 'segment';
    const step = bySegment ? 600 : 60;
    const then = from < this.starts ? this.scenario.contract.manualTime : at(this.manual, from);
    if (!then && !at(this.manual, now)) return 'manual-time-not-allowed';
    if (from % step || to % step || from >= to) return 'not-on-boundary';
    if (to > now) return 'in-the-future';
    if (to > now - (now % 600)) return 'segment-running';
    for (let second = from; second < to; second += 1) {
      const outside = second < this.starts || second >= this.ended;
      if (outside || this.pauses.some((pause) => pause.from <= second && second < pause.to))
        return 'outside-contract';
    }
    if (to > monday(from) + 7 * 86_400) return 'crosses-weeks';
    if (now >= monday(from) + LOCK_AFTER) return 'week-locked';
    if (isWhite(memo)) return 'memo-required';
    for (let segment = from - (from % 600); segment < to; segment += 600) {
      const tracked = this.trackedIn(segment, now);
      const counts = bySegment ? tracked.includes(this.snapshotOf(segment)) : false;
      if (bySegment && (counts || this.writesIn(segment).length > 0)) return 'overlaps';
      const met = (second: number) => from <= second && second < to;
      const written = this.writesIn(segment).some((write) => write.from < to && from < write.to);
      if (!bySegment && (tracked.some(met) || written)) return 'overlaps';
    }
    for (let segment = from - (from % 600); segment < to; segment += 600)
      this.writes.push({ from: Math.max(from, segment), to: Math.min(to, segment + 600), memo });
    return null;
  }

  snapshotOf(segment: number): number {
    const { snapshots } = this.scenario;
    const listed = Object.entries(snapshots).find(([key]) => key !== 'default' && seconds(key) === segment);
    return segment + (listed?.[1] ?? snapshots.default ?? 300);
  }

  /** Every tracked second of a segment that is not deleted; an open session runs up to `now`. */
  trackedIn(segment: number, now = Infinity): number[] {
    const found: number[] = [];
    const met = this.sessions.some(({ start, end }) => start < segment + 600 && (end ?? now) > segment);
    if (this.deleted.has(segment) || !met) return found;
    for (let second = segment; second < segment + 600; second += 1) {
      if (this.sessionAt(second, now)) found.push(second);
    }
    return found;
  }

  sessionAt(second: number, now = Infinity): Session | undefined {
    return this.sessions.find((session) => session.start <= second && second < (session.end ?? now));
  }

  writesIn(segment: number): Write[] {
    return this.writes
      .filter((write) => write.from >= segment && write.from < segment + 600)
      .sort((a, b) => a.from - b.from);
  }
}

/** White_Space of the Unicode Character Database (PropList.txt). */
const SPACE = [
  9, 10, 11, 12, 13, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007,
  0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000,
];

export function isWhite(memo: string): boolean {
  return Array.from(memo).every((letter) => SPACE.includes(letter.codePointAt(0) ?? 0));
}

export function at<Value>(changes: readonly Change<Value>[], now: number): Value {
  const found = changes.filter((change) => change.at <= now).at(-1);
  if (!found) throw new RangeError('nothing was ever in force');
  return found.value;
}

export function seconds(instant: string): number {
  return Date.parse(instant) / 1000;
}

export function monday(instant: number): number {
  const days = Math.floor(instant / 86_400);
  return (days - ((((days + 3) % 7) + 7) % 7)) * 86_400;
}
