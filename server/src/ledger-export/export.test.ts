import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account, Entry } from '@stint/core/ledger';
import { segmentOf } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveClock } from '../operations/clock/move-clock.ts';
import { payOut } from '../operations/money/pay-out.ts';
import { openDispute } from '../operations/review/open-dispute.ts';
import { withdrawDispute } from '../operations/review/withdraw-dispute.ts';
import { book, readEntries } from '../store/ledger.ts';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { done } from '../testing/jobs.ts';
import { atWork, CARDS, track, type Work } from '../testing/money.ts';
import { createTestContract, TestTracker } from '../testing/tracking.ts';
import { exportLedger, type LedgerFormat } from './export.ts';

let house: TestHouse;
let work: Work;
let folder: string;

// Ana works a paid week in dollars and one in yen, and takes a part of the dollars out.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stint-journal-'));
  house = await testHouse({ payments: true });
  work = await atWork(house, { card: CARDS.good });
  const terms = { currency: 'JPY', rate: '4567', freelancerFeePercent: '7.5' };
  const yen = await createTestContract(house, work, terms);
  await track(work.desk, '2026-11-18T06:00:00Z', 7);
  await track(new TestTracker(house, work.tracker, yen), '2026-11-17T06:00:00Z', 5);
  await moveClock(house, work.olu, { now: '2026-11-24T00:00:00Z' });
  await disputeAndWithdraw();
  await moveClock(house, work.olu, { now: '2026-12-02T00:00:00Z' });
  const id = house.random.uuid();
  await payOut(house, work.ana, { id, currency: 'USD', amount: '12.34' });
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

/** Of the dollars two segments; the one is withdrawn, the other stays held. */
async function disputeAndWithdraw(): Promise<void> {
  const asked = { contract: work.contract, week: '2026-11-16' };
  for (const start of ['2026-11-18T06:00:00Z', '2026-11-18T06:10:00Z']) {
    const id = house.random.uuid();
    const segments = [{ segment: segmentOf(toInstant(start)), kind: 'tracked' as const }];
    const review = done(
      await openDispute(house, work.ben, { ...asked, id, parts: [{ reason: 'idle', says: '', segments }] }),
    );
    const dispute = review.disputes[0]?.id ?? '';
    if (review.disputes.length === 1) done(await withdrawDispute(house, work.ben, { ...asked, dispute }));
  }
}

async function exported(format: LedgerFormat, from = house): Promise<string> {
  let text = '';
  for await (const piece of exportLedger(from.db, format)) text += piece;
  return text;
}

/** They come with the system (apt install hledger beancount), not with the house. */
function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}

/** What the real programs say; '' when they have nothing to complain of. */
function complaintsOf(journal: string, program: 'hledger' | 'bean-check'): string {
  const file = join(folder, program === 'hledger' ? 'books.journal' : 'books.beancount');
  writeFileSync(file, journal);
  const args = program === 'hledger' ? ['-f', file, 'check', '--strict'] : [file];
  const env = { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
  const run = spawnSync(program, args, { encoding: 'utf8', env });
  if (run.error) throw run.error;
  return run.status === 0 ? '' : `${run.stdout}${run.stderr}` || `exit ${run.status}`;
}

describe.each([
  ['hledger', 'hledger'],
  ['beancount', 'bean-check'],
] as const)('the %s export', (format, program) => {
  const real = it.skipIf(!isInstalled(program));

  /** What the program says of the export with a fault planted in it. */
  async function complaintsAfter(fault: RegExp, instead: string): Promise<string> {
    const journal = await exported(format);
    const faulty = journal.replace(fault, instead);
    expect(faulty).not.toBe(journal);
    return complaintsOf(faulty, program);
  }

  real(`is accepted by the real ${program}, with every entry of the house in it`, async () => {
    const journal = await exported(format);
    expect(complaintsOf(journal, program)).toBe('');
    for (const { id } of await readEntries(house.db, { after: 0, limit: 100 })) expect(journal).toContain(id);
    expect(journal).toContain('JPY');
  });

  real('of a house with nothing booked is accepted too', async () => {
    const empty = await testHouse();
    expect(complaintsOf(await exported(format, empty), program)).toBe('');
    await empty.close();
  });

  real('with a cent too much in one place is caught: the entry does not balance', async () => {
    expect(await complaintsAfter(/ -12\.34 USD/, ' -12.35 USD')).toMatch(/balance/);
  });

  real(
    'with a cent too much at both ends is caught: the places hold other sums than the house says',
    async () => {
      expect(await complaintsAfter(/ (-?)12\.34 USD/g, ' $112.35 USD')).toMatch(/balance/i);
    },
  );

  real('with an entry left out is caught', async () => {
    expect(await complaintsAfter(/^\S+ .*Paid out(.*\n)+?(?=\n)/m, '')).toMatch(/balance/i);
  });

  real('with an account that nobody declared is caught', async () => {
    expect(await complaintsAfter(/^.*(account|open) .*gateway.*\n/im, '')).toMatch(/gateway/i);
  });
});

describe('words of people in the books', () => {
  const evil = 'Ana"\\ ; type:X, date:1 [2026-01-01] | (x)\n2026-01-01 open Assets:Mine\n\u202e\u0000=1+1';

  const real = it.skipIf(!isInstalled('hledger') || !isInstalled('bean-check'));

  real('cannot become bookings, tags or formulas', async () => {
    const wild = await testHouse({ seed: 'wild' });
    const name = evil.replaceAll('\u0000', '');
    const id = wild.random.uuid();
    await wild.db.insertInto('organisation').values({ id, name, created_at: 1 }).execute();
    const entry: Entry = {
      id: `wild;(${name})`,
      at: 1_795_000_000,
      currency: 'BHD',
      says: `=${name}`,
      postings: [{ from: `client:${id}` as Account, to: 'gateway' as Account, amount: 1_234n }],
    };
    await wild.db.transaction().execute((trx) => book(trx, entry));
    expect(complaintsOf(await exported('hledger', wild), 'hledger')).toBe('');
    expect(complaintsOf(await exported('beancount', wild), 'bean-check')).toBe('');
    const rows = (await exported('csv', wild)).split('\r\n');
    expect(rows).toHaveLength(3);
    expect(rows[1]).toContain(`"'=Ana""\\ ; type:X`);
    expect(rows[1]).toMatch(/,gateway,1\.234,BHD$/);
    await wild.close();
  });
});

describe('the CSV export', () => {
  it('has one row for each posting', async () => {
    const [head, ...rows] = (await exported('csv')).trimEnd().split('\r\n');
    expect(head).toBe('number,at,entry,says,line,from,to,amount,currency');
    const entries = await readEntries(house.db, { after: 0, limit: 100 });
    expect(rows).toHaveLength(entries.flatMap(({ postings }) => postings).length);
    expect(rows.at(-1)).toMatch(/,Paid out,0,freelancer:[0-9a-f-]+:available,gateway,12\.34,USD$/);
  });
});
