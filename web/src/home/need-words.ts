import type { Instant } from '@stint/core/instant';
import type { Need } from '@stint/wire/needs';
import type { Zone } from '../time/zone.ts';
import type { NeedWords, When } from './need-parts.ts';
import { saidOfAgreement } from './said-of-agreement.ts';
import { saidOfDesk } from './said-of-desk.ts';
import { saidOfClaim, saidOfMilestone } from './said-of-escrow.ts';
import { saidOfMachines } from './said-of-machines.ts';
import { saidOfMoney } from './said-of-money.ts';
import { saidOfPayouts } from './said-of-payouts.ts';
import { saidOfAsk, saidOfTime, saidOfWeek } from './said-of-time.ts';

/** For its reader, at `now`. */
export function wordsOf(need: Need, now: Instant, mine: Zone): NeedWords {
  const { says, how, link } = saidOf(need, { now, mine });
  const about = need.about === '' ? '' : `${need.about}: `;
  return { says: `${about}${says}`, how, link };
}

function saidOf(need: Need, when: When): NeedWords {
  switch (need.kind) {
    case 'memo-missing':
    case 'low-activity':
    case 'client-unverified':
    case 'uncounted':
      return saidOfTime(need, when);
    case 'charge-declined':
    case 'payment-unverified':
    case 'payout':
    case 'bonus-asked':
    case 'invoice-open':
    case 'late-time':
      return saidOfMoney(need, when);
    case 'no-payout-method':
      return saidOfPayouts(need);
    case 'review':
    case 'week-locks':
    case 'limit-near':
    case 'dispute-open':
      return saidOfWeek(need, when);
    case 'manual-asked':
    case 'manual-allowed':
      return saidOfAsk(need, when);
    case 'milestone':
      return saidOfMilestone(need, when);
    case 'escrow-claim':
      return saidOfClaim(need, when);
    case 'disputes-to-decide':
    case 'claims-to-decide':
    case 'payouts-to-approve':
    case 'payouts-to-send':
      return saidOfDesk(need, when);
    case 'mails-failed':
    case 'work-late':
    case 'tracker-silent':
    case 'no-tracker':
      return saidOfMachines(need, when);
    default:
      return saidOfAgreement(need);
  }
}
