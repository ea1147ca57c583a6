import { type Instant, WEEK_SECONDS } from '@stint/core/instant';
import { parseWeek } from '@stint/core/week';

/** The week that is looked at; a Monday. */
export const MONDAY = parseWeek('2026-11-16') ?? 0;
/** When it is looked at: its last segment is over, and it has not locked yet (B5). */
export const BEFORE_LOCK: Instant = MONDAY + WEEK_SECONDS + 3600;

/** A house of its own, on a port of its own, whose clock stands still. */
export function settingsOf(folder: string, clock: Instant) {
  return {
    port: 0,
    host: '127.0.0.1',
    data: folder,
    databaseUrl: null,
    pgBin: null,
    downloads: null,
    origin: null,
    signUp: 'open' as const,
    fees: { freelancer: 0n, client: 0n },
    mail: null,
    picturesKeptDays: null,
    stripeKey: null,
    demo: false,
    packages: false,
    clock,
    pace: 0,
  };
}
