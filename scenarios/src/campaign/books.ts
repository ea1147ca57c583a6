import { testHouse } from '@stint/server/testing/house';
import { checkBooks } from '../books/check.ts';
import { FIRST_MONDAY, keepBooks } from '../books/year.ts';

export interface BooksCampaign {
  readonly contracts: number;
  readonly weeks: number;
  readonly seed: string;
  readonly tell: (line: string) => void;
}

/** A seeded year of many contracts in three currencies, read by real bookkeeping programs; the control is a planted cent. */
export async function books(
  campaign: BooksCampaign,
): Promise<{ readonly lines: string[]; readonly holds: boolean }> {
  const { contracts, weeks, seed } = campaign;
  const house = await testHouse({ payments: true, at: FIRST_MONDAY, seed });
  try {
    await keepBooks(house, campaign);
    const { entries, accounts, complaints, planted, unfound } = await checkBooks(house);
    const holds = complaints.length === 0 && unfound.length === 0;
    return {
      lines: [
        `books: seed ${seed}, ${contracts} contracts over ${weeks} weeks: ${entries} entries, ${accounts} accounts`,
        `  hledger check --strict and bean-check: ${complaints.length === 0 ? 'accepted, the same sums' : complaints.join('; ')}`,
        `  a planted cent: ${planted - unfound.length} of ${planted} found${unfound.map((program) => `, not by ${program}`).join('')}`,
        holds ? 'books: hold' : 'books: DO NOT HOLD',
      ],
      holds,
    };
  } finally {
    await house.close();
  }
}
