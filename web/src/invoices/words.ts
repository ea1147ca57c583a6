import type { Missing } from '@stint/core/particulars';
import type { InvoiceListed } from '@stint/wire/invoices';
import type { Tax } from '@stint/wire/particulars';

/** What a document is, for its row. */
export function kindWords({ kind, credits }: Pick<InvoiceListed, 'kind' | 'credits'>): string {
  if (credits !== null) return `Credit note for ${credits}`;
  return kind === 'work' ? 'Invoice' : 'Fee of the house';
}

/** How it stands, in words. The day is the reader's to add. */
export function stateWords(one: Pick<InvoiceListed, 'kind' | 'credits' | 'charge'>): string {
  if (one.credits !== null) return 'given back';
  if (one.kind === 'freelancer-fee') return 'kept back';
  return CHARGE_WORDS[one.charge];
}

const CHARGE_WORDS: Readonly<Record<InvoiceListed['charge'], string>> = {
  'not-yet': 'not charged yet',
  asked: 'being charged',
  succeeded: 'paid',
  declined: 'declined',
  disputed: 'taken back by the client’s bank, which decides',
  'charged-back': 'taken back by the client’s bank',
};

const LACKS: Readonly<Record<string, string>> = {
  address: 'address',
  country: 'country',
  'vat-id': 'VAT number',
  email: 'e-mail for invoices',
};

/** “the issuer’s country, the receiver’s VAT number”. */
export function missingWords(missing: readonly Missing[]): string {
  return missing
    .map((one) => {
      const [who = '', ...what] = one.split('-');
      return `the ${who}’s ${LACKS[what.join('-')] ?? what.join(' ')}`;
    })
    .join(', ');
}

export function taxWords(tax: Tax): string {
  switch (tax.kind) {
    case 'none':
      return tax.says === '' ? 'No tax' : `No tax: ${tax.says}`;
    case 'reverse-charge':
      return 'Reverse charge: the client accounts for the VAT';
    case 'vat':
      return `VAT ${tax.percent} %`;
    case 'custom':
      return `${tax.label} ${tax.percent} %`;
  }
}
