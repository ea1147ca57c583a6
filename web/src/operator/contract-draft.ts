import { formatInstant, type Instant, parseDay } from '@stint/core/instant';
import { formatMoney, parseMoney } from '@stint/core/money';
import { weekOf } from '@stint/core/week';
import type { Contract, createContract } from '@stint/wire/contracts';
import { LIMITS } from '@stint/wire/limits';
import type { Body } from '@stint/wire/route';
import type { Day } from '../time/zone.ts';

type FirstTerms = Contract['terms'];

/** What is typed in the form of a new contract, as text where it is typed as text. */
export interface ContractDraft {
  readonly title: string;
  readonly freelancer: string;
  readonly organisation: string;
  readonly startDay: Day;
  readonly pay: 'segment' | 'exact';
  readonly currency: string;
  readonly rate: string;
  /** Hours a week; blank is no limit. */
  readonly limitHours: string;
  readonly manualTime: boolean;
  readonly minActiveMinutes: string;
  readonly snapshots: FirstTerms['snapshots'];
  readonly privateWindowMinutes: string;
  readonly activityUnmeasured: FirstTerms['activityUnmeasured'];
  readonly freelancerFeePercent: string;
  readonly clientFeePercent: string;
}

export function blankContract(now: Instant): ContractDraft {
  return {
    title: '',
    freelancer: '',
    organisation: '',
    startDay: formatInstant(weekOf(now)).slice(0, 10),
    pay: 'segment',
    currency: 'USD',
    rate: '',
    limitHours: '20',
    manualTime: false,
    minActiveMinutes: '5',
    snapshots: 'full',
    privateWindowMinutes: '10',
    activityUnmeasured: 'unprotected',
    freelancerFeePercent: '10',
    clientFeePercent: '5',
  };
}

/** The letter to send; null while something is missing or cannot be read. */
export function letterOf(draft: ContractDraft): Body<typeof createContract> | null {
  const { title, freelancer, organisation, pay, currency, manualTime } = draft;
  const starts = parseDay(draft.startDay);
  const rate = parseMoney(draft.rate.trim(), currency);
  const limit = draft.limitHours.trim();
  const active = Number(draft.minActiveMinutes);
  const privately = readWhole(draft.privateWindowMinutes, LIMITS.privateWindowMinutes);
  if (starts === null || rate === null || !title.trim() || !freelancer || !organisation) return null;
  if (privately === null) return null;
  if (limit !== '' && !/^\d{1,3}$/.test(limit)) return null;
  return {
    title,
    freelancer,
    organisation,
    starts: formatInstant(starts),
    terms: {
      pay,
      currency,
      rate: formatMoney(rate, currency),
      weeklyLimitMinutes: limit === '' ? null : Number(limit) * 60,
      manualTime,
      minActiveMinutes: active,
      snapshots: draft.snapshots,
      privateWindowMinutes: privately,
      activityUnmeasured: draft.activityUnmeasured,
      freelancerFeePercent: draft.freelancerFeePercent,
      clientFeePercent: draft.clientFeePercent,
    },
  };
}

/** A whole number from 0 to `most`; null for anything else. */
export function readWhole(text: string, most: number): number | null {
  const typed = text.trim();
  return /^\d{1,5}$/.test(typed) && Number(typed) <= most ? Number(typed) : null;
}
