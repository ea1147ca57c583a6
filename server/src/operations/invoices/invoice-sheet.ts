import { formatHours } from '@stint/core/duration';
import { formatDay, formatInstant } from '@stint/core/instant';
import { formatMoney, formatPercent } from '@stint/core/money';
import { type Missing, missingOnPaper, type Particulars } from '@stint/core/particulars';
import { ROUNDING } from '@stint/core/rounding';
import { REVERSE_CHARGE, type Tax } from '@stint/core/tax';
import type { IssuedDocument } from '../../store/invoice-documents.ts';
import type { Payment } from '../../store/invoice-payments.ts';
import type { Settlement } from './settlement.ts';
import type { Standing } from './standing.ts';

/** What is beside a document when it is printed. */
export interface Beside {
  readonly payment: Payment | null;
  /** What the reader's side pays or is paid for it in all; null where it is nobody's to be told. */
  readonly settlement: Settlement | null;
  /** Numbers of its credit notes and what they give back. */
  readonly credits: readonly { readonly number: string; readonly gross: bigint }[];
  /** Where the house is. */
  readonly origin: string;
}

/** A document in the words that stand on the paper. */
export function invoiceSheet(standing: Standing, beside: Beside) {
  const { document, issuer, receiver, days, lines, taxLines } = standing;
  const { booked, number, issuedAt, net, gross, credits, body } = document;
  const sum = (amount: bigint): string => `${formatMoney(amount, booked.currency)} ${booked.currency}`;
  const name = credits === null ? 'Invoice' : 'Credit note';
  return {
    title: `${name} ${number}`,
    made: madeAt(issuedAt),
    footer: `${issuer.name} · ${name} ${number} · ${formatDay(issuedAt)}`,
    from: partyLines(issuer),
    to: partyLines(receiver),
    facts: [
      [`${name} number`, number],
      ['Issued', formatDay(issuedAt)],
      ['Supplied', `${days.from} to ${days.to} (UTC)`],
      ['For', body.title],
      ...(credits === null ? [] : [['Credits', `Invoice ${credits}`]]),
      ['Payment', stateOf(standing, beside.payment)],
      ...beside.credits.map((one) => ['Credited', `${sum(one.gross)} by credit note ${one.number}`]),
    ],
    lines: lines.map(({ says, time, amount }) => ({
      says,
      hours: time === null ? '' : formatHours(time.seconds),
      rate: time === null ? '' : `${formatMoney(time.rate, booked.currency)}/h`,
      amount: sum(amount),
    })),
    sums: [
      ...(taxLines.length === 0 ? [] : [['Total before tax', sum(net)]]),
      ...taxLines.map(({ label, percent, amount }) => [`${label} ${formatPercent(percent)} %`, sum(amount)]),
    ],
    total: [credits === null ? 'Total' : 'Given back', sum(gross)],
    settlement: beside.settlement,
    links: linksOf(document, beside.origin),
    notes: notesOf(standing),
  };
}

/** Where a reader goes on from the paper: to what it is for first. */
export function linksOf({ booked, source }: IssuedDocument, origin: string): string[][] {
  const at = `${origin}/contracts/${booked.contract}`;
  const contract = ['The contract', at];
  if (source.kind !== 'week')
    return [...(source.kind === 'payment' ? [['The payment', `${at}/payments/${source.id}`]] : []), contract];
  const monday = formatDay(source.week);
  return [
    ['The week, line by line', `${at}/weeks/${monday}`],
    ['The work diary', `${at}/diary/${monday}`],
    contract,
  ];
}

export function madeAt(at: number) {
  const [year, month, day, hour, minute, second] = formatInstant(at).split(/\D/).map(Number);
  return { year, month, day, hour, minute, second };
}

/** As an envelope has them; what is not said has no line. */
export function partyLines(who: Particulars): string[] {
  const town = [who.postcode, who.city].filter((part) => part.trim() !== '').join(' ');
  const country = who.country === '' ? '' : (COUNTRIES.of(who.country) ?? who.country);
  return [
    who.name,
    who.street,
    who.more,
    town,
    who.region,
    country,
    who.vatId === '' ? '' : `VAT ${who.vatId}`,
    who.registration === '' ? '' : `Reg. ${who.registration}`,
    who.email,
  ].filter((line) => line.trim() !== '');
}

const COUNTRIES = new Intl.DisplayNames('en', { type: 'region' });

function stateOf({ document }: Standing, payment: Payment | null): string {
  const { kind, credits, issuedAt, gross, source } = document;
  if (credits !== null) return 'given back where it was paid from';
  if (kind === 'freelancer-fee') return `kept back on ${formatDay(issuedAt)} from what the client pays`;
  if (gross === 0n) return 'nothing is to be paid';
  const due = `due ${formatDay(issuedAt)}`;
  if (payment === null) return `${due}, not charged yet`;
  const { state, at } = payment;
  if (source.kind === 'milestone' && at !== null)
    return `paid ${formatDay(issuedAt)} out of escrow, which the client’s card had paid on ${formatDay(at)}`;
  if (state === 'succeeded' && at !== null) return `paid ${formatDay(at)}, charged to the client’s card`;
  if (state === 'declined' && at !== null) return `${due}, declined by the bank on ${formatDay(at)}`;
  return `${due}, being charged`;
}

function notesOf(standing: Standing): string[] {
  const { document, issuer, tax } = standing;
  const missing = missingOnPaper(standing);
  return [
    ...(document.source.kind === 'week' && document.kind === 'work' && document.credits === null
      ? [HOURS]
      : []),
    taxNote(tax),
    issuer.note,
    ...(missing.length === 0
      ? []
      : [`Not said when this was issued: ${missing.map(missingSaid).join(', ')}.`]),
  ].filter((note) => note.trim() !== '');
}

const HOURS = `Hours are those of the work diary that are billed, as hours:minutes. ${ROUNDING} Both sides see every segment behind them.`;

function taxNote(tax: Tax): string {
  if (tax.kind === 'reverse-charge') return REVERSE_CHARGE;
  return tax.kind === 'none' ? tax.says : '';
}

function missingSaid(one: Missing): string {
  const [who = '', ...what] = one.split('-');
  return `the ${who}’s ${what.join(' ').replace('vat id', 'VAT number')}`;
}
