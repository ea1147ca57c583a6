import { standingAt } from '@stint/core/contract';
import { mayAs } from '@stint/core/handshake/roles';
import { formatDay, formatInstant, type Instant } from '@stint/core/instant';
import { type Currency, formatMoney, formatPercent, type Minor } from '@stint/core/money';
import { inForce } from '@stint/core/timeline';
import type { Contract as ContractLetter } from '@stint/wire/contracts';
import type { Side, Visible } from './visible.ts';

/** A contract as its viewer sees it, with what that side may do now. */
export function contractLetter(visible: Visible, now: Instant): ContractLetter {
  const { contract, client } = visible;
  return {
    id: visible.id,
    title: visible.title,
    freelancer: visible.freelancer,
    organisation: visible.organisation,
    agency: visible.agency,
    kind: visible.kind,
    escrow: visible.escrow,
    starts: formatInstant(contract.starts),
    endedAt: contract.endedAt === null ? null : formatInstant(contract.endedAt),
    pausedAt: pausedAt(contract),
    ...(visible.pausedForPayment ? { pausedFor: 'payment' as const } : {}),
    standing: standingAt(contract, now),
    terms: {
      pay: contract.pay,
      currency: contract.currency,
      rate: formatMoney(inForce(contract.rate, now), contract.currency),
      weeklyLimitMinutes: inForce(contract.weeklyLimitMinutes, now),
      manualTime: inForce(contract.manualTime, now),
      idleMinutes: contract.idleMinutes,
      minActiveMinutes: contract.minActiveMinutes,
      snapshots: contract.snapshots,
      activityUnmeasured: contract.activityUnmeasured,
      privateWindowMinutes: visible.privateWindowMinutes,
      freelancerFeePercent: formatPercent(contract.freelancerFee),
      clientFeePercent: formatPercent(contract.clientFee),
      activityLabels: (contract.activityLabels ?? []).map((label) => ({ ...label })),
      labelRequired: visible.labelRequired,
      weeklyStipend: moneyOrNull(visible.weeklyStipend, contract.currency),
      scheduledRaise: raiseOf(visible, now),
    },
    clientVerifiedAt: client.verifiedAt === null ? null : formatInstant(client.verifiedAt),
    may: mayOf(visible, now),
    // Nobody but the two sides learns where the other one lives.
    ...(visible.side === 'freelancer' || visible.side === 'client' ? { zones: visible.zones } : {}),
  };
}

function moneyOrNull(amount: Minor | null, currency: Currency): string | null {
  return amount === null ? null : formatMoney(amount, currency);
}

/** Only while it lies ahead: then it is the rate, or was passed over. */
function raiseOf({ scheduledRaise, contract }: Visible, now: Instant) {
  if (!scheduledRaise || scheduledRaise.at <= now) return null;
  return {
    day: formatDay(scheduledRaise.at),
    rate: formatMoney(scheduledRaise.rate, contract.currency),
  };
}

/** A pause that nobody has ended yet. It began before now, whatever came after it. */
function pausedAt({ pauses }: Visible['contract']): string | null {
  const last = pauses.at(-1);
  return last?.to === null ? formatInstant(last.from) : null;
}

type Deed = ContractLetter['may'][number];

/** A fixed price has no rate, no limit and no manual time to change. */
function mayOf({ side, role, kind, contract, pausedForPayment }: Visible, now: Instant): Deed[] {
  // A member of either side's organisation may do what the role allows, and look.
  if (side === 'agency' || (side === 'client' && !(role && mayAs(role, 'change-terms')))) return [];
  if (contract.endedAt !== null) return side === 'freelancer' ? ['correct'] : [];
  const standing: Deed[] = pausedForPayment
    ? ['end']
    : contract.pauses.at(-1)?.to === null
      ? ['resume', 'end']
      : ['pause', 'end'];
  const hourly = kind === 'hourly';
  const bySide: Record<Exclude<Side, 'agency'>, Deed[]> = {
    freelancer: ['correct', ...(hourly ? (['lower-rate'] as const) : []), ...standing],
    client: [...(hourly ? (['raise-rate', 'set-limit', 'set-manual-time'] as const) : []), ...standing],
    operator: [],
  };
  const track = side === 'freelancer' && standingAt(contract, now) === 'active';
  return track ? ['track', ...bySide[side]] : bySide[side];
}
