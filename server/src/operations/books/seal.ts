import { canonicalBytes } from '@stint/proof/canonical';
import { sha256 } from '@stint/proof/hash';
import type { House } from '../../house.ts';
import { type Schedule, schedule } from '../../schedule.ts';
import type { NumberedEntry } from '../../store/ledger.ts';
import { addSeal, entriesToSeal, lockLastSeal, sealsDue } from '../../store/ledger-seals.ts';

/** What was booked is sealed by the next tick. */
export const SEAL_BOOKS: Schedule = schedule('seal the books', 'something was booked', sealsDue, sealEntries);

/** Seals what was booked, each entry once, in the order of booking. Answers ''; null where nothing waits any more. */
async function sealEntries(house: House): Promise<string | null> {
  return house.db.transaction().execute(async (trx) => {
    const last = await lockLastSeal(trx);
    const entries = await entriesToSeal(trx);
    if (entries.length === 0) return null;
    const hash = sealHash(last?.hash ?? BEFORE_THE_FIRST, entries);
    const seal = { seal: (last?.seal ?? 0) + 1, at: house.clock.now(), entries: entries.length, hash };
    await addSeal(
      trx,
      seal,
      entries.map(({ id }) => id),
    );
    return '';
  });
}

export const BEFORE_THE_FIRST = '0'.repeat(64);

/** SHA-256 over the seal before and each entry's hash; the first line says what it is of. */
export function sealHash(before: string, entries: readonly NumberedEntry[]): string {
  return sha256(['stint/ledger-seal/v1', before, ...entries.map(entryHash), ''].join('\n'));
}

/** Of all that an entry says, as canonical JSON. */
export function entryHash({ id, at, currency, says, postings }: NumberedEntry): string {
  const body = {
    at,
    currency,
    id,
    postings: postings.map(({ from, to, amount }) => [from, to, String(amount)]),
    says,
  };
  return sha256(canonicalBytes({ entry: body, v: 1 }));
}
