import { formatInstant, type Instant } from '@stint/core/instant';
import type { OpenSession } from '@stint/core/session';
import { type ClientOptions, call, Refused, Unreachable } from '@stint/wire/client';
import { announceSession, type DeskSession, leaveSession, readSession } from '@stint/wire/desk';
import { toInstant } from '@stint/wire/letters';
import { type Turns, turns } from './turns.ts';

export interface DeskSessionsPorts {
  client(): ClientOptions;
  /** The id of this device. */
  device(): string;
  /** Seconds by which this computer's clock is ahead of the house's: sessions of two computers meet in the house's. */
  skewSeconds(): number;
}

/** Start waits this long for the house; then it starts as if offline, and T6 decides what counts twice. */
const PATIENCE_MS = 3000;

/**
 * T1 for somebody with two computers: one person, one clock. The house knows which tracker tracks now; each says so at
 * Start and again and again, and hears of the other's. Nobody else is ever told.
 * ```
 * here       start [========= 10:05)                      ends when it hears of it, at the instant of the other's start
 * there                 start [10:05 ==================   told `tracking-elsewhere`, and taken over all the same
 * ```
 * Two that began offline find each other later: the one that began later has taken over (T1).
 */
export class DeskSessions {
  /** The other tracker's session, as the house last told it. */
  elsewhere: DeskSession | null = null;
  private readonly ports: DeskSessionsPorts;
  private readonly inTurn: Turns = turns();
  /** The start of the session that the house knows to be ours. */
  private announced: Instant | null = null;
  private leaving: Promise<void> = Promise.resolve();

  constructor(ports: DeskSessionsPorts) {
    this.ports = ports;
  }

  /** The session of another tracker, if the house knows of one; null, too, where it cannot be asked. */
  async look(): Promise<DeskSession | null> {
    const answer = await this.ask(() => call(this.ports.client(), readSession, { signal: patience() }));
    if (answer) this.elsewhere = answer.session?.device === this.ports.device() ? null : answer.session;
    return answer ? this.elsewhere : null;
  }

  /**
   * Says that `open` runs here. Answers the instant, by this computer's clock, at which another tracker took over from
   * it; null where it runs on. `takeOver`: asked for by the freelancer.
   */
  announce(open: OpenSession, takeOver: boolean): Promise<Instant | null> {
    // One at a time: else the answer to the one before would be taken for another tracker's.
    return this.inTurn(() => this.meet(open, takeOver));
  }

  /** Keeps the house up to date when a session has ended here; it need not be waited for. */
  follow(open: OpenSession | null): void {
    if (this.announced === null || open !== null) return;
    this.announced = null;
    this.leaving = this.leave();
  }

  /** Resolves when the house has been told of what ended here, or could not be. */
  async told(): Promise<void> {
    await this.leaving;
  }

  private async meet(open: OpenSession, takeOver: boolean): Promise<Instant | null> {
    if (await this.say(open, takeOver)) return null;
    const other = await this.look();
    if (!other) return null;
    const since = toHere(toInstant(other.since), this.ports.skewSeconds());
    const gaveWayAt = givesWayAt({ start: open.start, wasHeard: this.announced === open.start }, since);
    if (gaveWayAt === null) await this.say(open, true);
    return gaveWayAt;
  }

  private async leave(): Promise<void> {
    await this.ask(() => call(this.ports.client(), leaveSession, { signal: patience() }));
  }

  /** True unless another's session stands in the way. */
  private async say({ contract, start }: OpenSession, takeOver: boolean): Promise<boolean> {
    const since = formatInstant(toThere(start, this.ports.skewSeconds()));
    const body = { contract, since, takeOver };
    try {
      await call(this.ports.client(), announceSession, { body, signal: patience() });
      this.announced = start;
      this.elsewhere = null;
      return true;
    } catch (fault) {
      if (fault instanceof Refused) return fault.letter.code !== 'tracking-elsewhere';
      if (fault instanceof Unreachable) return true;
      throw fault;
    }
  }

  /** Null where the house does not answer, or knows nothing of this. */
  private async ask<Answer>(asking: () => Promise<Answer>): Promise<Answer | null> {
    try {
      return await asking();
    } catch (fault) {
      if (fault instanceof Refused || fault instanceof Unreachable) return null;
      throw fault;
    }
  }
}

/**
 * T1: where two sessions of one person have met, the one that began later has taken over. Null: ours goes on, and ends
 * the other; else the instant at which ours gave way. `wasHeard`: the house knew of ours when the other took over from
 * it, so that it has given way whatever the clocks of the two say.
 */
export function givesWayAt(
  own: { readonly start: Instant; readonly wasHeard: boolean },
  since: Instant,
): Instant | null {
  return own.wasHeard || since > own.start ? since : null;
}

/** An instant of this computer's clock as the house's has it. */
function toThere(here: Instant, skewSeconds: number): Instant {
  return here - skewSeconds;
}

function toHere(there: Instant, skewSeconds: number): Instant {
  return there + skewSeconds;
}

function patience(): AbortSignal {
  return AbortSignal.timeout(PATIENCE_MS);
}
