import { bandAt } from '@stint/core/fee-table';
import type { Instant } from '@stint/core/instant';
import { type Currency, formatMoney, formatPercent } from '@stint/core/money';
import type { FeesRead } from '@stint/wire/fees';
import type { House } from '../../house.ts';
import type { Database } from '../../store/database.ts';
import type { Trx } from '../../store/desk.ts';
import { billedBetween, type ContractFee, feeTableOf } from '../../store/fees.ts';

/** Whose fees: of a client and a freelancer, in the currency of their contract. */
export interface Pair {
  readonly organisation: string;
  readonly freelancer: string;
  readonly currency: Currency;
}

/** B6: the band in which two sides are now; null where the house's flat percents hold, whatever was billed. */
export async function feesNow(db: Database | Trx, pair: Pair, at: Instant): Promise<ContractFee | null> {
  const table = await feeTableOf(db, pair.currency);
  if (!table) return null;
  const billed = await billedBetween(db, pair);
  const { currency, version, bands } = table;
  return { currency, version, billed, ...bandAt(bands, billed), at };
}

/** The fees of an offer that is made now. */
export async function feesForPair(house: House, pair: Pair): Promise<FeesRead> {
  return readFees(house, await feesNow(house.db, pair, house.clock.now()));
}

/** The fees of two who have billed each other nothing yet. */
export async function feesForNew(house: House, currency: Currency): Promise<FeesRead> {
  const table = await feeTableOf(house.db, currency);
  if (!table) return readFees(house, null);
  const { version, bands } = table;
  return readFees(house, { currency, version, billed: 0n, ...bandAt(bands, 0n), at: house.clock.now() });
}

function readFees({ fees }: House, found: ContractFee | null): FeesRead {
  if (found) return feesLetter(found);
  return {
    freelancerFeePercent: formatPercent(fees.freelancer),
    clientFeePercent: formatPercent(fees.client),
    basis: null,
  };
}

export function feesLetter({ currency, billed, band, until }: ContractFee): FeesRead {
  const money = (amount: bigint): string => formatMoney(amount > 0n ? amount : 0n, currency);
  return {
    freelancerFeePercent: formatPercent(band.freelancer),
    clientFeePercent: formatPercent(band.client),
    basis: {
      currency,
      billed: money(billed),
      from: money(band.from),
      until: until === null ? null : money(until),
    },
  };
}
