import type { Instant } from '@stint/core/instant';
import type { Standing } from '@stint/core/session';
import type { EntryReason } from '@stint/core/timesheet';
import type { Ending } from '@stint/tracker/desk/ending';
import type { Told } from '@stint/tracker/desk/told';
import type { Held, Line } from '@stint/tracker/upload/stop';
import type { Contract } from '@stint/wire/contracts';
import type { DeskSession } from '@stint/wire/desk';
import type { Withheld } from '@stint/wire/record';
import type { StoreTrouble } from '../keep/box.ts';
import type { SensingState } from '../see/sensing.ts';
import type { Surface } from '../see/share.ts';
import type { WiderTerms } from './agreements.ts';
import type { ViewAway } from './aways.ts';

/**
 * What the page shows. Nothing in it can tell whether the running segment's snapshot has been taken (T2): sums move and
 * pictures appear after its end, and room in the browser is looked at only then.
 */
export interface View {
  readonly now: Instant;
  /** False until this browser has been made a tracker. */
  readonly isSetUp: boolean;
  readonly contracts: readonly Contract[];
  readonly standings: Readonly<Record<string, Standing>>;
  readonly chosen: string | null;
  readonly memos: readonly string[];
  /** The activity label that each contract was last worked on with (P6). */
  readonly labels: Readonly<Record<string, string | null>>;
  readonly tracking: ViewTracking | null;
  readonly segment: ViewSegment | null;
  /** Seconds counted today (UTC) on the chosen contract; null while the house has not said. */
  readonly today: number | null;
  readonly week: { readonly countedSeconds: number; readonly limitMinutes: number | null } | null;
  /** Finished segments, the newest first. */
  readonly rows: readonly ViewRow[];
  readonly ending: ViewEnding | null;
  /** Time that was not tracked and can be written in by hand, until the freelancer has decided. */
  readonly aways: readonly ViewAway[];
  readonly elsewhere: DeskSession | null;
  readonly line: Line;
  readonly waiting: number;
  readonly bringing: { readonly done: number; readonly of: number } | null;
  readonly held: readonly Held[];
  readonly told: readonly Told[];
  readonly room: Room;
  readonly surface: Surface | null;
  readonly sensing: SensingState;
  readonly wider: readonly WiderTerms[];
  readonly heldSeconds: number;
  readonly skewSeconds: number;
}

export interface ViewTracking {
  readonly contract: string;
  readonly memo: string;
  readonly label: string | null;
  readonly since: Instant;
}

export interface ViewSegment {
  readonly segment: number;
  readonly trackedSeconds: number;
  /** By this browser's own sensing; null where nothing is sensed. */
  readonly sensed: number | null;
  readonly hasMemo: boolean;
  readonly clientVerified: boolean;
  readonly withinLimit: boolean;
  /** P8: what the terms say of time whose activity cannot be measured. */
  readonly unmeasuredIsProtected: boolean;
  readonly pay: 'segment' | 'exact';
}

/** A finished segment: with this browser still, or as the house judged it. */
export interface ViewRow {
  readonly contract: string;
  readonly segment: number;
  readonly trackedSeconds: number;
  readonly memo: string;
  readonly label: string | null;
  readonly snapshot: boolean;
  readonly withheld: Withheld | null;
  readonly masked: boolean;
  /** Where its thumbnail is. */
  readonly picture: 'here' | 'house' | null;
  readonly sensed: number | null;
  /** It is not with the house yet, so it has no verdict. */
  readonly waits: boolean;
  /** Until then only the freelancer sees it, and nothing of it has left this browser; null once that is over. */
  readonly privateUntil: Instant | null;
  readonly deleted: boolean;
  readonly countedSeconds: number;
  readonly protected: boolean | null;
  readonly reasons: readonly EntryReason[];
  /** What deleting it takes out of the week, as text; null where the rate is not known. */
  readonly cost: { readonly seconds: number; readonly money: string } | null;
}

/** How the last session ended, where that was not by Stop. */
export interface ViewEnding {
  readonly contract: string;
  readonly memo: string;
  /** Missing or null: none. */
  readonly label?: string | null;
  readonly at: Instant;
  readonly reason: Ending['reason'] | 'share-ended' | 'untouched';
}

/** Bytes that wait here, and bytes that the browser still gives; null where it does not say. */
export interface Room {
  readonly bytes: number;
  readonly freeBytes: number | null;
  /** Will the browser keep it also when room is short? */
  readonly lasting: boolean;
  /** Why nothing is kept just now. */
  readonly trouble: StoreTrouble | null;
}
