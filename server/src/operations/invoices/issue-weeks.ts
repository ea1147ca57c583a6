import { weekClock } from '@stint/core/week';
import type { IssuedWeek, StandingWeek } from '../../store/closing.ts';
import type { Trx } from '../../store/desk.ts';
import { issueDocuments } from '../../store/document-blocks.ts';
import { particularsAmong, THE_HOUSE, taxesAmong } from '../../store/particulars.ts';
import { documentsFor } from './issue-invoices.ts';
import { keptTax } from './tax-letter.ts';
import { HOUSE_NAME, whoseOf } from './whose.ts';

/** The documents of many weeks' invoices, in the transaction that books them: the same as one by one, numbered in blocks. */
export async function issueWeeks(
  trx: Trx,
  issued: readonly { readonly standing: StandingWeek; readonly week: IssuedWeek }[],
): Promise<void> {
  if (issued.length === 0) return;
  const kept = await particularsAmong(trx, [
    THE_HOUSE,
    ...issued.flatMap(({ week: { booked } }) => [booked.freelancer, booked.org]),
  ]);
  const taxes = await taxesAmong(
    trx,
    issued.map(({ week: { booked } }) => booked.contract),
  );
  const house = whoseOf(kept.get(THE_HOUSE) ?? null, HOUSE_NAME);
  const documents = issued.flatMap(({ standing, week: { booked, invoice } }) => {
    const freelancer = whoseOf(kept.get(booked.freelancer) ?? null, standing.freelancerName);
    const client = whoseOf(kept.get(booked.org) ?? null, standing.organisation.name);
    const own = taxes.get(booked.contract);
    const tax = own === undefined ? freelancer.tax : keptTax(own);
    const source = { kind: 'week', week: booked.week } as const;
    const at = weekClock(booked.week).locksAt;
    return documentsFor(
      { title: standing.title, freelancer, tax, client, house },
      { booked, source },
      { invoice, at },
    );
  });
  await issueDocuments(trx, documents);
}
