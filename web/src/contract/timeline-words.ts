import type { Contract } from '@stint/wire/contracts';
import { toInstant } from '@stint/wire/letters';
import type { TimelineItem } from '@stint/wire/timeline';
import { CAUSES } from '../escrow/causes.ts';
import { escrowTold } from '../escrow/told.ts';
import { moneyText } from '../money/amount.ts';
import { bothClocks, dayName, daysName, hours } from '../time/spoken.ts';
import { addDays, type Zone } from '../time/zone.ts';

/** One thing that happened, as a line of the timeline. */
export interface ToldItem {
  /** Who did it; null: the clock. */
  readonly who: string | null;
  readonly did: string;
  /** What follows from it, or belongs to it. */
  readonly more: readonly string[];
  /** Somebody's own words; '' for none. */
  readonly says: string;
  /** The version of the terms that it made, or binds. */
  readonly version: string | null;
  readonly about: 'offer' | 'terms' | 'pause' | 'end' | 'milestone' | 'money' | 'week' | 'feedback';
}

type Agreed = Pick<Contract, 'kind' | 'escrow' | 'terms'>;

export function toldItem(item: TimelineItem, agreed: Agreed, mine: Zone): ToldItem {
  const { terms } = agreed;
  const who = item.by?.name ?? null;
  const tell = (about: ToldItem['about'], did: string, more: Partial<ToldItem> = {}): ToldItem => ({
    who,
    did,
    more: [],
    says: '',
    version: null,
    about,
    ...more,
  });
  switch (item.what) {
    case 'offer-made':
      return tell('offer', 'made the offer');
    case 'offer-changed':
      return tell('offer', `changed the offer: its version ${item.version}`);
    case 'offer-asked':
      return tell('offer', 'asked for changes of the offer', { says: item.says });
    case 'offer-accepted':
      return tell('offer', `accepted the offer, as version ${item.version} of it says`);
    case 'paused':
    case 'resumed':
      return tell('pause', standingDid(item));
    case 'ended':
      return tell('end', 'ended the contract');
    case 'feedback-given':
      return tell('feedback', 'gave feedback');
    case 'payment':
      return tell('money', paymentDid(item, terms.currency), { says: item.says });
    case 'raise-agreed':
      return tell('terms', raiseDid(item, terms.currency), { more: [RAISES[item.state]] });
    case 'week-closed':
      return { ...tell('week', ''), ...closedWeek(item, terms.currency) };
    case 'money':
      return { ...tell('money', ''), ...moneyMoved(item, terms.currency) };
    case 'escrow-word':
    case 'escrow-claim':
      return { ...tell('money', ''), ...escrowTold(item) };
    case 'milestone':
      return { ...tell('milestone', ''), ...milestoneStep(item, terms.currency) };
    default:
      return { ...tell('terms', ''), ...termsVersion(item, agreed, mine) };
  }
}

function standingDid({ what, cause }: Of<'paused' | 'resumed'>): string {
  if (what === 'paused')
    return cause ? 'The contract is paused until a payment has arrived (D5)' : 'paused the contract';
  return cause ? 'The contract goes on: the payment has arrived (D5)' : 'resumed the contract';
}

type Of<What extends TimelineItem['what']> = Extract<TimelineItem, { what: What }>;

function termsVersion(
  item: Of<'created' | 'rate' | 'limit' | 'manual-time'>,
  { kind, escrow, terms }: Agreed,
  mine: Zone,
): Partial<ToldItem> {
  const version = `version ${item.version}`;
  switch (item.what) {
    case 'created': {
      const price = `a fixed price by milestones, ${escrow ? 'with' : 'without'} escrow`;
      return { version, did: `wrote the first terms: ${kind === 'fixed' ? price : firstText(terms)}` };
    }
    case 'rate': {
      const [from, to] = [item.from, item.to].map((rate) => moneyText(rate, terms.currency));
      const more = [
        'Segments that begin from then on are billed at it; what began before keeps its rate (B1).',
      ];
      return { version, did: `changed the rate from ${from} to ${to} an hour`, more };
    }
    case 'limit': {
      const more = [
        item.holdsFrom === item.at
          ? 'It held at once, for the whole week (B3).'
          : `It holds from ${bothClocks(toInstant(item.holdsFrom), mine)}; until then the week keeps the higher one (B3).`,
      ];
      return { version, did: `set the weekly limit from ${limit(item.from)} to ${limit(item.to)}`, more };
    }
    case 'manual-time':
      return { version, did: item.to ? 'allowed manual time' : 'stopped allowing manual time' };
  }
}

/** What was agreed at the beginning and cannot be changed in this version. */
function firstText({ pay, snapshots, privateWindowMinutes, activityUnmeasured }: Contract['terms']): string {
  return [
    pay === 'segment' ? 'pay by segment' : 'exact pay',
    PICTURES[snapshots],
    privateWindowMinutes === 0
      ? 'no private window'
      : `a private window of ${privateWindowMinutes} ${privateWindowMinutes === 1 ? 'minute' : 'minutes'}`,
    `time that cannot be measured ${activityUnmeasured === 'protected' ? 'protected' : 'not protected'}`,
  ].join(', ');
}

const PICTURES = { full: 'full pictures', blurred: 'blurred pictures', none: 'no pictures' } as const;

function raiseDid({ raise }: Of<'raise-agreed'>, currency: string): string {
  return `put a raise into the terms, which both agreed to: ${moneyText(raise.rate, currency)} an hour from ${dayName(raise.day)}`;
}

function paymentDid({ kind, amount }: Of<'payment'>, currency: string): string {
  const sum = moneyText(amount, currency);
  if (kind === 'milestone') return `invoiced a milestone, without escrow: ${sum}`;
  return kind === 'bonus' ? `paid a bonus of ${sum} (D4)` : `paid expenses of ${sum} (D4)`;
}

const RAISES = {
  waiting: 'Its day lies ahead.',
  done: 'It came into force.',
  'passed-over': 'It never came into force: the rate was as high by then, or the contract had ended.',
} as const;

function closedWeek({ week, total, lines }: Of<'week-closed'>, currency: string): Partial<ToldItem> {
  const name = daysName(week, addDays(week, 6));
  if (total === null) return { did: `The week of ${name} was closed; nothing in it is billed` };
  return {
    did: `The week of ${name} was closed and invoiced: ${moneyText(total, currency)}`,
    more: lines.map(
      ({ kind, rate, seconds, amount, versions }) =>
        `${hours(seconds)} ${kind} at ${moneyText(rate, currency)} an hour: ${moneyText(amount, currency)}, by version ${versions.join(', ')} of the terms`,
    ),
  };
}

function moneyMoved(item: Of<'money'>, currency: string): Partial<ToldItem> {
  const sum = moneyText(item.amount, currency);
  const what = `milestone ${item.n} “${item.title}”`;
  const byClock = item.by === null;
  const did = {
    funded: `put ${sum} into escrow for ${what}`,
    released: byClock ? `${sum} of ${what} was released` : `released ${sum} of ${what}`,
    refunded: byClock
      ? `${sum} of ${what} goes back to the client`
      : `let ${sum} of ${what} go back to the client`,
    moved: byClock
      ? `${sum} of ${what} was put behind a later milestone`
      : `put ${sum} of ${what} behind a later milestone`,
  } as const;
  return { did: did[item.deed], more: item.cause === null ? [] : [CAUSES[item.cause]] };
}

function milestoneStep(item: Of<'milestone'>, currency: string): Partial<ToldItem> {
  const due = item.dueDay === null ? 'no due day' : `due ${dayName(item.dueDay)}`;
  const what = `milestone ${item.n} “${item.title}”`;
  const size = `${moneyText(item.amount, currency)}, ${due}`;
  return {
    did: `${DID[item.deed]} ${what}`,
    more: item.deed === 'propose' || item.deed === 'change' || item.deed === 'agree' ? [size] : [],
    says: item.says,
    version: `by version ${item.version}`,
  };
}

const DID = {
  propose: 'proposed',
  agree: 'agreed to',
  change: 'asked to change',
  drop: 'dropped what was proposed of',
  submit: 'submitted',
  'ask for changes': 'asked for changes to',
} as const;

function limit(minutes: number | null): string {
  return minutes === null ? 'none' : hours(minutes * 60);
}
