import { parseDay } from '@stint/core/instant';
import type { Contract } from '@stint/wire/contracts';
import type { Offer, OfferTerms } from '@stint/wire/offers';
import { type TermLine, termLines } from '../contract/plain-terms.ts';
import { moneyText } from '../money/amount.ts';
import { feeReason } from '../money/fee-words.ts';
import { bothClocks } from '../time/spoken.ts';
import type { Zone } from '../time/zone.ts';

type Version = Offer['now'];
type Sides = Pick<Offer, 'id' | 'organisation' | 'freelancer' | 'agency' | 'clientVerifiedAt'> &
  Partial<Pick<Offer, 'fees'>>;

/** The terms of one version as sentences, each with its rule: in the words of the contract that it would become. */
export function offerLines(sides: Sides, { title, terms }: Version, mine: Zone): TermLine[] {
  const { fees } = sides;
  const lines = termLines(asContract(sides, title, withFees(terms, fees)), mine)
    .filter(({ name }) => name !== 'Since')
    .map((line) =>
      fees && line.name === 'Fees' ? { ...line, says: `${line.says} ${feeReason(fees, 'offer')}` } : line,
    );
  const kept = terms.kind === 'hourly' ? lines : lines.filter(({ name }) => FIXED.has(name));
  return [...kept, { name: 'Start', says: startText(terms, mine), rule: null }];
}

/** The terms with the fees as they would be if it were accepted now (B6). */
export function withFees<Terms extends OfferTerms>(terms: Terms, fees: Offer['fees'] | undefined): Terms {
  if (!fees) return terms;
  const { freelancerFeePercent, clientFeePercent } = fees;
  return { ...terms, freelancerFeePercent, clientFeePercent };
}

/** What a fixed price has of them; how its time is recorded is the contract page's to say. */
const FIXED = new Set(['Price', 'Escrow', 'Fees', 'Client', 'Agency']);

/** A term that is not what it was. */
export interface ChangedTerm {
  readonly name: string;
  /** Null: it is new. */
  readonly was: string | null;
  /** Null: it is gone. */
  readonly is: string | null;
}

/** What has changed from one version to the next, in the order of the terms; nothing that is the same. */
export function changesOf(sides: Sides, before: Version, now: Version, mine: Zone): ChangedTerm[] {
  const was = texts(sides, before, mine);
  const is = texts(sides, now, mine);
  const names = [...new Set([...is.keys(), ...was.keys()])];
  return names.flatMap((name) => {
    const change = { name, was: was.get(name) ?? null, is: is.get(name) ?? null };
    return change.was === change.is ? [] : [change];
  });
}

function texts(sides: Sides, version: Version, mine: Zone): Map<string, string> {
  const { title, message, terms } = version;
  const milestones = terms.kind === 'fixed' ? terms.milestones : [];
  return new Map([
    ['Title', title],
    ...(message.trim() === '' ? [] : ([['Message', message]] as const)),
    ...milestones.map(
      (milestone, index) => [`Milestone ${index + 1}`, milestoneText(milestone, terms.currency)] as const,
    ),
    ...offerLines(sides, version, mine).map(({ name, says }) => [name, says] as const),
  ]);
}

function milestoneText(
  { title, says, amount, dueDay }: Extract<OfferTerms, { kind: 'fixed' }>['milestones'][number],
  currency: string,
): string {
  const due = dueDay === null ? '' : `, due ${dueDay}`;
  return [`${title}, ${moneyText(amount, currency)}${due}.`, says].filter(Boolean).join(' ');
}

function startText(terms: OfferTerms, mine: Zone): string {
  if (terms.kind === 'fixed') return 'When it is accepted.';
  const start = parseDay(terms.startDay);
  return start === null
    ? 'When it is accepted.'
    : `${bothClocks(start, mine)}, or when it is accepted, if that is later.`;
}

/** The contract that it would become, for the words of its page. */
function asContract(sides: Sides, title: string, terms: OfferTerms): Contract {
  const starts = '2000-01-01T00:00:00Z';
  const base = {
    ...sides,
    title,
    kind: terms.kind,
    starts,
    endedAt: null,
    pausedAt: null,
    standing: 'contract-not-started' as const,
    may: [],
  };
  return terms.kind === 'hourly'
    ? { ...base, escrow: null, terms }
    : { ...base, escrow: terms.escrow, terms: { ...RECORD, ...terms } };
}

/** How the time of a fixed price is recorded. */
const RECORD = {
  pay: 'exact',
  rate: '0',
  weeklyLimitMinutes: null,
  manualTime: false,
  idleMinutes: 10,
  minActiveMinutes: 0,
  snapshots: 'none',
  activityUnmeasured: 'unprotected',
  privateWindowMinutes: 10,
  activityLabels: [],
  labelRequired: false,
  weeklyStipend: null,
  scheduledRaise: null,
} as const satisfies Partial<Contract['terms']>;
