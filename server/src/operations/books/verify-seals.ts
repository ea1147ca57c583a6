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
  /** Whether the seal that somebody was told is one of those that hold. */
  readonly known: boolean;
}

const PAGE = 200;

/**
 * Reads the books again from the first entry and compares each seal: a changed, missing or added entry breaks its own.
 * `told`: the hash of a seal that somebody keeps outside the house, so that not even the whole chain can be made anew.
 */
export async function verifySeals(db: Database | Trx, told: string | null = null): Promise<Verified> {
  let head: Seal | null = null;
  let entries = 0;
  let known = false;
  let broken: Seal | null = null;
  for (let more = true; more && broken === null; ) {
    const page: Seal[] = await sealsAfter(db, head?.seal ?? 0, PAGE);
    for (const seal of page) {
      if (!(await holds(db, seal, head))) {
        broken = seal;
        break;
      }
      entries += seal.entries;
      known ||= seal.hash === told;
      head = seal;
    }
    more = page.length === PAGE;
  }
  return { seals: head?.seal ?? 0, entries, unsealed: await countUnsealed(db), head, broken, known };
}

async function holds(db: Database | Trx, seal: Seal, before: Seal | null): Promise<boolean> {
  if (seal.seal !== (before?.seal ?? 0) + 1) return false;
  const found = await entriesOfSeal(db, seal.seal);
  return found.length === seal.entries && sealHash(before?.hash ?? BEFORE_THE_FIRST, found) === seal.hash;
}
