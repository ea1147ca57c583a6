import { toInstant } from '@stint/wire/letters';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../store/database.ts';
import { documentsOfWeek } from '../../store/invoice-documents.ts';
import { type OpenWeek, weeksToClose } from '../../store/money.ts';
import { THE_HOUSE } from '../../store/particulars.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/jobs.ts';
import { deathOf, startDoomed } from '../../testing/kill.ts';
import { atWork, track, type Work } from '../../testing/money.ts';
import { createTestContract, TestTracker } from '../../testing/tracking.ts';
import { closeWeek } from '../money/close-weeks.ts';
import { setContractTax } from './contract-tax.ts';
import { issueCredits } from './issue-invoices.ts';
import { listInvoices, listWeekInvoices } from './list-invoices.ts';
import { readParticulars, setParticulars, setTeamParticulars } from './particulars.ts';

const LOCKED = '2026-11-23T12:00:00Z';
let house: TestHouse;
let owner: Database;
let work: Work;

beforeEach(async () => {
  house = await testHouse({ payments: true });
  owner = openDatabase(house.ownerUrl, () => {});
  work = await atWork(house);
});
afterEach(async () => {
  await owner.destroy();
  await house.close();
});

/** Ana works for so many contracts in one week. */
async function weeksOf(contracts: number): Promise<OpenWeek[]> {
  const terms = { rate: '45.00', freelancerFeePercent: '10', clientFeePercent: '5' };
  for (let n = 0; n < contracts; n += 1) {
    const contract = n === 0 ? work.contract : await createTestContract(house, work, terms);
    const hour = String(6 + Math.floor(n / 6)).padStart(2, '0');
    await track(new TestTracker(house, work.tracker, contract), `2026-11-17T${hour}:${n % 6}0:00Z`, 1);
  }
  house.movable.moveTo(toInstant(LOCKED));
  return weeksToClose(house.db, house.clock.now(), { limit: 100, past: 0 });
}

/** Every week that has locked is closed, the oldest first. */
async function closeAll(): Promise<void> {
  for (const week of await weeksToClose(house.db, house.clock.now(), { limit: 100, past: 0 })) {
    await closeWeek(house, week);
  }
}

/** Every number, by issuer. */
async function numbers(): Promise<{ ana: string[]; house: string[] }> {
  const rows = await owner
    .selectFrom('invoice_document')
    .select(['issuer_id', 'number'])
    .orderBy('n')
    .execute();
  const of = (issuer: string) => rows.filter((row) => row.issuer_id === issuer).map(({ number }) => number);
  return { ana: of(work.ana.person), house: of(THE_HOUSE) };
}

function upTo(count: number, series = ''): string[] {
  return Array.from({ length: count }, (_, n) => `${series}2026-${String(n + 1).padStart(4, '0')}`);
}

describe('numbers without a gap', () => {
  it('of sixteen weeks that are closed at once on two servers: each its own, none left out', async () => {
    const weeks = await weeksOf(16);
    expect(weeks).toHaveLength(16);
    const second = { ...house, db: openDatabase(house.appUrl, () => {}) };
    await Promise.all(weeks.map((week, n) => closeWeek(n % 2 === 0 ? house : second, week)));
    await second.db.destroy();
    const issued = await numbers();
    expect(issued.ana.sort()).toEqual(upTo(16));
    expect(issued.house.sort()).toEqual(upTo(32, 'F-'));
  });

  it('of one week that sixteen close at once: one', async () => {
    const [week] = await weeksOf(1);
    if (!week) throw new Error('no week');
    await Promise.all(Array.from({ length: 16 }, () => closeWeek(house, week)));
    expect(await numbers()).toEqual({ ana: upTo(1), house: upTo(2, 'F-') });
  });

  it('of a close that is cut at each of its statements: the number is not used up', async () => {
    const [first, ...others] = await weeksOf(3);
    if (!first) throw new Error('no week');
    for (let cut = 0; ; cut += 1) {
      const closed = await closeWeek({ ...house, db: cutAt(house.db, cut) }, first).catch(() => 'cut');
      if (closed !== 'cut') break;
      expect(await numbers()).toEqual({ ana: [], house: [] });
    }
    for (const week of others) await closeWeek(house, week);
    expect(await numbers()).toEqual({ ana: upTo(3), house: upTo(6, 'F-') });
  });

  it('of a close that is killed with its number in hand: the next one takes the same', async () => {
    await weeksOf(2);
    const held = await owner.startTransaction().execute();
    await sql`lock table invoice_document in share row exclusive mode`.execute(held);
    const doomed = startDoomed(house, 'when-it-is-killed');
    await expect.poll(waiting, { timeout: 20_000 }).toBeGreaterThan(0);
    doomed.kill('SIGKILL');
    expect(await deathOf(doomed)).toBe('SIGKILL');
    await held.commit().execute();
    await closeAll();
    expect(await numbers()).toEqual({ ana: upTo(2), house: upTo(4, 'F-') });
  });

  async function waiting(): Promise<number> {
    const { rows } = await sql<{ n: bigint }>`select count(*) as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(owner);
    return Number(rows[0]?.n);
  }
});

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
    await weeksOf(1);
    await closeAll();
    const later = { ...ANA, version: 1, name: 'Another', tax: { kind: 'reverse-charge' } as const };
    done(await setParticulars(house, work.ana, later));
    done(await setTeamParticulars(house, work.ben, { ...ANA, organisation: work.acme, name: 'Acme AG' }));
    const [document] = await documentsOfWeek(house.db, {
      contract: work.contract,
      week: toInstant('2026-11-16T00:00:00Z'),
    });
    expect(document?.body).toMatchObject({
      issuer: { name: 'Ana Duarte Lda', city: 'Lisboa' },
      receiver: { name: 'Acme Garden Tools', city: '' },
      tax: { kind: 'none', says: 'Exempt, art. 53' },
    });
    expect(done(await readParticulars(house, work.ana))).toMatchObject({ version: 2, name: 'Another' });
  });

  it('and says what was missing, which stopped nothing', async () => {
    await weeksOf(1);
    await closeAll();
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
    await weeksOf(1);
    await closeAll();
    const [document] = await documentsOfWeek(house.db, {
      contract: work.contract,
      week: toInstant('2026-11-16T00:00:00Z'),
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
    await weeksOf(2);
    await closeAll();
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
    await weeksOf(1);
    await closeAll();
    const week = {
      contract: work.contract,
      org: work.acme,
      freelancer: work.ana.person,
      week: toInstant('2026-11-16T00:00:00Z'),
      currency: 'USD',
    };
    const at = house.clock.now();
    const refund = (event: string, amount: bigint) =>
      house.db
        .transaction()
        .execute((trx) =>
          issueCredits(trx, week, event, { credited: { work: amount, 'client-fee': 10n }, at }),
        );
    await refund('r1', 300n);
    await refund('r1', 300n);
    const credits = (await documentsOfWeek(house.db, week)).filter(({ credits: of }) => of !== null);
    expect(credits.map(({ number, credits: of, gross }) => [number, of, gross])).toEqual([
      ['C-2026-0001', '2026-0001', 300n],
      ['FC-2026-0001', 'F-2026-0001', 10n],
    ]);
    await expect(refund('r2', 451n)).rejects.toThrow(RangeError);
    await refund('r3', 450n);
    expect((await documentsOfWeek(house.db, week)).at(-2)?.number).toBe('C-2026-0002');
  });
});

/** The same database, on which the statement of this number fails, counted from 0. */
function cutAt(db: Database, at: number): Database {
  let statements = 0;
  return db.withPlugin({
    transformQuery: ({ node }) => {
      if (statements === at) throw new Error('the lights went out');
      statements += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
}
