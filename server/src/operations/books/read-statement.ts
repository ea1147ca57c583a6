import { formatMoney } from '@stint/core/money';
import type { readStatement as route } from '@stint/wire/ledger';
import { LIMITS } from '@stint/wire/limits';
import type { Answer } from '@stint/wire/route';
import type { House } from '../../house.ts';
import { statementLines } from '../../store/statements.ts';
import { entryLetters } from '../money/read-ledger.ts';

/** One account's entries with what is in it after each; one that there is not has none. */
export async function readStatement(
  house: House,
  asked: { account: string; currency: string; after: number },
): Promise<Answer<typeof route>> {
  const found = await statementLines(house.db, { ...asked, limit: LIMITS.list + 1 });
  const shown = found.slice(0, LIMITS.list);
  const letters = await entryLetters(
    house,
    shown.map(({ entry }) => entry),
  );
  return {
    lines: shown.flatMap(({ amount, balance }, place) => {
      const entry = letters[place];
      return entry
        ? [
            {
              entry,
              amount: formatMoney(amount, asked.currency),
              balance: formatMoney(balance, asked.currency),
            },
          ]
        : [];
    }),
    next: found.length > shown.length ? (shown.at(-1)?.entry.n ?? null) : null,
  };
}
