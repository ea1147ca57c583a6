import type { Instant } from '@stint/core/instant';
import type { RefusalCode } from '@stint/core/refusal';
import type { SegmentNumber } from '@stint/core/segment';
import type { Contract } from '@stint/wire/contracts';
import type { Away } from './away.ts';
import type { Counts } from './counts.ts';
import type { Desk } from './desk.ts';
import type { Draw } from './draw.ts';
import type { Ending } from './ending.ts';
import type { LabelRefusal } from './label.ts';
import type { DeskTime } from './time.ts';

/** What a freelancer paused with one key, and what goes on when it is pressed again. */
export interface Paused {
  readonly contract: string;
  readonly memo: string;
  /** Missing or null: none. */
  readonly label?: string | null;
  readonly since: Instant;
}

/** What is written down of a machine: all of it but its clocks. */
export interface Kept {
  readonly desk: Desk;
  /** The oldest first; disjoint. */
  readonly aways: readonly Away[];
  readonly paused: Paused | null;
  readonly ending: Ending | null;
}

export interface Machine extends Kept {
  readonly time: DeskTime;
  /** Drawn instants before this one have been looked at. */
  readonly watched: Instant;
}

/** What the machine asks of the world around it; none of it may change within a step. */
export interface Around {
  readonly draw: Draw;
  contract(id: string): Contract | null;
  /**
   * Where input cannot be counted: when somebody last touched the computer, by what the desktop said at `asked`.
   * Null or missing: it never does.
   */
  touch?(): { readonly asked: Instant; readonly last: Instant } | null;
  /** As of `passTime`; missing: its own. */
  readonly stallSeconds?: number | undefined;
}

/** `lost`: input cannot be heard just now. `unmeasured`: this desktop never lets it be (P8). */
export type Hearing = 'counting' | 'lost' | 'unmeasured';

/** What the work is, said while it runs. `label` missing: it stays. */
export interface Saying {
  readonly type: 'memo';
  readonly memo: string;
  readonly label?: string | null;
}

/** All that can happen at a desk. Each lets time pass first. */
export type DeskEvent =
  | { readonly type: 'tick'; readonly hearing: Hearing }
  | { readonly type: 'input'; readonly counts: Counts }
  | {
      readonly type: 'start';
      readonly contract: string;
      readonly memo: string;
      /** Of the terms' activity labels; missing or null: none. */
      readonly label?: string | null;
    }
  | Saying
  /** The house told something new of the contracts: one that is not active ends its session (T5). */
  | { readonly type: 'stop' | 'pause' | 'goOn' | 'heed' }
  /** As the desktop says it; `ending`: log-out or shutdown. */
  | { readonly type: 'locked' | 'unlocked' | 'sleeping' | 'woke' | 'ending' }
  /** What is tracked would not be kept. */
  | { readonly type: 'diskFailed' }
  /** Another tracker of the same freelancer began at `since`, which may be known only now (T1). */
  | { readonly type: 'takenOver'; readonly since: Instant }
  /** Of the away that begins at `from`: it was claimed or is not wanted; its contract is worked on again. */
  | { readonly type: 'settleAway' | 'goOnAfterAway'; readonly from: Instant };

export type DeskRefusal =
  | RefusalCode
  | LabelRefusal
  | 'clock-went-back'
  | 'no-such-contract'
  | 'nothing-to-go-on';

export interface Stepped {
  readonly machine: Machine;
  /** Segments whose snapshot has become due in this step, while a session was open at its instant (T2). */
  readonly due: readonly SegmentNumber[];
  readonly refused: DeskRefusal | null;
}
