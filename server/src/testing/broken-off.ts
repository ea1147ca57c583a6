import type { KyselyPlugin } from 'kysely';
import { tick } from '../clock.ts';
import type { TestHouse } from './house.ts';

/** The house, whose database goes away at its `n`th statement from here on: what was not committed is gone. */
function brokenAt(house: TestHouse, n: number): { house: TestHouse; isOver: () => boolean } {
  let left = n;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      left -= 1;
      if (left === 0) throw new Error('the database went away');
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { house: { ...house, db: house.db.withPlugin(plugin) }, isOver: () => left > 0 };
}

/** Does it again and again, each time broken off one statement later, until it comes to its end. Answers how often. */
export async function throughout(
  house: TestHouse,
  doIt: (house: TestHouse) => Promise<unknown>,
): Promise<number> {
  for (let n = 1; ; n += 1) {
    const broken = brokenAt(house, n);
    await doIt(broken.house).catch(() => null);
    if (broken.isOver()) return n;
  }
}

export function tickThroughout(house: TestHouse): Promise<number> {
  return throughout(house, tick);
}
