import { type Contract, endContract, pauseContract, resumeContract, standingAt } from '../contract.ts';
import { refuseCorrection, writeManualTime } from '../corrections.ts';
import type { Diary, ManualPiece, SegmentContent } from '../diary.ts';
import type { Instant } from '../instant.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { type SegmentNumber, segmentEnd, segmentOf, segmentStart } from '../segment.ts';
import {
  type Clocking,
  changeMemo,
  endSession,
  idleCheck,
  noteInput,
  type OpenSession,
  type Session,
  startSession,
  stopSession,
} from '../session.ts';
import { changed } from '../timeline.ts';
import { cutSegment } from '../tracked.ts';
import type { Deed, ScenarioEvent } from './event.ts';
import type { Scenario } from './scenario.ts';

const THE_CONTRACT = 'contract';

/** A scenario being told: what its events have made so far. */
export class History {
  contract: Contract;
  private readonly scenario: Scenario;
  private open: OpenSession | null = null;
  /** Closed ones, in time order and disjoint; some of no length. */
  private readonly sessions: Session[] = [];
  private readonly inputs = new Map<SegmentNumber, Set<Instant>>();
  private readonly manual = new Map<SegmentNumber, ManualPiece[]>();
  private readonly deleted = new Set<SegmentNumber>();
  /** The edited memo of what was tracked (T3). */
  private readonly memos = new Map<SegmentNumber, string>();

  constructor(scenario: Scenario) {
    this.scenario = scenario;
    this.contract = scenario.contract;
  }

  /** Applies one event after the idle check for its instant (T4). A refused event changes nothing. */
  tell(event: ScenarioEvent): Refusal | null {
    this.follow(idleCheck(this.open, this.contract.idleMinutes, event.at));
    return this.apply(event, event.at);
  }

  /** After the last event time runs on with no input (T4); with `idleMinutes` null it stops at that event. */
  finish(lastEventAt: Instant): void {
    if (this.contract.idleMinutes === null) {
      if (this.open) this.follow({ ended: endSession(this.open, lastEventAt, 'stopped'), open: null });
    } else {
      this.follow(idleCheck(this.open, this.contract.idleMinutes, Number.POSITIVE_INFINITY));
    }
  }

  /** The diary at `now`: an open session is taken as running up to that instant. */
  diaryAt(now: Instant): Diary {
    const running = this.open && this.open.start < now ? [endSession(this.open, now, 'stopped')] : [];
    return { at: (segment) => this.content(segment, [...this.around(segment), ...running]) };
  }

  private content(segment: SegmentNumber, sessions: readonly Session[]): SegmentContent {
    const deleted = this.deleted.has(segment);
    const manual = this.manual.get(segment) ?? [];
    const snapshotInstant = this.scenario.snapshotInstant(segment);
    const inputs = this.inputs.get(segment) ?? [];
    const tracked = deleted ? null : cutSegment({ segment, sessions, inputs, snapshotInstant });
    const editedMemo = this.memos.get(segment) ?? null;
    return { tracked: tracked && { ...tracked, editedMemo }, manual, deleted };
  }

  private apply(deed: Deed, now: Instant): Refusal | null {
    switch (deed.type) {
      case 'start':
        return this.start(deed.memo, now);
      case 'stop':
        return this.follow(stopSession(this.open, now));
      case 'memo':
        return this.follow(changeMemo(this.open, deed.memo, now));
      case 'input':
        return deed.any ? this.input(now) : null;
      case 'delete':
        return this.delete(deed.segment, now);
      case 'editMemo':
        return this.editMemo(deed.segment, deed.memo, now);
      case 'manual':
        return this.write(deed, now);
      default:
        return this.change(deed, now);
    }
  }

  /** An input at this very instant belongs to the session that starts now: start <= instant. */
  private start(memo: string, now: Instant): Refusal | null {
    const standing = standingAt(this.contract, now);
    const lastInput = this.inputs.get(segmentOf(now))?.has(now) ? now : null;
    return this.follow(startSession(this.open, { contract: THE_CONTRACT, memo, now, standing, lastInput }));
  }

  private input(now: Instant): null {
    if (!this.open) return null;
    this.open = noteInput(this.open, now);
    const segment = segmentOf(now);
    const inputs = this.inputs.get(segment);
    if (inputs) inputs.add(now);
    else this.inputs.set(segment, new Set([now]));
    return null;
  }

  /** C3: all that the segment holds goes for good; the tombstone stays. */
  private delete(segment: SegmentNumber, now: Instant): Refusal | null {
    const refusal = refuseCorrection(segment, now, this.diaryAt(now));
    if (refusal) return refusal;
    this.deleted.add(segment);
    this.manual.delete(segment);
    return null;
  }

  /** T3: replaces the memo of all that the segment holds now. */
  private editMemo(segment: SegmentNumber, memo: string, now: Instant): Refusal | null {
    const diary = this.diaryAt(now);
    const refusal = refuseCorrection(segment, now, diary);
    if (refusal) return refusal;
    const { tracked, manual } = diary.at(segment);
    if (tracked) this.memos.set(segment, memo);
    if (manual.length > 0)
      this.manual.set(
        segment,
        manual.map((piece) => ({ ...piece, memo })),
      );
    return null;
  }

  private write(wanted: { from: Instant; to: Instant; memo: string }, now: Instant): Refusal | null {
    const diaries = [{ pay: this.contract.pay, diary: this.diaryAt(now) }];
    const pieces = writeManualTime(wanted, now, this.contract, diaries);
    if (isRefusal(pieces)) return pieces;
    for (const piece of pieces) {
      this.manual.set(piece.segment, [...(this.manual.get(piece.segment) ?? []), piece]);
    }
    return null;
  }

  /** A change of terms, or of whether the contract runs. After its end: `not-allowed`. */
  private change(deed: Deed, now: Instant): Refusal | null {
    const { contract } = this;
    const next = contract.endedAt === null ? changedContract(contract, deed, now) : refuse('not-allowed');
    if (isRefusal(next)) return next;
    this.contract = next;
    const stops = deed.type === 'pause' ? 'paused' : deed.type === 'end' ? 'ended' : null;
    if (this.open && stops) this.follow({ ended: endSession(this.open, now, stops), open: null });
    return null;
  }

  private follow(clocking: Clocking | Refusal): Refusal | null {
    if (isRefusal(clocking)) return clocking;
    this.open = clocking.open;
    const { ended } = clocking;
    if (ended) this.sessions.push(ended);
    return null;
  }

  /** The closed sessions that meet a segment; they are in time order and disjoint. */
  private around(segment: SegmentNumber): Session[] {
    let low = 0;
    let high = this.sessions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sessions[middle]?.end ?? 0) <= segmentStart(segment)) low = middle + 1;
      else high = middle;
    }
    const found: Session[] = [];
    for (let index = low; index < this.sessions.length; index += 1) {
      const session = this.sessions[index];
      if (!session || session.start >= segmentEnd(segment)) break;
      found.push(session);
    }
    return found;
  }
}

function changedContract(contract: Contract, deed: Deed, at: Instant): Contract | Refusal {
  switch (deed.type) {
    case 'rate':
      return { ...contract, rate: changed(contract.rate, at, deed.rate) };
    case 'limit':
      return { ...contract, weeklyLimitMinutes: changed(contract.weeklyLimitMinutes, at, deed.minutes) };
    case 'manualTime':
      return { ...contract, manualTime: changed(contract.manualTime, at, deed.allowed) };
    case 'pause':
      return pauseContract(contract, at);
    case 'resume':
      return resumeContract(contract, at);
    case 'end':
      return endContract(contract, at);
    default:
      throw new TypeError(`${deed.type} changes no contract`);
  }
}
