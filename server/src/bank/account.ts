import { CLEARINGS, type Clearing, type WrittenAccount } from '@stint/wire/bank-account';
import { isSEPACountry, isValidBIC, isValidIBAN } from 'ibantools';

/** An account at a bank that has been checked: no spaces, capital letters. */
export type BankAccount =
  | { readonly iban: string; readonly bic: string | null }
  | { readonly number: string; readonly country: string; readonly bic: string }
  | {
      readonly number: string;
      readonly country: string;
      readonly clearing: { readonly code: Clearing; readonly member: string };
    };

/** The field that is wrong. */
export interface Wrong {
  readonly wrong: 'iban' | 'bic' | 'number' | 'member' | 'country';
}

/**
 * An IBAN by its country, length and check digits; a BIC by its form and country; a number by what ISO 20022 takes; a member
 * of a clearing by that clearing's form, and an ABA number by its check digit.
 */
export function checkAccount(written: WrittenAccount): BankAccount | Wrong {
  if ('iban' in written) {
    const [iban, bic] = [compact(written.iban), compact(written.bic ?? '')];
    if (!isValidIBAN(iban)) return { wrong: 'iban' };
    if (bic !== '' && !isValidBIC(bic)) return { wrong: 'bic' };
    return { iban, bic: bic === '' ? null : bic };
  }
  const number = compact(written.number);
  // A number that would be an IBAN is one that was mistyped into the wrong field, or its check digits are wrong.
  if (!/^[A-Z0-9]{4,34}$/.test(number) || !/\d/.test(number)) return { wrong: 'number' };
  if ('bic' in written) {
    const [bic, country] = [compact(written.bic), written.country.toUpperCase()];
    if (!isValidBIC(bic)) return { wrong: 'bic' };
    return /^[A-Z]{2}$/.test(country) ? { number, country, bic } : { wrong: 'country' };
  }
  const { country, form } = CLEARINGS[written.clearing];
  const member = compact(written.member);
  const isOne = form.test(member) && (written.clearing !== 'USABA' || isAba(member));
  return isOne ? { number, country, clearing: { code: written.clearing, member } } : { wrong: 'member' };
}

/** All that anybody is shown of it. */
export function lastFourOf(account: BankAccount): string {
  return ('iban' in account ? account.iban : account.number).slice(-4);
}

/** Paid by SEPA's own rules: in euros, from and to an IBAN of its countries. */
export function isSepa(account: BankAccount): boolean {
  return 'iban' in account && isSEPACountry(account.iban.slice(0, 2));
}

/** No spaces and dots, capitals; hyphens fall out of sort codes and numbers. */
function compact(text: string): string {
  return text.toUpperCase().replace(/[\s.-]/g, '');
}

/** The sum of its digits by 3, 7, 1 ends with 0. */
function isAba(member: string): boolean {
  const sum = [...member].reduce((total, digit, n) => total + Number(digit) * ([3, 7, 1][n % 3] ?? 0), 0);
  return sum > 0 && sum % 10 === 0;
}
