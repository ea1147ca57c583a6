import { formatDay, formatInstant, type Instant } from '@stint/core/instant';
import { formatMoney, type Minor } from '@stint/core/money';
import { type Week, weekClock } from '@stint/core/week';
import type { LoadedContract } from '../../store/contracts.ts';
import type { Visible } from '../contracts/visible.ts';
import { ofContract } from '../notifications/sides.ts';
import type { Tell } from '../notifications/tell.ts';

/** Who did it in the client's name, and when. */
interface Doer {
  readonly by: string;
  readonly at: Instant;
}

/** B6: told once of each week. */
export async function tellApproved(
  tell: Tell,
  visible: Visible,
  week: Week,
  { by, at }: Doer,
): Promise<void> {
  const reviewEndsAt = formatInstant(weekClock(week).reviewEndsAt);
  const facts = { ...ofContract(visible), week: formatDay(week), by, reviewEndsAt };
  const event = `week-approved:${visible.id}:${facts.week}`;
  await tell({ to: [visible.freelancer.id], event, at, told: { kind: 'week-approved', facts } });
}

/** What a deed disputes, or takes back. */
export interface ToldDispute {
  readonly week: Week;
  readonly segments: number;
  readonly seconds: number;
  readonly net: Minor;
}

/** D1: of each deed, for each gives the freelancer three days. */
export async function tellOpened(
  tell: Tell,
  visible: Visible,
  told: ToldDispute & { deed: string; answerBy: Instant },
  { by, at }: Doer,
): Promise<void> {
  const facts = { ...factsOf(visible, told), by, answerBy: formatInstant(told.answerBy) };
  const event = `dispute-opened:${told.deed}`;
  await tell({ to: [visible.freelancer.id], event, at, told: { kind: 'dispute-opened', facts } });
}

/** D2. */
export async function tellWithdrawn(
  tell: Tell,
  visible: Visible,
  told: ToldDispute & { dispute: string },
  { by, at }: Doer,
): Promise<void> {
  const facts = { ...factsOf(visible, told), by };
  const event = `dispute-withdrawn:${told.dispute}`;
  await tell({ to: [visible.freelancer.id], event, at, told: { kind: 'dispute-withdrawn', facts } });
}

export function factsOf(visible: LoadedContract, { week, segments, seconds, net }: ToldDispute) {
  const { currency } = visible.contract;
  return {
    ...ofContract(visible),
    week: formatDay(week),
    segments,
    seconds,
    net: formatMoney(net, currency),
    currency,
  };
}
