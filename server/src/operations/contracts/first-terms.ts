import { parseDay } from '@stint/core/instant';
import { type Currency, type Minor, minorDigits, parsePercent } from '@stint/core/money';
import type { createContract } from '@stint/wire/contracts';
import type { Body } from '@stint/wire/route';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import type { Raise } from '../../store/raises.ts';
import type { NewContract } from '../../store/terms.ts';
import { readRate } from '../money/read-sum.ts';

type Wanted = Body<typeof createContract>['terms'];

/** A contract's first terms, as they are kept. */
export interface FirstTerms {
  readonly terms: NewContract['terms'] & {
    readonly rate: Minor;
    readonly label_required: boolean;
    readonly weekly_stipend: Minor | null;
  };
  readonly raise: Raise | null;
}

/**
 * Reads the first terms of work by the hour. The defaults are those of a scenario: no limit, no manual time, idle after
 * 10 minutes, 5 active minutes, no fees. Refusals: `bad-terms`, `bad-rate`, each with its field.
 */
export function readFirstTerms(terms: Wanted): FirstTerms | Refusal {
  const { currency } = terms;
  if (minorDigits(currency) === null) {
    return refuse('bad-terms', { field: 'terms.currency', fault: 'not an ISO 4217 code with a minor unit' });
  }
  const rate = readRate(terms.rate, currency);
  if (rate === null) return refuse('bad-rate', { field: 'terms.rate' });
  const raise = readRaise(terms, rate);
  if (isRefusal(raise)) return raise;
  const stipend = readStipend(terms, currency);
  if (isRefusal(stipend)) return stipend;
  const labels = readLabels(terms);
  if (isRefusal(labels)) return labels;
  const freelancerFee = parsePercent(terms.freelancerFeePercent ?? '0');
  const clientFee = parsePercent(terms.clientFeePercent ?? '0');
  if (freelancerFee === null) return refuse('bad-terms', { field: 'terms.freelancerFeePercent' });
  if (clientFee === null) return refuse('bad-terms', { field: 'terms.clientFeePercent' });
  const kept = {
    pay: terms.pay,
    currency,
    rate,
    weekly_limit_minutes: terms.weeklyLimitMinutes ?? null,
    manual_time: terms.manualTime ?? false,
    idle_minutes: terms.idleMinutes === undefined ? 10 : terms.idleMinutes,
    min_active_minutes: terms.minActiveMinutes ?? 5,
    snapshots: terms.snapshots ?? 'full',
    activity_unmeasured: terms.activityUnmeasured ?? 'unprotected',
    private_window_minutes: terms.privateWindowMinutes ?? 10,
    freelancer_fee: freelancerFee,
    client_fee: clientFee,
    activity_labels: JSON.stringify(labels),
    label_required: terms.labelRequired ?? false,
    weekly_stipend: stipend,
  };
  return { terms: kept, raise };
}

/** B1: what is agreed beforehand is a raise, from the begin of a day on. */
function readRaise({ scheduledRaise, currency }: Wanted, rate: Minor): Raise | Refusal | null {
  if (!scheduledRaise) return null;
  const at = parseDay(scheduledRaise.day);
  if (at === null) return refuse('bad-terms', { field: 'terms.scheduledRaise.day', fault: 'not a day' });
  const raised = readRate(scheduledRaise.rate, currency);
  const field = 'terms.scheduledRaise.rate';
  if (raised === null) return refuse('bad-rate', { field });
  return raised > rate
    ? { at, rate: raised }
    : refuse('bad-terms', { field, fault: 'a raise is above the rate' });
}

function readStipend({ weeklyStipend }: Wanted, currency: Currency): Minor | Refusal | null {
  if (weeklyStipend === undefined || weeklyStipend === null) return null;
  return readRate(weeklyStipend, currency) ?? refuse('bad-rate', { field: 'terms.weeklyStipend' });
}

/** In the order in which the database gives them back, so that they can be compared. */
function readLabels({ activityLabels = [], labelRequired = false }: Wanted) {
  const field = 'terms.activityLabels';
  const names = new Set(activityLabels.map(({ name }) => name.normalize('NFKC').toLowerCase()));
  if (names.size < activityLabels.length) {
    return refuse('bad-terms', { field, fault: 'two labels have the same name' });
  }
  if (labelRequired && names.size === 0) {
    return refuse('bad-terms', {
      field: 'terms.labelRequired',
      fault: 'a label can be asked for where there is one',
    });
  }
  return activityLabels.map(({ name, minActiveMinutes }) => ({ name, minActiveMinutes }));
}
