import type { Database } from '../../store/database.ts';
import type { Trx } from '../../store/desk.ts';
import { countUnsealed, entriesOfSeal, type Seal, sealsAfter } from '../../store/ledger-seals.ts';
import { BEFORE_THE_FIRST, sealHash } from './seal.ts';

export interface Verified {
  readonly seals: number;
  readonly entries: number;
  /** Booked and not sealed yet: the next tick does. */
  readonly unsealed: number;
  /** The last seal that holds; null: there is none. */
  readonly head: Seal | null;
  /** The first seal whose entries are not those that were sealed; null: all hold. */
  readonly broken: Seal | null;
}

const PAGE = 200;

/** Reads the books again from the first entry and compares each seal: a changed, missing or added entry breaks its own. */
export async function verifySeals(db: Database | Trx): Promise<Verified> {
  let head: Seal | null = null;
  let entries = 0;
  for (;;) {
    const page = await sealsAfter(db, head?.seal ?? 0, PAGE);
    for (const seal of page) {
      const found = await entriesOfSeal(db, seal.seal);
      const isNext = seal.seal === (head?.seal ?? 0) + 1;
      const holds =
        isNext &&
        found.length === seal.entries &&
        sealHash(head?.hash ?? BEFORE_THE_FIRST, found) === seal.hash;
      if (!holds)
        return { seals: head?.seal ?? 0, entries, unsealed: await countUnsealed(db), head, broken: seal };
      entries += found.length;
      head = seal;
    }
    if (page.length < PAGE) break;
  }
  return { seals: head?.seal ?? 0, entries, unsealed: await countUnsealed(db), head, broken: null };
}
