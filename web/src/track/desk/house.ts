import { DAY_SECONDS, formatDay, formatInstant, HOUR_SECONDS, type Instant } from '@stint/core/instant';
import { weekOf } from '@stint/core/week';
import type { Line } from '@stint/tracker/upload/stop';
import { type ClientOptions, call, Refused, Unreachable } from '@stint/wire/client';
import { type Contract, listContracts } from '@stint/wire/contracts';
import { type DiaryEntry, readDiary, readWeek, type Week } from '@stint/wire/diary';

/** What the house said of one contract when it was last asked. */
export interface Sums {
  readonly contract: string;
  readonly week: Week;
  /** Entries since the begin of the UTC day, and of the hours before, judged. */
  readonly entries: readonly DiaryEntry[];
}

export interface Answers {
  readonly contracts: readonly Contract[];
  readonly sums: Sums | null;
}

const PATIENCE_MS = 15_000;
/** So far back finished segments are shown, also across midnight. */
const SHOWN_SECONDS = 3 * HOUR_SECONDS;

/** Asks for the contracts, then for the sums of the chosen one. A line where the house does not answer well. */
export async function askHouse(
  client: ClientOptions,
  now: Instant,
  chosen: (contracts: readonly Contract[]) => string | null,
): Promise<Answers | Exclude<Line, 'online'>> {
  try {
    const contracts = await call(client, listContracts, { signal: patience() });
    const contract = chosen(contracts);
    return { contracts, sums: contract === null ? null : await askSums(client, contract, now) };
  } catch (fault) {
    if (fault instanceof Unreachable) return 'offline';
    if (!(fault instanceof Refused)) throw fault;
    return fault.status === 401 ? 'sign-in-again' : 'offline';
  }
}

async function askSums(client: ClientOptions, contract: string, now: Instant): Promise<Sums> {
  const day = now - (now % DAY_SECONDS);
  const params = { contract, week: formatDay(weekOf(now)) };
  const query = {
    from: formatInstant(Math.min(day, now - SHOWN_SECONDS)),
    to: formatInstant(day + DAY_SECONDS),
  };
  const [week, { entries }] = await Promise.all([
    call(client, readWeek, { params, signal: patience() }),
    call(client, readDiary, { params: { contract }, query, signal: patience() }),
  ]);
  return { contract, week, entries };
}

function patience(): AbortSignal {
  return AbortSignal.timeout(PATIENCE_MS);
}
