import { DAY_SECONDS } from '@stint/core/instant';
import type { ReportShare, SharedReport } from '@stint/wire/report-shares';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeMember } from '../operations/teams/remove-member.ts';
import { wholeOf } from '../testing/access-matrix.ts';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { atWork, track, type Work } from '../testing/money.ts';
import { later, type TestOffice, testOffice } from '../testing/office.ts';
import { createMember, type TestPerson } from '../testing/people.ts';
import { LINK_READS, LINK_TRIES } from './limits.ts';

let house: TestHouse;
let office: TestOffice;
let work: Work;
beforeAll(async () => {
  house = await testHouse({ at: '2026-11-18T10:00:00Z' });
  work = await atWork(house);
  await track(work.desk, '2026-11-17T09:00:00Z');
  office = await testOffice(house);
});
afterAll(async () => {
  await office.close();
  await house.close();
});

const none = { contracts: [], freelancers: [], labels: [] };
const month = { by: 'contract', zone: 'UTC', from: '2026-11-01', to: '2026-11-30', ...none };
type Made = ReportShare & { link: string };

async function share(who: TestPerson, more: object = {}): Promise<Made> {
  const body = { name: 'For the bookkeeper', query: month, money: true, memos: true, ...more };
  const { json, status } = await office.ask('POST /reports/shares', { token: who.token, body });
  expect(status).toBe(201);
  return json as Made;
}

/** As a browser without any sign-in asks it. */
const read = (link: string, more = '') => office.ask(`GET /shared/${link.split('/').at(-1)}${more}`);

async function list(who: TestPerson): Promise<ReportShare[]> {
  return (await office.ask('GET /reports/shares', { token: who.token })).json as ReportShare[];
}

describe('a link to a report', () => {
  it('is read by whoever holds it: what was handed on, and no fee', async () => {
    const made = await share(work.ana);
    expect(made).toMatchObject({ expired: false, lastUsedAt: null, expiresAt: '2026-12-18T10:00:00Z' });
    expect(new URL(made.link).pathname).toMatch(/^\/shared\/[\w-]{43}$/);
    const { status, json, headers } = await read(made.link);
    expect(status).toBe(200);
    const { name, by, report } = json as SharedReport;
    expect([name, by]).toEqual(['For the bookkeeper', 'Ana Duarte']);
    expect(report.shows).toEqual({ money: true, fees: false, memos: true });
    expect(report.rows).toMatchObject([{ name: 'Web shop', countedSeconds: 3600 }]);
    expect(report.totals.money).toEqual([
      { currency: 'USD', amount: '45.00', stipend: '0.00', issued: '0.00', fees: null },
    ]);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await list(work.ana))[0]).toMatchObject({ id: made.id, lastUsedAt: '2026-11-18T10:00:00Z' });
  });

  it('is told once, and kept as no more than its hash', async () => {
    const id = house.random.uuid();
    const made = await share(work.ana, { id });
    const again = await share(work.ana, { id });
    expect(again).toEqual({ ...made, link: null });
    const token = made.link.split('/').at(-1) ?? '';
    const rows = await house.db.selectFrom('report_share').selectAll().execute();
    expect(rows.flatMap((row) => Object.values(row).map(String)).join(' ')).not.toContain(token);
    const taken = { id, name: 'Mine', query: month, money: true, memos: true };
    const other = await office.ask('POST /reports/shares', { token: work.ben.token, body: taken });
    expect(other.code).toBe('id-taken');
  });

  it('shows no money and no memos where they were not handed on, in no table either', async () => {
    const { link } = await share(work.ana, { money: false, memos: false, query: { ...month, by: 'day' } });
    const { report } = (await read(link)).json as SharedReport;
    expect(report.totals.money).toEqual([]);
    expect(report.lines.flatMap(({ amounts }) => amounts)).toEqual([]);
    for (const search of ['csv&lines=segments', 'csv&lines=rows', 'json&lines=segments', 'json&lines=rows']) {
      const { text, headers } = await read(link, `/export?format=${search}`);
      expect(text).toMatch(/3600|600/);
      expect(text).not.toMatch(/Header colours|45\.00|7\.50|"rate"|Rate|Header\.tsx/);
      expect(headers.get('content-disposition')).toMatch(
        /^attachment; filename="stint-.*2026-11-30\.(csv|json)"/,
      );
    }
    const body = { name: 'x', query: { ...month, by: 'memo' }, money: true, memos: false };
    const refused = await office.ask('POST /reports/shares', { token: work.ana.token, body });
    expect(refused).toMatchObject({ status: 400, json: { code: 'bad-request', field: 'memos' } });
  });

  it('that is unknown, expired or taken back is the same nothing', async () => {
    const short = await share(work.ana, { days: 1 });
    const revoked = await share(work.ana);
    const { token } = work.ana;
    expect((await office.ask(`DELETE /reports/shares/${revoked.id}`, { token: work.ben.token })).code).toBe(
      'no-such-share',
    );
    expect((await office.ask(`DELETE /reports/shares/${revoked.id}`, { token })).status).toBe(204);
    expect((await office.ask(`DELETE /reports/shares/${revoked.id}`, { token })).code).toBe('no-such-share');
    expect((await list(work.ana)).map(({ id }) => id)).not.toContain(revoked.id);
    later(house, office, DAY_SECONDS);
    const unknown = wholeOf(await read('x'.repeat(43)));
    for (const { link } of [short, revoked]) {
      expect(wholeOf(await read(link))).toEqual(unknown);
      expect((await read(link, '/export?format=csv')).status).toBe(404);
    }
    expect((await list(work.ana)).find(({ id }) => id === short.id)).toMatchObject({ expired: true });
  });

  it('ends for whoever is taken out of the team, and stays for the others', async () => {
    const rita = await createMember(house, 'Rita Look', work.acme, 'reviewer');
    const [theirs, bens] = [await share(rita), await share(work.ben)];
    expect((await read(theirs.link)).status).toBe(200);
    expect(await removeMember(house, work.ben, { organisation: work.acme, person: rita.person })).toBeNull();
    expect((await read(theirs.link)).code).toBe('no-such-link');
    expect((await read(bens.link)).status).toBe(200);
  });

  it('shows no contract that came after it, and is none of an operator’s', async () => {
    const { link } = await share(work.ana, {
      query: { ...month, period: 'this-month', from: undefined, to: undefined },
    });
    later(house, office, 40 * DAY_SECONDS);
    const { report } = (await read(link)).json as { report?: SharedReport['report'] };
    expect(report).toBeUndefined();
    const { query } = await share(work.ana, {
      query: { ...month, period: 'last-month', from: undefined, to: undefined },
    });
    expect(query).toMatchObject({ from: '2026-11-01', to: '2026-11-30', contracts: [work.contract] });
    expect(query.period).toBeUndefined();
    const body = { name: 'x', query: { ...month, contracts: [work.contract] }, money: true, memos: true };
    const { code } = await office.ask('POST /reports/shares', { token: work.olu.token, body });
    expect(code).toBe('not-allowed-here');
  });

  it('is not to be guessed, nor to be asked without end', async () => {
    const { link } = await share(work.ana);
    const statuses = async (times: number, asked: (n: number) => ReturnType<typeof read>) => {
      const all: number[] = [];
      for (let n = 0; n < times; n += 1) all.push((await asked(n)).status);
      return all;
    };
    const reads = await statuses(LINK_READS.tries + 1, () => read(link, '/export?format=json'));
    expect(reads.slice(-2)).toEqual([200, 429]);
    later(house, office, LINK_READS.seconds);
    const guesses = await statuses(LINK_TRIES.tries + 1, (n) => read(`guess-${n}`));
    expect(guesses.slice(-2)).toEqual([404, 429]);
    // Whoever shares the guesser's address has a link that is one.
    expect((await read(link)).status).toBe(200);
  });

  it('shows nothing of what its maker sees as an operator alone', async () => {
    const uma = await createMember(house, 'Uma Both', work.acme, 'reviewer');
    const { token } = uma;
    const made = await share(uma, { query: { ...month, contracts: [work.contract] } });
    const body = { contracts: [work.contract], memos: true };
    const feed = await office.ask('POST /calendar', { token, body });
    const path = new URL((feed.json as { address: string }).address).pathname.replace('/api/v1', '');
    await house.db.updateTable('person').set({ is_operator: true }).where('id', '=', uma.person).execute();
    expect([(await read(made.link)).status, (await office.ask(`GET ${path}`)).status]).toEqual([200, 200]);
    expect(await removeMember(house, work.ben, { organisation: work.acme, person: uma.person })).toBeNull();
    expect((await office.ask(`GET /contracts/${work.contract}`, { token })).status).toBe(200);
    expect((await read(made.link)).code).toBe('no-such-link');
    expect((await office.ask(`GET ${path}`)).code).toBe('no-such-link');
  });
});
