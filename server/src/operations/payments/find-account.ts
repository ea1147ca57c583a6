import type { House } from '../../house.ts';
import { findAccount, keepAccount } from '../../store/processor-accounts.ts';

/** Where a freelancer's money goes at the processor, opened with the first payout; null: no answer came. */
export async function accountOf(house: House, freelancer: string): Promise<string | null> {
  const known = await findAccount(house.db, freelancer);
  if (known !== null) return known;
  const processorRef = await house.payments.openAccount(freelancer);
  if (processorRef === null) return null;
  return keepAccount(house.db, { freelancer, processorRef, at: house.clock.now() });
}
