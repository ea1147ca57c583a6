import { formatInstant, type Instant } from '@stint/core/instant';
import { segmentStart } from '@stint/core/segment';
import type { Contract } from '@stint/wire/contracts';
import { EMPTY_DESK } from '../desk/desk.ts';
import type { Around, DeskEvent, DeskRefusal, Hearing, Kept, Machine } from '../desk/events.ts';
import { openMachine, step } from '../desk/machine.ts';
import { instant } from './hand-clock.ts';
import { contract, K1, K2 } from './world.ts';

export const NOTHING_KEPT: Kept = { desk: EMPTY_DESK, aways: [], paused: null, ending: null };

/** A desk's machine with clocks that a test moves, looked at once a second of its awake time. */
export class HandMachine {
  machine: Machine;
  readonly due: number[] = [];
  contracts: readonly Contract[];
  private wall: Instant;
  private steady = 0;
  private slept = 0;
  private hearing: Hearing = 'counting';
  private touch: { asked: Instant; last: Instant } | 'unknown' | null = null;

  constructor(
    at = '09:00',
    contracts: readonly Contract[] = [contract(K1), contract(K2)],
    kept = NOTHING_KEPT,
  ) {
    this.wall = instant(at);
    this.contracts = contracts;
    this.machine = openMachine(kept, this.reading(), this.around());
  }

  /** Ticks every second up to an instant of the wall, typing at the given ones (`09:03` or `09:03:20`). */
  until(text: string, ...typed: readonly string[]): this {
    const instants = new Set(typed.map(instant));
    while (this.wall < instant(text)) {
      this.pass(1);
      if (instants.has(this.wall)) this.types();
    }
    return this;
  }

  /** So many seconds awake. */
  pass(seconds: number): this {
    for (let n = 0; n < seconds; n += 1) {
      this.wall += 1;
      this.steady += 1;
      this.happen({ type: 'tick', hearing: this.hearing });
    }
    return this;
  }

  /** The computer sleeps, and says nothing of it; the tracker looks at its clocks when it next ticks. */
  sleeps(until: string): this {
    const seconds = instant(until) - this.wall;
    this.wall += seconds;
    this.slept += seconds;
    return this;
  }

  setsClock(to: string): this {
    this.wall = instant(to);
    return this;
  }

  hears(hearing: Hearing): this {
    this.hearing = hearing;
    return this;
  }

  /** Of a desktop that says when somebody touched it last; without instants it says nothing any more, so that being on is a touch. */
  touched(asked?: string, last?: string): this {
    this.touch = asked && last ? { asked: instant(asked), last: instant(last) } : 'unknown';
    return this;
  }

  types(): this {
    this.happen({ type: 'input', counts: { keys: 1, clicks: 0, scrolls: 0 } });
    return this;
  }

  starts(id = K1, memo = 'Header colours'): this {
    return this.does({ type: 'start', contract: id, memo });
  }

  does(event: DeskEvent): this {
    const refused = this.happen(event);
    if (refused) throw new Error(refused);
    return this;
  }

  refuses(event: DeskEvent): DeskRefusal | null {
    return this.happen(event);
  }

  /** Nothing but what was written down is left, as it was at that moment. */
  dies(): this {
    const kept = JSON.parse(JSON.stringify(this.machine)) as Kept;
    this.machine = openMachine(kept, this.reading(), this.around());
    return this;
  }

  /** `09:00:00-09:10:00 idle`, one for each session that is over and not yet sealed. */
  sessions(): string[] {
    return this.machine.desk.closed.map(
      ({ start, end, reason }) => `${clock(start)}-${clock(end)} ${reason}`,
    );
  }

  /** `09:00:00-09:10:00 idle`; `…` while nobody has come back. */
  aways(): string[] {
    return this.machine.aways.map(
      ({ from, to, reason }) => `${clock(from)}-${to === null ? '…' : clock(to)} ${reason}`,
    );
  }

  private happen(event: DeskEvent): DeskRefusal | null {
    const { machine, due, refused } = step(this.machine, this.reading(), event, this.around());
    this.machine = machine;
    this.due.push(...due);
    return refused;
  }

  private reading(): { wall: Instant; steady: number; slept: number } {
    return { wall: this.wall, steady: this.steady, slept: this.slept };
  }

  private around(): Around {
    return {
      draw: (segment) => segmentStart(segment) + 300,
      contract: (id) => this.contracts.find((each) => each.id === id) ?? null,
      touch: () => (this.touch === 'unknown' ? { asked: this.wall, last: this.wall } : this.touch),
    };
  }
}

function clock(at: Instant): string {
  return formatInstant(at).slice(11, 19);
}
