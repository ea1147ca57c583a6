import type { Invoice as EInvoice } from '@e-invoice-eu/core';
import { formatDay } from '@stint/core/instant';
import { formatMoney, formatPercent, minorDigits } from '@stint/core/money';
import type { Particulars } from '@stint/core/particulars';
import { REVERSE_CHARGE, type Tax } from '@stint/core/tax';
import type { Standing, StandingLine } from './standing.ts';

/** An amount of EN 16931 has two decimals at most, and its tax is VAT: nothing else can be written in it. */
export function eInvoiceLacks({ document, tax }: Standing): string | null {
  if ((minorDigits(document.booked.currency) ?? 0) > 2) return 'its amounts have two decimals at most';
  return tax.kind === 'custom' ? 'it knows of no tax but VAT' : null;
}

/** A document in the terms of EN 16931, as the library takes them: its totals are ours, nothing is added up anew. */
export function eInvoiceOf(standing: Standing, syntax: 'ubl' | 'cii'): EInvoice {
  const { document, issuer, days, lines } = standing;
  const { number, issuedAt, booked, credits } = document;
  const sum = (amount: bigint): string => formatMoney(amount, booked.currency);
  const category = categoryOf(standing);
  const notes = [issuer.note, noteOf(standing.tax)].filter((note) => note.trim() !== '');
  const written = {
    ...(syntax === 'ubl' ? { 'cbc:CustomizationID': PEPPOL } : {}),
    'cbc:ID': number,
    'cbc:IssueDate': formatDay(issuedAt),
    ...(credits === null ? { 'cbc:DueDate': formatDay(issuedAt) } : {}),
    'cbc:InvoiceTypeCode': credits === null ? '380' : '381',
    ...(notes.length === 0 ? {} : { 'cbc:Note': [notes.join('\n')] }),
    'cbc:DocumentCurrencyCode': booked.currency,
    'cbc:BuyerReference': booked.contract,
    'cac:InvoicePeriod': { 'cbc:StartDate': days.from, 'cbc:EndDate': days.to },
    ...(credits === null
      ? {}
      : { 'cac:BillingReference': [{ 'cac:InvoiceDocumentReference': { 'cbc:ID': credits } }] }),
    ...sidesOf(standing, category),
    'cac:Delivery': { 'cbc:ActualDeliveryDate': days.to },
    'cac:PaymentMeans': [{ 'cbc:PaymentMeansCode': ONLINE }],
    'cac:PaymentTerms': { 'cbc:Note': credits === null ? CHARGED : GIVEN_BACK },
    ...totalsOf(standing, category, sum),
    'cac:InvoiceLine': lines.map((line, n) => lineOf(line, n, { category, sum })),
  };
  return withCurrency({ 'ubl:Invoice': written }, booked.currency) as EInvoice;
}

const PEPPOL = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';
/** UNCL 4461: an online payment service. */
const ONLINE = '68';
const CHARGED = 'Charged to the client’s payment method on the day of issue.';
const GIVEN_BACK = 'Given back to the client’s payment method.';
const VAT = { 'cac:TaxScheme': { 'cbc:ID': 'VAT' } } as const;

/** Where VAT has no say, no number of it stands on either side (BR-O-2 to BR-O-4). */
function sidesOf({ document, issuer, receiver }: Standing, { id }: Category) {
  const numbered = (who: Particulars): boolean => who.vatId !== '' && id !== 'O';
  return {
    'cac:AccountingSupplierParty': {
      'cac:Party': {
        ...partyOf(issuer),
        'cac:PartyIdentification': [{ 'cbc:ID': document.issuer }],
        ...(numbered(issuer) ? { 'cac:PartyTaxScheme': [vatOf(issuer)] } : {}),
      },
    },
    'cac:AccountingCustomerParty': {
      'cac:Party': {
        ...partyOf(receiver),
        ...(numbered(receiver) ? { 'cac:PartyTaxScheme': vatOf(receiver) } : {}),
      },
    },
  };
}

function totalsOf({ document }: Standing, category: Category, sum: (amount: bigint) => string) {
  const { net, tax, gross } = document;
  const part = {
    'cbc:TaxableAmount': sum(net),
    'cbc:TaxAmount': sum(tax),
    'cac:TaxCategory': { ...letterOf(category), ...reasonOf(category), ...VAT },
  };
  return {
    'cac:TaxTotal': [{ 'cbc:TaxAmount': sum(tax), 'cac:TaxSubtotal': [part] }],
    'cac:LegalMonetaryTotal': {
      'cbc:LineExtensionAmount': sum(net),
      'cbc:TaxExclusiveAmount': sum(net),
      'cbc:TaxInclusiveAmount': sum(gross),
      'cbc:PayableAmount': sum(gross),
    },
  };
}

interface Category {
  /** UNCL 5305. */
  readonly id: 'S' | 'Z' | 'E' | 'AE' | 'O';
  /** Null where there is none to speak of (BR-O-5). */
  readonly percent: string | null;
  /** Why there is no tax. */
  readonly reason: string | null;
  readonly code: string | null;
}

function categoryOf({ tax, issuer }: Standing): Category {
  if (tax.kind === 'reverse-charge') {
    return { id: 'AE', percent: '0', reason: REVERSE_CHARGE, code: 'VATEX-EU-AE' };
  }
  if (tax.kind === 'none') {
    const reason = tax.says.trim();
    // Who is registered is exempt here; who is not has nothing to do with VAT.
    return issuer.vatId === ''
      ? { id: 'O', percent: null, reason: reason || 'Not subject to VAT', code: 'VATEX-EU-O' }
      : { id: 'E', percent: '0', reason: reason || 'Exempt from VAT', code: null };
  }
  const percent = formatPercent(tax.percent);
  return { id: tax.percent === 0n ? 'Z' : 'S', percent, reason: null, code: null };
}

function letterOf({ id, percent }: Category) {
  return { 'cbc:ID': id, ...(percent === null ? {} : { 'cbc:Percent': percent }) };
}

function reasonOf({ reason, code }: Category) {
  return {
    ...(code === null ? {} : { 'cbc:TaxExemptionReasonCode': code }),
    ...(reason === null ? {} : { 'cbc:TaxExemptionReason': reason }),
  };
}

function noteOf(tax: Tax): string {
  if (tax.kind === 'reverse-charge') return REVERSE_CHARGE;
  return tax.kind === 'none' ? tax.says : '';
}

function partyOf(who: Particulars) {
  const said = (name: string, text: string) => (text.trim() === '' ? {} : { [name]: text });
  return {
    'cbc:EndpointID': who.email,
    'cbc:EndpointID@schemeID': 'EM',
    'cac:PostalAddress': {
      ...said('cbc:StreetName', who.street),
      ...said('cbc:AdditionalStreetName', who.more),
      ...said('cbc:CityName', who.city),
      ...said('cbc:PostalZone', who.postcode),
      ...said('cbc:CountrySubentity', who.region),
      'cac:Country': { 'cbc:IdentificationCode': who.country },
    },
    'cac:PartyLegalEntity': { 'cbc:RegistrationName': who.name, ...said('cbc:CompanyID', who.registration) },
    'cac:Contact': { 'cbc:Name': who.name, 'cbc:ElectronicMail': who.email },
  };
}

function vatOf({ vatId }: Particulars) {
  return { 'cbc:CompanyID': vatId, ...VAT };
}

/** Time is told in seconds and its price for 3600 of them: so quantity x price is the amount, rounded as B4 rounds it. */
function lineOf(
  { says, time, amount }: StandingLine,
  n: number,
  { category, sum }: { category: Category; sum: (amount: bigint) => string },
) {
  const quantity = time === null ? '1' : String(time.seconds);
  const unit = time === null ? 'C62' : 'SEC';
  const base = time === null ? {} : { 'cbc:BaseQuantity': HOUR, 'cbc:BaseQuantity@unitCode': unit };
  return {
    'cbc:ID': String(n + 1),
    'cbc:InvoicedQuantity': quantity,
    'cbc:InvoicedQuantity@unitCode': unit,
    'cbc:LineExtensionAmount': sum(amount),
    'cac:Item': { 'cbc:Name': says, 'cac:ClassifiedTaxCategory': { ...letterOf(category), ...VAT } },
    'cac:Price': { 'cbc:PriceAmount': sum(time === null ? amount : time.rate), ...base },
  };
}

const HOUR = '3600';

/** Every amount names its currency. */
function withCurrency(value: unknown, currency: string): unknown {
  if (Array.isArray(value)) return value.map((one) => withCurrency(one, currency));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]): [string, unknown][] => [
      [name, withCurrency(one, currency)],
      ...(name.endsWith('Amount') ? [[`${name}@currencyID`, currency] as [string, unknown]] : []),
    ]),
  );
}
