import { LIMITS } from '@stint/wire/limits';
import type { listLooks as route } from '@stint/wire/privacy';
import type { Answer } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { type LookPlace, newestLooks } from '../../store/looks.ts';
import { lookLetter } from './look-letter.ts';

/**
 * The newest looks of others at the actor's pictures, or the actor's own at those of others, page by page. A place that
 * is none is the beginning.
 */
export async function listLooks(
  house: House,
  { person }: Actor,
  asked: {
    readonly at?: 'my-pictures' | 'pictures-of-others' | undefined;
    readonly before?: string | undefined;
  },
): Promise<Answer<typeof route>> {
  const whose = asked.at === 'pictures-of-others' ? { person } : { freelancer: person };
  const page = { before: placeOf(asked.before), limit: LIMITS.looks + 1 };
  const found = await newestLooks(house.db, whose, page);
  const rows = found.slice(0, LIMITS.looks);
  const last = rows.at(-1);
  return {
    looks: rows.map((row) => ({ ...lookLetter(row), contract: { id: row.contract, title: row.title } })),
    next: found.length > LIMITS.looks && last ? `${last.lastAt}-${last.n}` : null,
  };
}

function placeOf(text = ''): LookPlace | null {
  const match = /^(\d{1,12})-(\d{1,18})$/.exec(text);
  return match ? { lastAt: Number(match[1]), n: BigInt(match[2] ?? 0) } : null;
}
