import { at, type Element, said } from './xml.testing.ts';

// The arithmetic of EN 16931 is added up anew here, from the XML alone: by integers of a ten-thousandth, by nothing that
// the house or the library computes with.

const UNIT = 10_000n;
/** In it: a hundredth, and a hundred per cent. */
const CENT = UNIT / 10n ** 2n;
const WHOLE = UNIT * 10n ** 2n;

function amount(text: string): bigint {
  const match = /^(\d+)(?:\.(\d{1,4}))?$/.exec(text);
  if (!match) throw new Error(`no amount: ${text}`);
  return BigInt(match[1] ?? '') * UNIT + BigInt((match[2] ?? '').padEnd(4, '0'));
}

/** What both syntaxes say, by the names of the standard's terms. */
export interface Read {
  readonly lines: readonly { net: bigint; quantity: bigint; price: bigint; per: bigint; category: string }[];
  /** BT-106, BT-109, BT-110, BT-112, BT-115. */
  readonly totals: { lines: bigint; net: bigint; tax: bigint; gross: bigint; due: bigint };
  /** BG-23. */
  readonly taxes: readonly { base: bigint; tax: bigint; percent: bigint; category: string; reason: string }[];
}

export function readUbl(root: Element): Read {
  const credit = root.name === 'CreditNote';
  const sums = (name: string) => amount(said(root, `LegalMonetaryTotal/${name}`));
  return {
    lines: at(root, credit ? 'CreditNoteLine' : 'InvoiceLine').map((line) => ({
      net: amount(said(line, 'LineExtensionAmount')),
      quantity: BigInt(said(line, credit ? 'CreditedQuantity' : 'InvoicedQuantity')),
      price: amount(said(line, 'Price/PriceAmount')),
      per: BigInt(at(line, 'Price/BaseQuantity')[0]?.text ?? '1'),
      category: said(line, 'Item/ClassifiedTaxCategory/ID'),
    })),
    totals: {
      lines: sums('LineExtensionAmount'),
      net: sums('TaxExclusiveAmount'),
      tax: amount(said(root, 'TaxTotal/TaxAmount')),
      gross: sums('TaxInclusiveAmount'),
      due: sums('PayableAmount'),
    },
    taxes: at(root, 'TaxTotal/TaxSubtotal').map((tax) => ({
      base: amount(said(tax, 'TaxableAmount')),
      tax: amount(said(tax, 'TaxAmount')),
      percent: amount(at(tax, 'TaxCategory/Percent')[0]?.text ?? '0'),
      category: said(tax, 'TaxCategory/ID'),
      reason: at(tax, 'TaxCategory/TaxExemptionReason')[0]?.text ?? '',
    })),
  };
}

export function readCii(root: Element): Read {
  const trade = at(root, 'SupplyChainTradeTransaction')[0] ?? root;
  const settled = at(trade, 'ApplicableHeaderTradeSettlement')[0] ?? root;
  const sums = (name: string) =>
    amount(said(settled, `SpecifiedTradeSettlementHeaderMonetarySummation/${name}`));
  return {
    lines: at(trade, 'IncludedSupplyChainTradeLineItem').map((line) => ({
      net: amount(
        said(
          line,
          'SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount',
        ),
      ),
      quantity: BigInt(said(line, 'SpecifiedLineTradeDelivery/BilledQuantity')),
      price: amount(said(line, 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount')),
      per: BigInt(
        at(line, 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice/BasisQuantity')[0]?.text ?? '1',
      ),
      category: said(line, 'SpecifiedLineTradeSettlement/ApplicableTradeTax/CategoryCode'),
    })),
    totals: {
      lines: sums('LineTotalAmount'),
      net: sums('TaxBasisTotalAmount'),
      tax: sums('TaxTotalAmount'),
      gross: sums('GrandTotalAmount'),
      due: sums('DuePayableAmount'),
    },
    taxes: at(settled, 'ApplicableTradeTax').map((tax) => ({
      base: amount(said(tax, 'BasisAmount')),
      tax: amount(said(tax, 'CalculatedAmount')),
      percent: amount(at(tax, 'RateApplicablePercent')[0]?.text ?? '0'),
      category: said(tax, 'CategoryCode'),
      reason: at(tax, 'ExemptionReason')[0]?.text ?? '',
    })),
  };
}

/** BR-CO-10 to BR-CO-17, and what each category of VAT asks for. `digits`: of the currency. */
export function faultsOf({ lines, totals, taxes }: Read, digits: number): string[] {
  const sum = (all: readonly bigint[]) => all.reduce((before, one) => before + one, 0n);
  const unit = 10n ** BigInt(4 - digits);
  // Half up, to the currency's unit.
  const rounded = (over: bigint, by: bigint) => ((2n * over + by * unit) / (2n * by * unit)) * unit;
  const rules: [string, boolean][] = [
    ['BR-CO-10', totals.lines === sum(lines.map(({ net }) => net))],
    ['BR-CO-13', totals.net === totals.lines],
    ['BR-CO-14', totals.tax === sum(taxes.map(({ tax }) => tax))],
    ['BR-CO-15', totals.gross === totals.net + totals.tax],
    ['BR-CO-16', totals.due === totals.gross],
    ['BR-CO-17', taxes.every(({ base, percent, tax }) => tax === rounded(base * percent, WHOLE))],
    ['BR-CO-18', taxes.length > 0],
    ['BT-116', totals.net === sum(taxes.map(({ base }) => base))],
    ['R120', lines.every(({ net, quantity, price, per }) => net === rounded(quantity * price, per))],
    ['BR-x-1', lines.every(({ category }) => taxes.some((tax) => tax.category === category))],
    ['BR-x-9', taxes.every(({ category, tax }) => category === 'S' || tax === 0n)],
    ['BR-x-10', taxes.every(({ category, reason }) => ['S', 'Z'].includes(category) === (reason === ''))],
    ['BR-DEC', Object.values(totals).every((one) => one % (unit < CENT ? CENT : unit) === 0n)],
  ];
  return rules.filter(([, holds]) => !holds).map(([rule]) => rule);
}
