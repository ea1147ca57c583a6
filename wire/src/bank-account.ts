import { z } from 'zod';
import { LIMITS } from './limits.ts';

/** Where in a country's own clearing an account is: by ISO 20022's external codes, and the form of a member's number. */
export const CLEARINGS = {
  USABA: { country: 'US', name: 'ABA routing number', form: /^\d{9}$/ },
  GBDSC: { country: 'GB', name: 'Sort code', form: /^\d{6}$/ },
  CACPA: { country: 'CA', name: 'Routing number', form: /^\d{9}$/ },
  AUBSB: { country: 'AU', name: 'BSB', form: /^\d{6}$/ },
  NZNCC: { country: 'NZ', name: 'Bank and branch', form: /^\d{6}$/ },
  INFSC: { country: 'IN', name: 'IFSC', form: /^[A-Z]{4}0[A-Z0-9]{6}$/ },
  JPZGN: { country: 'JP', name: 'Zengin bank and branch', form: /^\d{7}$/ },
  ZANCC: { country: 'ZA', name: 'Branch code', form: /^\d{6}$/ },
  CNAPS: { country: 'CN', name: 'CNAPS', form: /^\d{12}$/ },
  HKNCC: { country: 'HK', name: 'Bank and branch', form: /^\d{3,9}$/ },
} as const;

export type Clearing = keyof typeof CLEARINGS;
const Clearing = z.enum(Object.keys(CLEARINGS) as [Clearing, ...Clearing[]]);

const Short = z.string().trim().max(LIMITS.accountNumber);

/** An account at a bank, as somebody writes it: by IBAN, or by its number with a BIC or a code of the country's clearing. */
export const WrittenAccount = z.union([
  z.strictObject({ iban: Short, bic: Short.optional() }),
  z.strictObject({ number: Short, bic: Short, country: z.string().length(2) }),
  z.strictObject({ number: Short, clearing: Clearing, member: Short }),
]);
export type WrittenAccount = z.infer<typeof WrittenAccount>;

/** Whose account: as the bank has it, in Latin letters. */
export const Holder = z.string().trim().min(1).max(LIMITS.accountHolder);
