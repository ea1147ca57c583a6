import { readClosing } from './closings.ts';
import { listFeeTables, readContractFees, readOfferRules, setFeeTable } from './fees.ts';
import { readTrace } from './trace.ts';

/** What is behind the sums: fees, traces, closing reports. */
export const BOOK_ROUTES = {
  readTrace,
  readClosing,
  listFeeTables,
  setFeeTable,
  readContractFees,
  readOfferRules,
} as const;
