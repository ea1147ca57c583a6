import { formatDay, type Instant } from '@stint/core/instant';
import type { Contract } from '@stint/wire/contracts';
import type { OfferTerms } from '@stint/wire/offers';
import { newId } from '../parts/new-id.ts';
import type { Day } from '../time/zone.ts';

/** An activity label in the form; `least` blank: as the contract's own. */
export interface LabelDraft {
  readonly key: string;
  readonly name: string;
  readonly least: string;
}

/** A milestone in the form. */
export interface MilestoneDraft {
  readonly key: string;
  readonly title: string;
  readonly says: string;
  readonly amount: string;
  readonly dueDay: string;
}

/** What is typed in the form of an offer, as text where it is typed as text. */
export interface OfferDraft {
  readonly kind: 'hourly' | 'fixed';
  readonly title: string;
  readonly message: string;
  readonly currency: string;
  readonly pay: 'segment' | 'exact';
  readonly rate: string;
  readonly startDay: Day;
  readonly limited: boolean;
  /** Hours a week, as 20 or 20:30. */
  readonly limit: string;
  readonly manualTime: boolean;
  readonly idles: boolean;
  readonly idleMinutes: string;
  readonly snapshots: 'full' | 'blurred' | 'none';
  readonly privateWindowMinutes: string;
  readonly minActiveMinutes: string;
  readonly unmeasuredProtected: boolean;
  readonly labels: readonly LabelDraft[];
  readonly labelRequired: boolean;
  readonly raises: boolean;
  readonly raiseDay: string;
  readonly raiseRate: string;
  readonly stipend: string;
  readonly milestones: readonly MilestoneDraft[];
  readonly escrow: boolean;
}

/** A form with what most choose. */
export function blankOffer(now: Instant): OfferDraft {
  return {
    kind: 'hourly',
    title: '',
    message: '',
    currency: 'USD',
    pay: 'segment',
    rate: '',
    startDay: formatDay(now),
    limited: true,
    limit: '20',
    manualTime: false,
    idles: true,
    idleMinutes: '10',
    snapshots: 'full',
    privateWindowMinutes: '10',
    minActiveMinutes: '5',
    unmeasuredProtected: false,
    labels: [],
    labelRequired: false,
    raises: false,
    raiseDay: '',
    raiseRate: '',
    stipend: '',
    milestones: [blankMilestone()],
    escrow: true,
  };
}

export function blankMilestone(): MilestoneDraft {
  return { key: newId(), title: '', says: '', amount: '', dueDay: '' };
}

export function blankLabel(name = '', least = ''): LabelDraft {
  return { key: newId(), name, least };
}

/** The form of an offer that stands, to change it. */
export function draftOfOffer(
  words: { title: string; message: string; terms: OfferTerms },
  now: Instant,
): OfferDraft {
  const { title, message, terms } = words;
  const blank = { ...blankOffer(now), title, message, currency: terms.currency };
  if (terms.kind === 'hourly') {
    return { ...blank, ...hourlyDraft(terms), startDay: terms.startDay, kind: 'hourly' };
  }
  const milestones = terms.milestones.map(({ dueDay, ...one }) => ({
    key: newId(),
    ...one,
    dueDay: dueDay ?? '',
  }));
  return { ...blank, kind: 'fixed', milestones, escrow: terms.escrow };
}

/** The form of a rehire: the terms of the contract before, from today on. */
export function draftAgain(contract: Contract, now: Instant): OfferDraft {
  const { title, kind, terms, escrow } = contract;
  const blank = { ...blankOffer(now), title, currency: terms.currency, escrow: escrow !== false };
  if (kind === 'fixed') return { ...blank, kind };
  // A raise was for that time; it is not agreed to again without a word.
  return { ...blank, ...hourlyDraft({ ...terms, scheduledRaise: null }), kind };
}

function hourlyDraft(terms: Contract['terms']): Partial<OfferDraft> {
  const { weeklyLimitMinutes, idleMinutes, scheduledRaise } = terms;
  return {
    pay: terms.pay,
    rate: terms.rate,
    limited: weeklyLimitMinutes !== null,
    limit: weeklyLimitMinutes === null ? '20' : hoursText(weeklyLimitMinutes),
    manualTime: terms.manualTime,
    idles: idleMinutes !== null,
    idleMinutes: String(idleMinutes ?? 10),
    snapshots: terms.snapshots,
    privateWindowMinutes: String(terms.privateWindowMinutes),
    minActiveMinutes: String(terms.minActiveMinutes),
    unmeasuredProtected: terms.activityUnmeasured === 'protected',
    labels: terms.activityLabels.map(({ name, minActiveMinutes: least }) =>
      blankLabel(name, least === null ? '' : String(least)),
    ),
    labelRequired: terms.labelRequired,
    raises: scheduledRaise !== null,
    raiseDay: scheduledRaise?.day ?? '',
    raiseRate: scheduledRaise?.rate ?? '',
    stipend: terms.weeklyStipend ?? '',
  };
}

/** `20`, `20:30`. */
function hoursText(minutes: number): string {
  const rest = minutes % 60;
  return rest === 0 ? String(minutes / 60) : `${Math.floor(minutes / 60)}:${String(rest).padStart(2, '0')}`;
}
