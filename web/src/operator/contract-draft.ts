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
  /** T4; blank is never. */
  readonly idleMinutes: string;
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
    idleMinutes: '10',
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
  const idle = draft.idleMinutes.trim();
  const idleMinutes = idle === '' ? null : readWhole(idle, MINUTES.idle);
  const minActiveMinutes = readWhole(draft.minActiveMinutes, MINUTES.minActive);
  const privateWindowMinutes = readWhole(draft.privateWindowMinutes, MINUTES.privateWindow);
  if (starts === null || rate === null || !title.trim() || !freelancer || !organisation) return null;
  if (minActiveMinutes === null || privateWindowMinutes === null) return null;
  if (idle !== '' && idleMinutes === null) return null;
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
      idleMinutes,
      minActiveMinutes,
      snapshots: draft.snapshots,
      privateWindowMinutes,
      activityUnmeasured: draft.activityUnmeasured,
      freelancerFeePercent: draft.freelancerFeePercent,
      clientFeePercent: draft.clientFeePercent,
    },
  };
}

/** From and to: what each number of minutes may be. */
export const MINUTES = {
  idle: [1, 60],
  minActive: [0, 10],
  privateWindow: [0, LIMITS.privateWindowMinutes],
} as const;

/** A whole number within its range; null for anything else. */
export function readWhole(text: string, [least, most]: readonly [number, number]): number | null {
  const typed = text.trim();
  const number = Number(typed);
  return /^\d{1,5}$/.test(typed) && number >= least && number <= most ? number : null;
}
