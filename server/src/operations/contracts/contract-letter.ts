import { standingAt } from '@stint/core/contract';
import { mayAs } from '@stint/core/handshake/roles';
import { formatInstant, type Instant } from '@stint/core/instant';
import { formatMoney, formatPercent } from '@stint/core/money';
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
    starts: formatInstant(contract.starts),
    endedAt: contract.endedAt === null ? null : formatInstant(contract.endedAt),
    pausedAt: pausedAt(contract),
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
    },
    clientVerifiedAt: client.verifiedAt === null ? null : formatInstant(client.verifiedAt),
    may: mayOf(visible, now),
  };
}

/** A pause that nobody has ended yet. It began before now, whatever came after it. */
function pausedAt({ pauses }: Visible['contract']): string | null {
  const last = pauses.at(-1);
  return last?.to === null ? formatInstant(last.from) : null;
}

type Deed = ContractLetter['may'][number];

function mayOf({ side, role, contract }: Visible, now: Instant): Deed[] {
  // A member of either side's organisation may do what the role allows, and look.
  if (side === 'agency' || (side === 'client' && !(role && mayAs(role, 'change-terms')))) return [];
  if (contract.endedAt !== null) return side === 'freelancer' ? ['correct'] : [];
  const standing: Deed[] = contract.pauses.at(-1)?.to === null ? ['resume', 'end'] : ['pause', 'end'];
  const bySide: Record<Exclude<Side, 'agency'>, Deed[]> = {
    freelancer: ['correct', 'lower-rate', ...standing],
    client: ['raise-rate', 'set-limit', 'set-manual-time', ...standing],
    operator: [],
  };
  const track = side === 'freelancer' && standingAt(contract, now) === 'active';
  return track ? ['track', ...bySide[side]] : bySide[side];
}
