import { type Minor, type Percent, shareOf, splitByWeight, sum } from './money.ts';

/** How an issuer taxes an invoice: chosen by its issuer, fixed when it is issued. */
export type Tax =
  /** No tax; `says` why, in the issuer's own words, or ''. */
  | { readonly kind: 'none'; readonly says: string }
  | { readonly kind: 'vat'; readonly percent: Percent }
  /** Between businesses of two countries of the EU: the receiver accounts for it. */
  | { readonly kind: 'reverse-charge' }
  /** Another country's, by its own name. */
  | { readonly kind: 'custom'; readonly label: string; readonly percent: Percent };

/** One tax on an invoice. */
export interface TaxLine {
  readonly label: string;
  readonly percent: Percent;
  /** What it is a part of: the total of the lines (B4). */
  readonly base: Minor;
  /** Rounded half up, once. */
  readonly amount: Minor;
}

/** What a document comes to: `gross = net + tax`. Minor units. */
export interface Taxed {
  readonly net: Minor;
  readonly lines: readonly TaxLine[];
  readonly tax: Minor;
  readonly gross: Minor;
}

/** The sentence that the law asks for where the receiver accounts for the tax (2006/112/EC, art. 226, 11a). */
export const REVERSE_CHARGE = 'Reverse charge: VAT is to be accounted for by the recipient.';

/** B6: tax comes after the lines and changes none of them. */
export function taxedBy(tax: Tax, net: Minor): Taxed {
  const lines = linesOf(tax, net);
  const added = sum(lines.map(({ amount }) => amount));
  return { net, lines, tax: added, gross: net + added };
}

/** Does it ask the receiver for more than the lines do? */
export function addsToPay(tax: Tax): boolean {
  return 'percent' in tax && tax.percent > 0n;
}

/**
 * What of a document is given back by a credit of this gross amount: tax in proportion, to the last unit
 * (largest remainder), so that credits for all of it are all of it.
 */
export function creditOf({ net, tax, gross }: Omit<Taxed, 'lines'>, amount: Minor): Omit<Taxed, 'lines'> {
  if (amount < 0n || amount > gross) throw new RangeError(`a credit of ${amount} for ${gross}`);
  const [back = 0n, backTax = 0n] = splitByWeight(amount, [net, tax]);
  return { net: back, tax: backTax, gross: amount };
}

function linesOf(tax: Tax, base: Minor): TaxLine[] {
  if (tax.kind === 'none') return [];
  const percent = tax.kind === 'reverse-charge' ? 0n : tax.percent;
  const label = tax.kind === 'custom' ? tax.label : 'VAT';
  return [{ label, percent, base, amount: shareOf(base, percent) }];
}
