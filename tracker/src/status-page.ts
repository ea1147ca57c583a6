import type { Standing } from '@stint/core/session';
import type { Ending } from './ending.ts';
import type { DiskTrouble } from './files.ts';
import type { SignInPage } from './sign-in.ts';
import type { Told } from './spool/told.ts';
import type { Held, Line } from './upload/uploader.ts';

/**
 * What panel and command line show, as JSON. Instants are `YYYY-MM-DDTHH:MM:SSZ`. It has no field that could tell
 * whether the running segment's snapshot has been taken (T2): totals move and pictures appear after its end.
 */
export interface Status {
  readonly now: string;
  readonly name: string;
  readonly house: string;
  readonly tracking: (StatusNames & { memo: string; since: string; seconds: number }) | null;
  readonly segment: StatusSegment | null;
  readonly contracts: readonly (StatusNames & { standing: Standing })[];
  /** The contract that sums are asked for, and that Start would take. */
  readonly chosen: string | null;
  readonly recentMemos: readonly string[];
  /** Seconds counted today (UTC) on the chosen contract; null while the house has not said. */
  readonly today: number | null;
  readonly week: { contract: string; countedSeconds: number; limitMinutes: number | null } | null;
  readonly last: StatusLast | null;
  readonly ending: (StatusNames & { at: string; reason: Ending['reason']; memo: string }) | null;
  readonly line: Line;
  /** Where it can be signed in again. */
  readonly signIn: SignInPage | null;
  readonly waiting: number;
  readonly held: readonly Held[];
  readonly told: readonly (Told & StatusNames)[];
  readonly disk: DiskTrouble | null;
  /** `lost`: the display cannot be heard just now. `unmeasured`: this desktop never lets input be counted (P8). */
  readonly counting: 'counting' | 'lost' | 'unmeasured';
  readonly note: string | null;
  readonly heldSeconds: number;
  readonly skewSeconds: number;
}

export interface StatusNames {
  readonly contract: string;
  readonly title: string;
  readonly client: string;
}

export interface StatusSegment {
  readonly start: string;
  readonly end: string;
  readonly trackedSeconds: number;
  readonly activeMinutes: number | null;
  readonly minActiveMinutes: number;
  readonly hasMemo: boolean;
  readonly clientVerified: boolean;
  readonly withinLimit: boolean;
  readonly pay: 'segment' | 'exact';
}

export interface StatusLast extends StatusNames {
  readonly segment: number;
  readonly start: string;
  readonly end: string;
  readonly trackedSeconds: number;
  readonly activeMinutes: number | null;
  readonly memo: string;
  readonly snapshot: boolean;
  readonly thumbnail: boolean;
  /** It is not with the house yet, so it has no verdict. */
  readonly waits: boolean;
  readonly countedSeconds: number;
  readonly protected: boolean | null;
  readonly reasons: readonly { code: string; sentence: string }[];
  /** What deleting it takes out of the week. */
  readonly cost: { seconds: number; money: string; currency: string } | null;
}
