import type { KeptReport, Report } from '@stint/wire/reports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { atWork, track, type Work } from '../testing/money.ts';
import { type TestOffice, testOffice } from '../testing/office.ts';

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

const ask = (line: string, body?: unknown) =>
  office.ask(line, { token: work.ana.token, ...(body === undefined ? {} : { body }) });
const DAYS = 'from=2026-11-01&to=2026-11-30';

describe('a report over HTTP', () => {
  it('takes one filter, or the same again and again', async () => {
    const rows = async (search: string) => ((await ask(`GET /reports?${search}`)).json as Report).rows;
    expect(await rows(`${DAYS}&by=memo`)).toMatchObject([{ key: 'Header colours', countedSeconds: 3600 }]);
    const { contract, ana, ben } = work;
    expect(await rows(`${DAYS}&contract=${contract}&contract=${contract}`)).toHaveLength(1);
    expect(await rows(`${DAYS}&freelancer=${ben.person}`)).toHaveLength(0);
    expect(await rows(`${DAYS}&freelancer=${ben.person}&freelancer=${ana.person}`)).toHaveLength(1);
    expect(await rows(`${DAYS}&label=&label=calls`)).toHaveLength(1);
    expect(await rows('period=this-week&zone=Asia/Tokyo')).toHaveLength(1);
    expect((await ask('GET /reports')).json).toMatchObject({ code: 'bad-span', field: 'from' });
    expect((await ask(`GET /reports?${DAYS}&zone=Nowhere`)).json).toMatchObject({ code: 'no-such-zone' });
    expect((await ask(`GET /reports?${DAYS}&by=client`)).code).toBe('bad-request');
  });

  it.each([
    ['csv', 'rows', 'text/csv; charset=utf-8', 'stint-report-by-contract-2026-11-01-to-2026-11-30.csv'],
    ['csv', 'segments', 'text/csv; charset=utf-8', 'stint-segments-2026-11-01-to-2026-11-30.csv'],
    [
      'xlsx',
      'rows',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'stint-report-by-contract-2026-11-01-to-2026-11-30.xlsx',
    ],
    ['json', 'segments', 'application/json; charset=utf-8', 'stint-segments-2026-11-01-to-2026-11-30.json'],
    ['pdf', 'rows', 'application/pdf', 'stint-timesheet-2026-11-01-to-2026-11-30.pdf'],
  ])(
    'is kept as %s of %s under a good name',
    async (format, lines, type, name) => {
      const { status, headers, text } = await ask(
        `GET /reports/export?${DAYS}&format=${format}&lines=${lines}`,
      );
      expect([status, headers.get('content-type')]).toEqual([200, type]);
      expect(headers.get('content-disposition')).toContain(`filename="${name}"`);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(text.length).toBeGreaterThan(300);
    },
    60_000,
  );

  it('as JSON has every segment as the diary tells it, and no picture', async () => {
    const { json } = await ask(`GET /reports/export?${DAYS}&format=json&lines=segments`);
    const { segments, contracts } = json as { segments: object[]; contracts: object[] };
    expect(contracts).toMatchObject([{ id: work.contract, title: 'Web shop' }]);
    expect(segments).toHaveLength(6);
    expect(segments[0]).toMatchObject({
      start: '2026-11-17T09:00:00Z',
      memo: 'Header colours',
      rate: '45.00',
    });
    expect(Object.keys(segments[0] ?? {})).not.toContain('snapshotAt');
    const { json: empty } = await ask(
      'GET /reports/export?from=2026-01-01&to=2026-01-02&format=json&lines=segments',
    );
    expect(empty).toMatchObject({ contracts: [], segments: [] });
  });

  it('is read one after the other by one person, and not without end', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask(`GET /reports?${DAYS}`)));
    const statuses = answers.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect((await ask(`GET /reports?${DAYS}`)).status).toBe(200);
  });
});

describe('a kept report', () => {
  const query = { by: 'memo', zone: 'UTC', period: 'last-week', contracts: [], freelancers: [], labels: [] };

  it('is kept once, changed in one tab and refused in the other, and dropped', async () => {
    const id = house.random.uuid();
    const body = { id, name: 'Last week', query };
    const made = await ask('POST /reports/kept', body);
    expect(made).toMatchObject({ status: 201, json: { id, name: 'Last week', version: 1, query } });
    expect((await ask('POST /reports/kept', body)).json).toEqual(made.json);
    const change = (name: string) => ask(`PUT /reports/kept/${id}`, { version: 1, name, query });
    expect((await change('By memo')).json).toMatchObject({ name: 'By memo', version: 2 });
    expect((await change('Other tab')).code).toBe('changed-meanwhile');
    const kept = (await ask('GET /reports/kept')).json as KeptReport[];
    expect(kept.map(({ name }) => name)).toEqual(['By memo']);
    const other = await office.ask('GET /reports/kept', { token: work.ben.token });
    expect(other.json).toEqual([]);
    expect((await ask(`DELETE /reports/kept/${id}`)).status).toBe(204);
    expect((await ask(`DELETE /reports/kept/${id}`)).code).toBe('no-such-report');
    expect((await change('Gone')).code).toBe('no-such-report');
  });

  it('is refused where it could not be read', async () => {
    const wrong = { name: 'x', query: { ...query, zone: 'Nowhere' } };
    expect((await ask('POST /reports/kept', wrong)).code).toBe('no-such-zone');
    const both = { name: 'x', query: { ...query, from: '2026-11-01', to: '2026-11-02' } };
    expect((await ask('POST /reports/kept', both)).code).toBe('bad-span');
  });
});
