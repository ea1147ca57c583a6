import type { Part } from '@stint/core/escrow/lot';
import { formatDay, type Instant } from '@stint/core/instant';
import type { LoadedContract } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import { loadMilestones } from '../../store/milestones.ts';
import { issueInvoices } from '../invoices/issue-invoices.ts';
import { supplyOf } from '../one-time/supply.ts';

/**
 * The documents of what is released, in the transaction that books it: the freelancer's invoice, and the house's of both fees.
 * What goes back has none: until its release nothing of a milestone was supplied. After the books, for their order of locks.
 */
export async function issueReleased(
  trx: Trx,
  loaded: LoadedContract,
  parts: readonly (Part & { readonly id: string })[],
  at: Instant,
): Promise<void> {
  const released = parts.filter(({ kind }) => kind === 'released');
  if (released.length === 0) return;
  const milestones = await loadMilestones(trx, loaded.id);
  const { id: contract, organisation, freelancer } = loaded;
  const { currency } = loaded.contract;
  const booked = { contract, org: organisation.id, freelancer: freelancer.id, currency };
  for (const { id, milestone, amount: total, freelancerFee, clientFee } of released) {
    const says = milestones.find((one) => one.id === milestone)?.title ?? '';
    const supply = supplyOf({ kind: 'milestone', says }, formatDay(at));
    const source = { kind: 'milestone', id } as const;
    const invoice = { total, freelancerFee, clientFee };
    await issueInvoices(trx, loaded, { booked, source, supply }, { invoice, at });
  }
}
