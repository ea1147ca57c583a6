import { accounts } from '@stint/core/bookings';
import { DAY_SECONDS } from '@stint/core/instant';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveAndTick } from '../../clock.ts';
import type { Actor } from '../../house.ts';
import { readBalances } from '../../store/ledger.ts';
import { atFixedWork, FEES, type FixedWork, fund, milestoneOf, submit } from '../../testing/escrow.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/milestones.ts';
import { addCard, CARDS } from '../../testing/money.ts';
import { offerAna } from '../../testing/offers.ts';
import { listInvoices } from '../invoices/list-invoices.ts';
import { readInvoiceFile } from '../invoices/read-invoice-file.ts';
import { readReceipt } from '../invoices/read-receipt.ts';
import { acceptOffer } from '../offers/accept-offer.ts';
import { releaseMilestone } from './release-milestone.ts';

let house: TestHouse;
let work: FixedWork;
beforeEach(async () => {
  house = await testHouse({ payments: true, fees: FEES });
  work = await atFixedWork(house);
});
afterEach(() => house.close());

const later = (days: number) => moveAndTick(house, house.clock.now() + days * DAY_SECONDS);

async function release(of: FixedWork, n: number, amount: string): Promise<void> {
  const { id: milestone, version } = await milestoneOf(house, of, n);
  const asked = { contract: of.contract, milestone, version, amount, rest: 'client' } as const;
  done(await releaseMilestone(house, of.ben, asked));
}

const linesOf = async (who: Actor) =>
  (await listInvoices(house, who, {})).invoices.map(
    ({ kind, number, gross, charge, source }) =>
      `${kind} ${number} ${gross} ${charge} ${source.kind === 'week' ? '' : source.says}`,
  );

describe('a milestone that is released', () => {
  it('is invoiced with numbers of its own, to each side its part; what goes back is not', async () => {
    done(await fund(house, work, 1));
    await submit(house, work, 1);
    expect(await linesOf(work.ben)).toEqual([]);
    await release(work, 1, '300.00');
    expect(await linesOf(work.ben)).toEqual([
      'client-fee F-2026-0001 15.00 succeeded Milestone: Design',
      'work 2026-0001 300.00 succeeded Milestone: Design',
    ]);
    expect(await linesOf(work.ana)).toEqual([
      'freelancer-fee F-2026-0002 30.00 succeeded Milestone: Design',
      'work 2026-0001 300.00 succeeded Milestone: Design',
    ]);
    const { money } = await milestoneOf(house, work, 1);
    expect(money?.parts.map(({ kind, invoice }) => `${kind} ${invoice}`)).toEqual([
      'released 2026-0001',
      'refunded null',
    ]);
  });

  it('by silence has the same papers: an invoice, a receipt and a remittance advice', async () => {
    done(await fund(house, work, 1));
    await submit(house, work, 1);
    await later(14);
    const asked = { contract: work.contract, number: '2026-0001', origin: 'https://stint.test' };
    const files = [
      done(await readInvoiceFile(house, work.ben, { ...asked, format: 'pdf' })),
      done(await readReceipt(house, work.ben, asked)),
      done(await readReceipt(house, work.ana, asked)),
    ];
    expect(files.map(({ name }) => name)).toEqual([
      'stint-invoice-2026-0001.pdf',
      'stint-receipt-2026-0001.pdf',
      'stint-remittance-2026-0001.pdf',
    ]);
    for (const { bytes } of files) expect(Buffer.from(bytes.slice(0, 5)).toString()).toBe('%PDF-');
  });

  it('is told to be available when its hold is over, once', async () => {
    done(await fund(house, work, 1));
    await release(work, 1, '500.00');
    await later(5);
    await later(1);
    const told = await house.db
      .selectFrom('notification')
      .select(['person_id', 'facts'])
      .where('kind', '=', 'milestone-available')
      .execute();
    expect(told).toMatchObject([{ person_id: work.ana.person, facts: { amount: '450.00' } }]);
  });
});

describe('a fixed price in yen, which has no minor unit', () => {
  it('is funded, released in part, given back and available in whole yen', async () => {
    await addCard(house, work, CARDS.good);
    const milestones = [{ title: 'デザイン', says: '', amount: '33333', dueDay: null }];
    const terms = { kind: 'fixed', currency: 'JPY', escrow: true, milestones } as const;
    const { id: contract, now } = await offerAna(house, work, terms);
    done(await acceptOffer(house, work.ana, { offer: contract, version: now.version }));
    const yen = { ...work, contract };
    const funded = done(await fund(house, yen, 1));
    // 5 % of 33,333 is 1,666.65: rounded half up once.
    expect(funded.money).toMatchObject({ held: '33333', netOfHeld: '30000', backOfHeld: '35000' });
    await submit(house, yen, 1);
    await release(yen, 1, '11111');
    const { money } = await milestoneOf(house, yen, 1);
    expect(money?.parts).toMatchObject([
      { kind: 'released', amount: '11111', freelancerFee: '1111', net: '10000', clientFee: '556' },
      { kind: 'refunded', amount: '22222', clientFee: '1111' },
    ]);
    expect(await linesOf(work.ben)).toEqual([
      'client-fee F-2026-0001 556 succeeded Milestone: デザイン',
      'work 2026-0001 11111 succeeded Milestone: デザイン',
    ]);
    await later(5);
    const places = [
      accounts.escrow(contract),
      accounts.available(work.ana.person),
      accounts.client(work.acme),
    ];
    const found = await readBalances(house.db, places);
    expect(found.filter(({ balance }) => balance !== 0n)).toMatchObject([
      { currency: 'JPY', balance: 10_000n },
    ]);
  });
});
