import type { Standing } from '@stint/core/session';
import type { Withheld } from '@stint/wire/record';
import type { Ending } from './desk/ending.ts';
import type { Told } from './desk/told.ts';
import type { Capabilities, PauseKeyState } from './desktop/ports.ts';
import type { DiskTrouble } from './files.ts';
import type { Settings } from './settings.ts';
import type { SignInPage } from './sign-in.ts';
import type { Held, Line } from './upload/stop.ts';

/**
 * What panel and command line show, as JSON. Instants are `YYYY-MM-DDTHH:MM:SSZ`. It has no field that could tell
 * whether the running segment's snapshot has been taken (T2): totals move and pictures appear after its end.
 */
export interface Status {
  readonly now: string;
  readonly name: string;
  readonly house: string;
  readonly tracking: StatusTracking | null;
  readonly segment: StatusSegment | null;
  /** What is over and becomes a segment with the next input, for until then T4 may take its tail; null: nothing waits so. */
  readonly settling: { readonly start: string; readonly end: string } | null;
  /** Worked on most recently first, then as the house lists them. */
  readonly contracts: readonly StatusContract[];
  /** The contract that sums are asked for, and that Start would take. */
  readonly chosen: string | null;
  /** For the chosen contract: its own first, then those of the others. */
  readonly recentMemos: readonly string[];
  /** Seconds counted today (UTC) on the chosen contract; null while the house has not said. */
  readonly today: number | null;
  readonly week: StatusWeek | null;
  readonly last: StatusLast | null;
  readonly ending:
    | (StatusNames & { at: string; reason: Ending['reason']; memo: string; label?: string | null })
    | null;
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
  /** What this desktop lets the tracker see. */
  readonly capabilities: Capabilities;
  /** Finished segments of the last hours, the newest first: with this tracker or already at the house. */
  readonly segments: readonly StatusLast[];
  /** Time that was not tracked because nobody was there, until the freelancer has said what becomes of it (T4, M5). */
  readonly away: StatusAway | null;
  /** Paused by one key: what goes on when it is pressed again. */
  readonly paused: (StatusNames & { memo: string; since: string }) | null;
  /** Whether Ctrl+Alt+P is heard; null where this desktop knows no such key. */
  readonly pauseKey: PauseKeyState | null;
  /** Why the last press of that key did nothing, until tracking starts or pauses; null where it did what it does. */
  readonly pauseKeySaid: { readonly at: string; readonly refused: string; readonly says: string } | null;
  /** Another tracker of this freelancer that tracks just now (T1, T6). */
  readonly elsewhere: StatusElsewhere | null;
  readonly spool: StatusSpool;
  /** The house as it was when this tracker was signed in to it; null where it shows nothing to know it by. */
  readonly pin: StatusPin | null;
  /** Where the key lies that seals what is kept on this computer; null while nothing is sealed. */
  readonly keyKept: 'keyring' | 'file' | null;
  /** Houses may not shorten a private window unasked: what they would like, until the freelancer agrees. */
  readonly windows: readonly StatusWider[];
  /** What the house refused for good, or the disk has ruined, kept until the freelancer erases it. The oldest first. */
  readonly aside: readonly StatusAside[];
  /** A newer tracker, its manifest proven. */
  readonly update: { readonly version: string } | null;
  readonly settings: Settings;
}

export interface StatusTracking extends StatusNames {
  readonly memo: string;
  /** The activity label in force; null: none (P6). */
  readonly label: string | null;
  readonly memoSince: string;
  readonly since: string;
  readonly seconds: number;
}

export interface StatusContract extends StatusNames {
  readonly standing: Standing;
  /** It is paused until a payment of the client has arrived (D5). */
  readonly waitsForPayment?: true;
  /** From when it starts, or since when it is paused or ended; null while it is active, or nobody said. */
  readonly standingAt: string | null;
  readonly lastWorked: string | null;
  /** Its own, the newest first. */
  readonly memos: readonly string[];
  /** The labels of its terms; whether one has to be chosen; the one that it was last worked on with. */
  readonly labels: readonly { readonly name: string; readonly minActiveMinutes: number | null }[];
  readonly labelRequired: boolean;
  readonly label: string | null;
  readonly pay: 'segment' | 'exact';
  /** What the terms ask for of a snapshot's picture. */
  readonly snapshots: 'full' | 'blurred' | 'none';
  readonly idleMinutes: number | null;
  readonly minActiveMinutes: number;
  readonly privateWindowMinutes: number;
  readonly activityUnmeasured: 'protected' | 'unprotected';
}

export interface StatusWeek {
  readonly contract: string;
  /** Its Monday, `YYYY-MM-DD`: always the running one. */
  readonly week: string;
  /** With what is finished and still on its way to the house; under `exact` pay with the running segment. */
  readonly countedSeconds: number;
  readonly limitMinutes: number | null;
}

/** Terms of a contract that ask for less privacy than the freelancer has agreed to on this computer: that still stands. */
export interface StatusWider extends StatusNames {
  readonly minutes: number;
  readonly asked: number;
  /** What is shown of pictures, and what the terms ask to be shown; missing where they do not ask for more. */
  readonly pictures?: { readonly agreed: 'blurred' | 'none'; readonly asked: 'full' | 'blurred' };
}

export interface StatusAside extends StatusNames {
  readonly segment: number;
  readonly start: string;
  /** Null where it can no longer be read. */
  readonly memo: string | null;
  readonly code: string;
  readonly message: string;
}

export interface StatusPin {
  /** What both sides can read to each other. */
  readonly fingerprint: string;
  readonly since: string;
  /** The house answers as another now, and nothing is sent to it. */
  readonly changed: boolean;
  /** The fingerprint of that other; null while there is none. */
  readonly other: string | null;
}

/** The time between the last input and the freelancer's return. */
export interface StatusAway extends StatusNames {
  readonly from: string;
  readonly to: string;
  readonly reason: 'idle' | 'locked' | 'asleep' | 'died' | 'clock-jumped';
  readonly memo: string;
  /** The part that can be written in as manual time, on its boundaries (M2); null where none can. */
  readonly manual: { readonly from: string; readonly to: string } | null;
  /** How much of it that is, and why not all; null where none can. */
  readonly says: string | null;
  /** Why none can, by the rule's own sentence; null where some can. */
  readonly refusal: string | null;
  /** So many times away before this one are to be decided too: each is shown once this one has been. */
  readonly earlier: number;
}

export interface StatusElsewhere extends StatusNames {
  readonly deviceName: string;
  readonly since: string;
}

/** What waits on this computer's disk, and what room there is. */
export interface StatusSpool {
  readonly bytes: number;
  readonly freeBytes: number;
  /** Bytes below which nothing is tracked any more. */
  readonly reserveBytes: number;
  /** While what waits is being brought: how much of it. */
  readonly bringing: { readonly done: number; readonly of: number } | null;
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
  /** Until then only the freelancer sees it; null once that is over. Its picture may be blurred or taken out. */
  readonly privateUntil: string | null;
  /** Why its snapshot has no picture; null when it has one, or has no snapshot. */
  readonly withheld: Withheld | null;
  readonly monitors: number;
  /** Of the one monitor of which masks hide most, as P7 goes by it. */
  readonly maskedPermille: number;
  /** What stood in front at its snapshot, while the segment is still on this computer. */
  readonly seen: { readonly app: string | null; readonly title: string | null } | null;
  /** What deleting it takes out of the week. */
  readonly cost: { seconds: number; money: string; currency: string } | null;
}
