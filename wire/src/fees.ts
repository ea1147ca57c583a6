import { z } from 'zod';
import { ContractParams, Percent } from './contracts.ts';
import { Currency, Id, InstantText, MoneyText, Name } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

/** One band of a table of fees: from what two sides have billed each other on, what the house takes of both. */
export const FeeBand = z.strictObject({
  from: MoneyText,
  freelancerFeePercent: Percent,
  clientFeePercent: Percent,
});
export type FeeBand = z.infer<typeof FeeBand>;

/** A currency's table as it stands; the flat percents of the house are a table of one band, of version 0 (B6). */
export const FeeTable = z
  .object({
    currency: Currency,
    version: z.number().int(),
    bands: z.array(FeeBand),
    /** Null for the house's flat percents. */
    at: InstantText.nullable(),
    by: Name.nullable(),
  })
  .meta({ id: 'FeeTable' });
export type FeeTable = z.infer<typeof FeeTable>;

/** Why fees are what they are: the band in which two sides are, or were when their contract was accepted. */
export const FeeBasis = z
  .object({
    currency: Currency,
    /** What they had billed each other, work alone, refunds taken off. */
    billed: MoneyText,
    from: MoneyText,
    /** Null: the band does not end. */
    until: MoneyText.nullable(),
  })
  .meta({ id: 'FeeBasis' });
export type FeeBasis = z.infer<typeof FeeBasis>;

/** The fees of both sides, and their reason; null: they were agreed otherwise, or before there were tables. */
export const FeesRead = z.object({
  freelancerFeePercent: Percent,
  clientFeePercent: Percent,
  basis: FeeBasis.nullable(),
});
export type FeesRead = z.infer<typeof FeesRead>;

export const listFeeTables = route({
  method: 'GET',
  path: '/fee-tables',
  says: 'What the house takes of both sides, by what they have billed each other: each currency’s table as it stands, and the flat percents of all others (B6).',
  tag: 'operator',
  access: ['operator'],
  answer: z.object({
    tables: z.array(FeeTable),
    flat: z.object({ freelancerFeePercent: Percent, clientFeePercent: Percent }),
    /** Every version there was, the newest first. */
    versions: z.array(FeeTable),
  }),
});

export const setFeeTable = route({
  method: 'PUT',
  path: '/fee-tables/:currency',
  says: 'Set a currency’s table of fees, naming the version that you saw. It holds for contracts that are accepted from now on; no contract’s fees change.',
  tag: 'operator',
  access: ['operator'],
  params: z.object({ currency: Currency }),
  body: z.strictObject({
    version: z.number().int().min(0),
    bands: z.array(FeeBand).min(1).max(LIMITS.feeBands),
  }),
  answer: FeeTable,
  refusals: ['bad-terms', 'bad-amount', 'changed-meanwhile'],
});

export const readContractFees = route({
  method: 'GET',
  path: '/contracts/:contract/fees',
  says: 'The fees of a contract, fixed at its acceptance, and the band by which they were read (B6).',
  tag: 'contracts',
  access: ['person'],
  params: ContractParams,
  answer: FeesRead,
  refusals: ['no-such-contract'],
});

export const readOfferRules = route({
  method: 'GET',
  path: '/offer-rules',
  says: "What every offer of this house has: the house's fees. Of your organisation and a freelancer: by what you two have billed; else by nothing.",
  tag: 'offers',
  access: ['person'],
  query: z.object({
    organisation: Id.optional(),
    freelancer: Id.optional(),
    currency: Currency.optional(),
  }),
  answer: FeesRead,
});
