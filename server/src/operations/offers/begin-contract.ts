import { type Instant, parseDay } from '@stint/core/instant';
import { parseMoney, parsePercent } from '@stint/core/money';
import type { FixedTerms, HourlyTerms } from '@stint/wire/offers';
import type { House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import type { Trx } from '../../store/desk.ts';
import { addContractFee, type ContractFee } from '../../store/fees.ts';
import type { LoadedOffer } from '../../store/offers.ts';
import { addContract, type NewContract } from '../../store/terms.ts';
import { type FirstTerms, readFirstTerms } from '../contracts/first-terms.ts';
import { beginMilestones } from '../milestones/begin-milestones.ts';

/**
 * The contract that an accepted offer becomes, under the offer's own id. It begins on the day that was offered, or at
 * its acceptance where that is later. Refusal: `id-taken`; nothing of it may be kept then.
 */
export async function beginContract(
  house: House,
  trx: Trx,
  offer: LoadedOffer,
  { at, by, fees }: { at: Instant; by: string; fees: ContractFee | null },
): Promise<Refusal | null> {
  const { row, now } = offer;
  const { terms } = now;
  const begun = terms.kind === 'hourly' ? beginHourly(terms, at) : beginFixed(terms, at);
  // The client wrote the terms: a raise that is due later is the client's own (B1).
  const contract: NewContract = {
    id: row.id,
    title: now.title,
    freelancer: row.freelancer_id,
    organisation: row.organisation_id,
    agency: row.agency_id,
    offer: row.id,
    at,
    by: now.by.id,
    ...begun,
    terms: { ...begun.terms, ...feeColumns(fees) },
  };
  if (!(await addContract(trx, contract))) return refuse('id-taken');
  if (fees) await addContractFee(trx, row.id, fees);
  if (terms.kind === 'fixed') {
    const milestones = terms.milestones.map(({ amount, ...milestone }) => ({
      ...milestone,
      id: house.random.uuid(),
      amount: parseMoney(amount, terms.currency) ?? 0n,
    }));
    await beginMilestones(trx, { contract: row.id, at, by, milestones });
  }
  return null;
}

/** B6: the band that stands at the acceptance; without a table what the offer says. */
function feeColumns(fees: ContractFee | null) {
  return fees ? { freelancer_fee: fees.band.freelancer, client_fee: fees.band.client } : {};
}

type Begun = FirstTerms & Pick<NewContract, 'starts' | 'escrow'>;

function beginHourly(terms: HourlyTerms, at: Instant): Begun {
  const read = readFirstTerms(terms);
  if (isRefusal(read)) throw new Error('an offer with terms that are none');
  const starts = Math.max(at, parseDay(terms.startDay) ?? at);
  const { raise } = read;
  return {
    terms: read.terms,
    raise: raise && { ...raise, at: Math.max(raise.at, starts) },
    starts,
    escrow: null,
  };
}

/** Its time is tracked for the record: every second of it, without a rate, a limit or pictures. */
function beginFixed({ currency, escrow, ...fees }: FixedTerms, at: Instant): Begun {
  return {
    terms: {
      pay: 'exact',
      currency,
      rate: 0n,
      weekly_limit_minutes: null,
      manual_time: false,
      idle_minutes: 10,
      min_active_minutes: 0,
      snapshots: 'none',
      activity_unmeasured: 'unprotected',
      private_window_minutes: 10,
      freelancer_fee: parsePercent(fees.freelancerFeePercent) ?? 0n,
      client_fee: parsePercent(fees.clientFeePercent) ?? 0n,
      activity_labels: '[]',
      label_required: false,
      weekly_stipend: null,
    },
    raise: null,
    starts: at,
    escrow,
  };
}
