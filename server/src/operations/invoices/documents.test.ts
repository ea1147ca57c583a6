import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentsOf } from '../../store/invoice-documents.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/jobs.ts';
import { atWork, type Work } from '../../testing/money.ts';
import { setContractTax } from './contract-tax.ts';
import { issueCredits } from './issue-invoices.ts';
import { listInvoices, listWeekInvoices } from './list-invoices.ts';
import { readParticulars, setParticulars, setTeamParticulars } from './particulars.ts';
import { closeAll, weeksOf } from './weeks.testing.ts';

const WEEK = { kind: 'week', week: toInstant('2026-11-16T00:00:00Z') } as const;

let house: TestHouse;
let work: Work;

beforeEach(async () => {
  house = await testHouse({ payments: true });
  work = await atWork(house);
});
afterEach(() => house.close());

describe('a document keeps what stood when it was issued', () => {
  const ANA = {
    version: 0,
    name: 'Ana Duarte Lda',
    street: 'Rua Augusta 1',
    more: '',
    postcode: '1100-048',
    city: 'Lisboa',
    region: '',
    country: 'PT',
    vatId: 'PT123456789',
    registration: '',
    email: 'ana@example.test',
    note: 'Thank you.',
    logo: null,
    tax: { kind: 'none', says: 'Exempt, art. 53' } as const,
  };

  it('though both sides change theirs afterwards', async () => {
    done(await setParticulars(house, work.ana, ANA));
    await weeksOf(house, work, 1);
    await closeAll(house);
    const later = { ...ANA, version: 1, name: 'Another', tax: { kind: 'reverse-charge' } as const };
    done(await setParticulars(house, work.ana, later));
    done(await setTeamParticulars(house, work.ben, { ...ANA, organisation: work.acme, name: 'Acme AG' }));
    const [document] = await documentsOf(house.db, {
      contract: work.contract,
      source: WEEK,
    });
    expect(document?.body).toMatchObject({
      issuer: { name: 'Ana Duarte Lda', city: 'Lisboa' },
      receiver: { name: 'Acme Garden Tools', city: '' },
      tax: { kind: 'none', says: 'Exempt, art. 53' },
    });
    expect(done(await readParticulars(house, work.ana))).toMatchObject({ version: 2, name: 'Another' });
  });

  it('and says what was missing, which stopped nothing', async () => {
    await weeksOf(house, work, 1);
    await closeAll(house);
    const [listed] = done(
      await listWeekInvoices(house, work.ben, { contract: work.contract, week: '2026-11-16' }),
    );
    expect(listed).toMatchObject({
      number: '2026-0001',
      issuer: 'Ana Duarte',
      receiver: 'Acme Garden Tools',
      gross: '7.50',
      missing: ['issuer-address', 'issuer-country', 'receiver-address', 'receiver-country'],
    });
  });

  it('a contract may be taxed in its own way; what would ask the client for more is refused', async () => {
    done(await setParticulars(house, work.ana, ANA));
    const asked = { contract: work.contract, version: 0 };
    expect(await setContractTax(house, work.ben, { ...asked, tax: null })).toMatchObject({
      refused: 'freelancers-only',
    });
    expect(
      await setContractTax(house, work.ana, { ...asked, tax: { kind: 'vat', percent: '19' } }),
    ).toMatchObject({ refused: 'tax-not-collected' });
    done(await setContractTax(house, work.ana, { ...asked, tax: { kind: 'reverse-charge' } }));
    expect(await setContractTax(house, work.ana, { ...asked, tax: null })).toMatchObject({
      refused: 'changed-meanwhile',
    });
    await weeksOf(house, work, 1);
    await closeAll(house);
    const [document] = await documentsOf(house.db, {
      contract: work.contract,
      source: WEEK,
    });
    expect(document?.body.tax).toEqual({ kind: 'reverse-charge' });
  });

  it('what stands already is no new version; who saw an old one is told so', async () => {
    done(await setParticulars(house, work.ana, ANA));
    expect(done(await setParticulars(house, work.ana, ANA)).version).toBe(1);
    expect(await setParticulars(house, work.ana, { ...ANA, name: 'Else' })).toMatchObject({
      refused: 'changed-meanwhile',
    });
  });
});

describe('the fees are the house’s own', () => {
  it('each side lists the work and its own fee, and never the other’s', async () => {
    await weeksOf(house, work, 2);
    await closeAll(house);
    const kinds = async (who: Work['ana']) =>
      (await listInvoices(house, who, {})).invoices.map(({ kind, number }) => `${kind} ${number}`);
    expect(await kinds(work.ana)).toEqual([
      'freelancer-fee F-2026-0004',
      'work 2026-0002',
      'freelancer-fee F-2026-0002',
      'work 2026-0001',
    ]);
    expect((await kinds(work.ben)).map((one) => one.split(' ')[0])).toEqual([
      'client-fee',
      'work',
      'client-fee',
      'work',
    ]);
    expect(await kinds(work.olu)).toEqual([]);
  });
});

describe('a credit note', () => {
  it('is issued once for a refund, of each document its part, and never for more than is left', async () => {
    await weeksOf(house, work, 1);
    await closeAll(house);
    const week = { contract: work.contract, source: WEEK };
    const at = house.clock.now();
    const refund = (event: string, amount: bigint) =>
      house.db
        .transaction()
        .execute((trx) =>
          issueCredits(trx, week, event, { credited: { work: amount, 'client-fee': 10n }, at }),
        );
    await refund('r1', 300n);
    await refund('r1', 300n);
    const credits = (await documentsOf(house.db, week)).filter(({ credits: of }) => of !== null);
    expect(credits.map(({ number, credits: of, gross }) => [number, of, gross])).toEqual([
      ['C-2026-0001', '2026-0001', 300n],
      ['FC-2026-0001', 'F-2026-0001', 10n],
    ]);
    await expect(refund('r2', 451n)).rejects.toThrow(RangeError);
    await refund('r3', 450n);
    expect((await documentsOf(house.db, week)).at(-2)?.number).toBe('C-2026-0002');
  });
});
