import { type Instant, parseDay } from '@stint/core/instant';
import { formatMoney, formatPercent, minorDigits, parsePercent } from '@stint/core/money';
import type { FixedTerms, HourlyTerms, makeOffer, OfferMilestone, OfferTerms } from '@stint/wire/offers';
import type { Body } from '@stint/wire/route';
import type { Actor } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { readFirstTerms } from '../contracts/first-terms.ts';
import { readMilestoneAmount } from '../milestones/content.ts';

type Asked = Body<typeof makeOffer>['terms'];
type Fees = Pick<HourlyTerms, 'freelancerFeePercent' | 'clientFeePercent' | 'feesAgreed'>;

/**
 * The terms of an offer as they are kept and shown: every amount in its currency's digits, every missing thing said. The
 * fees are `standing`, those of the house or of the version before; only an operator may name others. Refusals:
 * `bad-terms`, `bad-rate`, `bad-amount`, `amount-too-small`, each with its field.
 */
export function readOfferTerms(
  actor: Actor,
  asked: Asked,
  standing: Fees,
  now: Instant,
): OfferTerms | Refusal {
  const fees = readFees(actor, asked, standing);
  if (isRefusal(fees)) return fees;
  // Who asks does not say whether they were agreed.
  const { feesAgreed: _, ...terms } = asked;
  return terms.kind === 'hourly' ? readHourly({ ...terms, ...fees }, now) : readFixed({ ...terms, ...fees });
}

function readFees(actor: Actor, asked: Asked, standing: Fees): Fees | Refusal {
  const { freelancerFeePercent, clientFeePercent } = standing;
  const read = { freelancerFeePercent, clientFeePercent };
  let isAgreed = standing.feesAgreed === true;
  for (const name of ['freelancerFeePercent', 'clientFeePercent'] as const) {
    const percent = parsePercent(asked[name] ?? standing[name]);
    const field = `terms.${name}`;
    if (percent === null) return refuse('bad-terms', { field, fault: 'not a percentage' });
    const said = formatPercent(percent);
    if (said !== standing[name] && !actor.operator) {
      return refuse('bad-terms', { field, fault: 'the fees are those of the house' });
    }
    if (said !== standing[name]) isAgreed = true;
    read[name] = said;
  }
  return isAgreed ? { ...read, feesAgreed: true } : read;
}

type HourlyAsked = Extract<Asked, { kind: 'hourly' }> & Fees;

function readHourly(asked: HourlyAsked, now: Instant): HourlyTerms | Refusal {
  const read = readFirstTerms(asked);
  if (isRefusal(read)) return read;
  const start = parseDay(asked.startDay);
  if (start === null) return refuse('bad-terms', { field: 'terms.startDay', fault: 'not a day' });
  if (read.raise && read.raise.at <= start) {
    return refuse('bad-terms', { field: 'terms.scheduledRaise.day', fault: 'a raise comes after the start' });
  }
  // Else the rate that the offer is shown with would never be in force.
  if (read.raise && read.raise.at <= now) {
    return refuse('bad-terms', { field: 'terms.scheduledRaise.day', fault: 'its day has come already' });
  }
  const { terms, raise } = read;
  const { currency } = terms;
  return {
    ...asked,
    rate: formatMoney(terms.rate, currency),
    activityLabels: (asked.activityLabels ?? []).map(({ name, minActiveMinutes }) => ({
      name,
      minActiveMinutes,
    })),
    labelRequired: terms.label_required,
    weeklyStipend: terms.weekly_stipend === null ? null : formatMoney(terms.weekly_stipend, currency),
    scheduledRaise:
      raise && asked.scheduledRaise
        ? { day: asked.scheduledRaise.day, rate: formatMoney(raise.rate, currency) }
        : null,
  };
}

type FixedAsked = Extract<Asked, { kind: 'fixed' }> & Fees;

function readFixed(asked: FixedAsked): FixedTerms | Refusal {
  const { currency } = asked;
  if (minorDigits(currency) === null) {
    return refuse('bad-terms', { field: 'terms.currency', fault: 'not an ISO 4217 code with a minor unit' });
  }
  const milestones: OfferMilestone[] = [];
  for (const [index, milestone] of asked.milestones.entries()) {
    const read = readMilestone(milestone, currency, `terms.milestones.${index}`);
    if (isRefusal(read)) return read;
    milestones.push(read);
  }
  return { ...asked, milestones };
}

function readMilestone(
  { title, says, amount, dueDay }: OfferMilestone,
  currency: string,
  field: string,
): OfferMilestone | Refusal {
  const sum = readMilestoneAmount(amount, currency);
  if (isRefusal(sum)) return { ...sum, field: `${field}.amount` };
  if (dueDay !== null && parseDay(dueDay) === null) {
    return refuse('bad-terms', { field: `${field}.dueDay`, fault: 'not a day' });
  }
  return { title, says, amount: formatMoney(sum, currency), dueDay };
}
