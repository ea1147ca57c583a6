import { LIMITS } from '@stint/wire/limits';

/** How often something may be tried within a time. */
export interface TryLimit {
  readonly tries: number;
  readonly seconds: number;
}

const QUARTER = 900;

/** Wrong passwords: for one account from one address, for one account from anywhere, from one address at all (TH-W19). */
export const SIGN_IN_TRIES = {
  both: { tries: 10, seconds: QUARTER },
  account: { tries: 100, seconds: QUARTER },
  address: { tries: 100, seconds: QUARTER },
} as const satisfies Record<string, TryLimit>;

/** People who sign up from one address, whether it works or not. */
export const SIGN_UP_TRIES: TryLimit = { tries: 40, seconds: QUARTER };

/** Charges that somebody asks for by hand and that are declined, by whatever cards, within an hour. */
export const CARD_TRIES: TryLimit = { tries: 20, seconds: 3600 };

/** Links of invitations that one address opens and that are none. */
export const INVITATION_TRIES: TryLimit = { tries: 60, seconds: QUARTER };

/** Links of reports and calendars that one address opens and that are none; and how often one that is one is read. */
export const LINK_TRIES: TryLimit = { tries: 60, seconds: QUARTER };
export const LINK_READS: TryLimit = { tries: 120, seconds: QUARTER };

/** Reports that somebody may ask for while the house still reads one of theirs, and that it reads at once. */
export const REPORT_TURNS = { waiting: 32, atOnce: 3 } as const;

/** Milliseconds in which a file of a report is read, or cut off: somebody else waits behind it. */
export const FILE_MILLISECONDS = 600_000;

/** The same of invoices and receipts on paper. */
export const PAPER_TURNS = { waiting: 16, atOnce: 2 } as const;

/** Device codes asked for by one address. */
export const DEVICE_TRIES: TryLimit = { tries: 60, seconds: QUARTER };

/** User codes that one person types and that are none. */
export const USER_CODE_TRIES: TryLimit = { tries: 20, seconds: QUARTER };

/** How often somebody may have everything about them packed. */
export const EXPORT_TRIES: TryLimit = { tries: 5, seconds: 3600 };

/** Different askers that are remembered at once. */
export const MOST_ASKERS = 50_000;

/** Bytes of a JSON body: the longest letter is an offer with all its milestones, at four bytes a character. */
export const JSON_BYTES = 262_144;

/** What is read and thrown away of a body that was refused, so that its sender still reads the answer. */
export const DRAIN = { bytes: LIMITS.attachmentBytes + 1_048_576, milliseconds: 10_000 } as const;

/** Open event streams of one person, and what may wait unread in one. */
export const STREAMS = { perPerson: 12, heartbeatMs: 15_000, unreadBytes: 65_536 } as const;

/** Milliseconds for the head of a request, for all of it, of silence, and between two requests. */
export const TIMEOUTS = { head: 20_000, request: 300_000, silence: 120_000, keepAlive: 65_000 } as const;

export const MOST_CONNECTIONS = 2000;
