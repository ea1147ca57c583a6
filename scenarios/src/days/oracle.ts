import type { Instant } from '@stint/core/instant';
import type { Span } from '@stint/core/span';

/** A piece of one computer's time on one contract, in that computer's own instants. */
export interface Piece extends Span {
  readonly contract: string;
}

/** How a session ended without its owner's Stop, and what has to be told of it. */
export interface Fate {
  readonly at: Instant;
  readonly reasons: readonly string[];
}

interface Running {
  readonly contract: string;
  readonly idleSeconds: number | null;
  readonly start: Instant;
  /** Seconds that it has lasted, each added when it had passed. */
  lasted: number;
  lastInput: Instant | null;
  /** Inputs since the tracker may have written one down for the last time. */
  inputs: Instant[];
  /** When the tracker died in it. */
  diedAt: Instant | null;
  /** How long it had lasted when the tracker last looked at its clocks. */
  looked: number;
}

/** Longer than this, and a wall that ran ahead, or a tracker that did not look, ends a session. */
const JUMP_SECONDS = 60;

/**
 * What one computer's tracker should have recorded, said anew from what truly happened: every second that passed, one
 * by one, every key, every look at the clocks. It shares no line with the tracker.
 */
export class Oracle {
  /** What must be recorded. */
  readonly worked: Piece[] = [];
  /** What may be recorded or not: it was sealed, or not, before the tracker heard that it was another's. */
  readonly maybe: Piece[] = [];
  /** Worked, and not recorded: told, each time. */
  lostSeconds = 0;
  private running: Running | null = null;
  private steadyAtLook = 0;
  private untold: Fate | null = null;

  /** A second has passed on the computer's watch. */
  second(seconds = 1): void {
    if (this.running) this.running.lasted += seconds;
  }

  /** The tracker looks at its clocks, as it does before everything else. */
  look(wall: Instant, steady: number): void {
    const { running } = this;
    const stood = steady - this.steadyAtLook;
    this.steadyAtLook = steady;
    if (!running) return;
    const now = running.start + running.lasted;
    if (wall - now > JUMP_SECONDS || stood > JUMP_SECONDS) {
      this.end(running.start + running.looked, ['asleep', 'clock-jumped']);
      return;
    }
    const rested = now - (running.lastInput ?? running.start);
    if (running.idleSeconds !== null && rested >= running.idleSeconds) {
      this.end(running.lastInput === null ? running.start : running.lastInput + 1, ['idle']);
      return;
    }
    running.looked = running.lasted;
  }

  input(): void {
    const { running } = this;
    if (!running) return;
    running.lastInput = running.start + running.lasted;
    running.inputs.push(running.lastInput);
  }

  /** T1: on another contract it ends the one before. */
  started(contract: string, start: Instant, idleMinutes: number | null): void {
    // An input of the very second of a switch is the new one's: start <= its instant (T4).
    const lastInput = this.running?.lastInput === start ? start : null;
    if (this.running) this.stopped();
    const idleSeconds = idleMinutes === null ? null : idleMinutes * 60;
    this.running = {
      contract,
      idleSeconds,
      start,
      lasted: 0,
      lastInput,
      inputs: lastInput === null ? [] : [lastInput],
      diedAt: null,
      looked: 0,
    };
  }

  /** By its owner, who needs to be told nothing. */
  stopped(): void {
    if (this.running) this.close(this.running, this.running.start + this.running.lasted);
  }

  /** By something else, just now. */
  broken(reason: string): void {
    if (this.running) this.end(this.running.start + this.running.lasted, [reason]);
  }

  /** Heard late: from `at` on it was not this tracker's, or the contract did not run. */
  cut(at: Instant, reason: string): void {
    const { running } = this;
    if (!running) return;
    const now = running.start + running.lasted;
    const end = Math.min(now, Math.max(running.start, at));
    this.maybe.push({ contract: running.contract, from: end, to: now });
    this.close(running, end);
    this.untold = { at: Number.NaN, reasons: [reason] };
  }

  /** The tracker is killed: what it had written down is not known here. */
  dies(): void {
    if (this.running) this.running.diedAt = this.running.start + this.running.lasted;
  }

  /**
   * The tracker says that it ended at `at`, within its right: it died, and what it forgot was typed in
   * its last `forgets` seconds, or its disk has been full for so long. A fault is a sentence.
   */
  endedAt(at: Instant, forgets: number, reason: string): string | null {
    const { running } = this;
    if (!running) return `a session that nobody had ended at ${at} (${reason})`;
    const end = running.diedAt ?? running.start + running.lasted;
    // T5: the second of the last input counts, also where the tracker died in it.
    const most = reason === 'died' ? Math.max(end, (running.lastInput ?? 0) + 1) : end;
    const forgotten = reason === 'died' ? running.inputs.find((input) => input >= at) : at;
    const known = reason !== 'died' || at === running.start || running.inputs.includes(at - 1);
    if (!known || at > most || (forgotten ?? end) < end - forgets) {
      return `${reason} at ${at}, with its last input at ${running.lastInput}`;
    }
    this.end(at, [reason]);
    return null;
  }

  tracking(): { readonly contract: string; readonly start: Instant; readonly now: Instant } | null {
    const { running } = this;
    return (
      running && { contract: running.contract, start: running.start, now: running.start + running.lasted }
    );
  }

  isUntold(): boolean {
    return this.untold !== null;
  }

  /** What is to be told since it was last asked. */
  takeUntold(): Fate | null {
    const { untold } = this;
    this.untold = null;
    return untold;
  }

  private end(at: Instant, reasons: readonly string[]): void {
    if (this.running) this.close(this.running, at);
    this.untold = { at, reasons };
  }

  private close({ contract, start, lasted }: Running, end: Instant): void {
    if (end > start) this.worked.push({ contract, from: start, to: end });
    this.lostSeconds += Math.max(0, start + lasted - end);
    this.running = null;
  }
}
