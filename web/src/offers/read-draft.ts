import { parseDay } from '@stint/core/instant';
import { formatMoney, type Minor, minorDigits, parseMoney } from '@stint/core/money';
import { LIMITS } from '@stint/wire/limits';
import type { makeOffer } from '@stint/wire/offers';
import type { Body } from '@stint/wire/route';
import type { OfferDraft } from './draft.ts';

/** What is sent of an offer's words; the fees are the house's. */
export type OfferWords = Pick<Body<typeof makeOffer>, 'title' | 'message' | 'terms'>;
type Hourly = Extract<OfferWords['terms'], { kind: 'hourly' }>;

/** What is wrong, by field: a field's name, or `milestones.<key>.amount`, `labels.<key>.name`. */
export type Faults = Readonly<Record<string, string>>;

/** What is typed, as the house would take it. */
export interface ReadDraft {
  /** Null while there is a fault. */
  readonly words: OfferWords | null;
  /** What of it can be said already, for the summary; null while its price cannot be. */
  readonly shown: OfferWords['terms'] | null;
  readonly faults: Faults;
}

const LEAST_MILESTONE = '5';

export function readDraft(draft: OfferDraft): ReadDraft {
  const faults: Record<string, string> = {};
  const title = draft.title.trim();
  if (!title) faults.title = 'Say what it is about.';
  if (title.length > LIMITS.name) faults.title = `At most ${LIMITS.name} characters.`;
  if (draft.message.length > LIMITS.offerMessage) {
    faults.message = `At most ${LIMITS.offerMessage} characters.`;
  }
  if (minorDigits(draft.currency) === null) {
    faults.currency = 'A code of three capital letters, such as USD, EUR or JPY.';
  }
  const terms = draft.kind === 'hourly' ? readHourly(draft, faults) : readFixed(draft, faults);
  const right = Object.keys(faults).length === 0;
  const words = right ? { title, message: draft.message, terms } : null;
  return { words, shown: priced(faults) ? without(terms, faults) : null, faults };
}

/** Nothing that the price is made of has a fault. */
function priced(faults: Faults): boolean {
  const price = /^(currency|rate|limit|startDay|milestones\..*\.amount)$/;
  return !Object.keys(faults).some((name) => price.test(name));
}

/** What is half typed is left out. */
function without(terms: OfferWords['terms'], faults: Faults): OfferWords['terms'] {
  if (terms.kind === 'fixed') return terms;
  const raises = faults.raiseDay === undefined && faults.raiseRate === undefined;
  return {
    ...terms,
    scheduledRaise: raises ? (terms.scheduledRaise ?? null) : null,
    weeklyStipend: faults.stipend === undefined ? (terms.weeklyStipend ?? null) : null,
    activityLabels: (terms.activityLabels ?? []).filter(({ name }) => name !== ''),
  };
}

function readHourly(draft: OfferDraft, faults: Record<string, string>): Hourly {
  const { currency } = draft;
  const money = (name: 'rate' | 'raiseRate' | 'stipend') => readMoney(draft[name], currency, name, faults);
  const rate = money('rate');
  if (parseDay(draft.startDay) === null) faults.startDay = 'Choose a day.';
  const weeklyLimitMinutes = draft.limited ? readHours(draft.limit) : null;
  if (draft.limited && weeklyLimitMinutes === null) {
    faults.limit = 'Hours from 0 to 168, as 20 or 20:30.';
  }
  const whole = (name: WholeField, least: number, most: number) => {
    const read = readWhole(draft[name], least, most);
    if (read === null) faults[name] = `A whole number from ${least} to ${most}.`;
    return read ?? 0;
  };
  return {
    kind: 'hourly',
    pay: draft.pay,
    currency,
    rate: formatMoney(rate, currency),
    startDay: draft.startDay,
    weeklyLimitMinutes,
    manualTime: draft.manualTime,
    idleMinutes: draft.idles ? whole('idleMinutes', 1, 60) : null,
    snapshots: draft.snapshots,
    privateWindowMinutes: whole('privateWindowMinutes', 0, LIMITS.privateWindowMinutes),
    minActiveMinutes: whole('minActiveMinutes', 0, 10),
    activityUnmeasured: draft.unmeasuredProtected ? 'protected' : 'unprotected',
    ...readLabels(draft, faults),
    weeklyStipend: draft.stipend.trim() === '' ? null : formatMoney(money('stipend'), currency),
    scheduledRaise: draft.raises ? readRaise(draft, rate, money('raiseRate'), faults) : null,
  };
}

type WholeField = 'idleMinutes' | 'privateWindowMinutes' | 'minActiveMinutes';

function readRaise(draft: OfferDraft, rate: Minor, raised: Minor, faults: Record<string, string>) {
  const { raiseDay, startDay, currency } = draft;
  if (parseDay(raiseDay) === null) faults.raiseDay = 'Choose a day.';
  else if (raiseDay <= startDay) faults.raiseDay = 'A day after the start.';
  if (!faults.raiseRate && raised <= rate) faults.raiseRate = 'Higher than the rate before it.';
  return { day: raiseDay, rate: formatMoney(raised, currency) };
}

function readLabels({ labels, labelRequired }: OfferDraft, faults: Record<string, string>) {
  const seen = new Set<string>();
  const activityLabels = labels.map(({ key, name: typed, least }) => {
    const name = typed.trim();
    const folded = name.normalize('NFKC').toLowerCase();
    if (!name) faults[`labels.${key}.name`] = 'Give it a name, or take it away.';
    else if (name.length > LIMITS.labelName) faults[`labels.${key}.name`] = `At most ${LIMITS.labelName}.`;
    else if (seen.has(folded)) faults[`labels.${key}.name`] = 'There is one of this name already.';
    seen.add(folded);
    const minActiveMinutes = least.trim() === '' ? null : readWhole(least, 0, 10);
    if (least.trim() !== '' && minActiveMinutes === null)
      faults[`labels.${key}.least`] = '0 to 10, or blank.';
    return { name, minActiveMinutes };
  });
  return { activityLabels, labelRequired: labelRequired && labels.length > 0 };
}

function readFixed(draft: OfferDraft, faults: Record<string, string>): OfferWords['terms'] {
  const { currency, escrow } = draft;
  const least = parseMoney(LEAST_MILESTONE, currency) ?? 0n;
  const milestones = draft.milestones.map(({ key, title: typed, says, amount: sum, dueDay }) => {
    const title = typed.trim();
    const at = (field: string) => `milestones.${key}.${field}`;
    if (!title) faults[at('title')] = 'Say what is handed over.';
    else if (title.length > LIMITS.name) faults[at('title')] = `At most ${LIMITS.name} characters.`;
    if (says.length > LIMITS.milestoneSays)
      faults[at('says')] = `At most ${LIMITS.milestoneSays} characters.`;
    const amount = readMoney(sum, currency, at('amount'), faults);
    if (!faults[at('amount')] && amount < least) {
      faults[at('amount')] = `${formatMoney(least, currency)} is the least.`;
    }
    if (dueDay !== '' && parseDay(dueDay) === null) faults[at('dueDay')] = 'A day, or blank.';
    return { title, says, amount: formatMoney(amount, currency), dueDay: dueDay === '' ? null : dueDay };
  });
  return { kind: 'fixed', currency, milestones, escrow };
}

/** A sum above 0 with the currency's decimals; 0, with its fault, for anything else. */
function readMoney(typed: string, currency: string, field: string, faults: Record<string, string>): Minor {
  const sum = parseMoney(typed.trim(), currency);
  const most = parseMoney(String(LIMITS.rate), currency) ?? 0n;
  if (sum !== null && sum > 0n && sum <= most) return sum;
  const digits = minorDigits(currency) ?? 2;
  faults[field] =
    sum !== null && sum > most
      ? 'That is more than a house can book.'
      : `A plain number above 0${digits > 0 ? ` with at most ${digits} decimals` : ', without decimals'}.`;
  return 0n;
}

/** Minutes of hours as 20 or 20:30, a week at most. */
function readHours(text: string): number | null {
  const match = /^(\d{1,3})(?::([0-5]\d))?$/.exec(text.trim());
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2] ?? 0);
  return minutes <= LIMITS.weekMinutes ? minutes : null;
}

function readWhole(text: string, least: number, most: number): number | null {
  const typed = text.trim();
  const number = Number(typed);
  return /^\d{1,5}$/.test(typed) && number >= least && number <= most ? number : null;
}
