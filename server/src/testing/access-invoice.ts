import { parseWeek } from '@stint/core/week';
import { issueDocument } from '../store/invoice-documents.ts';
import type { Side } from './access-people.ts';
import type { TestHouse } from './house.ts';

/** An invoice for nothing: what stands on one is tested elsewhere. Answers its number. */
export async function makeInvoice(house: TestHouse, side: Side, contract: string): Promise<string> {
  const { person: freelancer } = side.freelancer;
  const week = parseWeek('2026-11-09') ?? 0;
  const number = await house.db.transaction().execute((trx) =>
    issueDocument(trx, {
      issuer: freelancer,
      series: '',
      kind: 'work',
      event: `work:${contract}:2026-11-09`,
      credits: null,
      booked: { org: side.organisation, contract, freelancer, currency: 'USD' },
      source: { kind: 'week', week },
      issuedAt: house.clock.now(),
      sums: async () => ({ net: 0n, tax: 0n, gross: 0n }),
      body: { title: 'Web shop', issuer: {}, receiver: {}, tax: { kind: 'none', says: '' } },
      logo: null,
    }),
  );
  return number ?? '';
}
