import type { FeeBasis, FeesRead } from '@stint/wire/fees';
import { minorOf, moneyText } from './amount.ts';

/** `$0.00–$500.00`, `from $10,000.00 on`: a band of what two have billed. */
export function bandText({ currency, from, until }: Pick<FeeBasis, 'currency' | 'from' | 'until'>): string {
  return until === null
    ? `${moneyText(from, currency)} or more`
    : `${moneyText(from, currency)}–${moneyText(until, currency)}`;
}

/** Why fees are what they are: of an offer as it stands now, or of a contract since its acceptance (B6). */
export function feeReason({ basis }: FeesRead, of: 'offer' | 'contract'): string {
  if (!basis) {
    return of === 'offer'
      ? 'Fixed for this contract when it is accepted.'
      : 'Fixed for this contract since it was accepted.';
  }
  const none = minorOf(basis.billed, basis.currency) === 0n;
  if (of === 'contract') {
    return `Because you two had billed ${bandText(basis)} in ${basis.currency} when it was accepted (${moneyText(basis.billed, basis.currency)}); fixed for this contract.`;
  }
  const billed = none ? 'nothing yet' : moneyText(basis.billed, basis.currency);
  return `Because you two have billed ${bandText(basis)} in ${basis.currency} so far (${billed}); read once more when it is accepted, and fixed for this contract from then on.`;
}
