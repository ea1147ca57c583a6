import { DAY_SECONDS, WEEK_SECONDS } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import { writeManualTime } from '@stint/server/operations/diary/write-manual-time';
import { removeMember } from '@stint/server/operations/teams/remove-member';
import { type TestHouse, testHouse } from '@stint/server/testing/house';
import { done } from '@stint/server/testing/jobs';
import { atWork, track, type Work } from '@stint/server/testing/money';
import { later, type TestOffice, testOffice } from '@stint/server/testing/office';
import { createMember } from '@stint/server/testing/people';
import { HOSTILE } from '@stint/tracker/panel/testing/hostile-strings';
import type { CalendarFeed } from '@stint/wire/calendar';
import { Memo, toInstant } from '@stint/wire/letters';
import ICAL from 'ical.js';
import { afterEach, beforeEach, expect, it } from 'vitest';

let house: TestHouse;
let office: TestOffice;
let work: Work;
beforeEach(async () => {
  house = await testHouse({ at: '2026-11-18T10:00:00Z' });
  work = await atWork(house);
  office = await testOffice(house);
});
afterEach(async () => {
  await office.close();
  await house.close();
});

type Made = CalendarFeed & { address: string };

async function make(body: object, { token } = work.ana): Promise<Made> {
  const { json, status } = await office.ask('POST /calendar', { token, body });
  expect(status).toBe(201);
  return json as Made;
}

/** As a calendar program asks it: no sign-in, and the tag of what it has. */
const fetchCalendar = ({ address }: Made, tag?: string) =>
  fetch(address, tag === undefined ? {} : { headers: { 'if-none-match': tag } });

interface Seen {
  readonly uid: string;
  readonly summary: string;
  readonly start: string;
  readonly end: string;
}

/** What ical.js reads in it, in time order. */
async function read(made: Made): Promise<Seen[]> {
  const response = await fetchCalendar(made);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  return eventsOf(await response.text());
}

function eventsOf(text: string): Seen[] {
  const calendar = ICAL.Component.fromString(text);
  expect(calendar.name).toBe('vcalendar');
  const seen = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
    };
  });
  return seen.toSorted((a, b) => (a.start + a.uid < b.start + b.uid ? -1 : 1));
}

const said = ({ start, end, summary }: Seen): string => {
  const short = (text: string) => text.slice(0, 16);
  return start === end ? `${short(start)} ${summary}` : `${short(start)}–${end.slice(11, 16)} ${summary}`;
};

it('shows merged work and the deadlines of its week, in UTC, under names that stay', async () => {
  await track(work.desk, '2026-11-17T09:00:00Z', 3);
  const manual = { from: toInstant('2026-11-17T12:00:00Z'), to: toInstant('2026-11-17T13:00:00Z') };
  done(
    await writeManualTime(house, work.ana, {
      contract: work.contract,
      ...manual,
      memo: 'Call, with Ben; twice',
    }),
  );
  const made = await make({ contracts: null, memos: true });
  expect(new URL(made.address).pathname).toMatch(/^\/api\/v1\/calendar\/[\w-]{43}\.ics$/);
  const before = await read(made);
  expect(before.map(said)).toEqual([
    '2026-11-17T09:00–09:30 Web shop: Header colours',
    '2026-11-17T12:00–13:00 Web shop: Call, with Ben; twice',
    '2026-11-23T12:00 Web shop: diary locks',
    '2026-11-28T00:00 Web shop: review ends',
    '2026-12-02T00:00 Web shop: pay is available',
  ]);
  await track(work.desk, '2026-11-17T09:30:00Z', 1);
  const after = await read(made);
  expect(after.map(said)[0]).toBe('2026-11-17T09:00–09:40 Web shop: Header colours');
  expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
  expect(new Set(after.map(({ uid }) => uid)).size).toBe(after.length);
});

it('answers 304 to who has it, until there is more to show', async () => {
  await track(work.desk, '2026-11-17T09:00:00Z', 1);
  const made = await make({ contracts: [work.contract], memos: false });
  const first = await fetchCalendar(made);
  const tag = first.headers.get('etag') ?? '';
  expect(tag).toMatch(/^"[\w-]{43}"$/);
  expect(eventsOf(await first.text()).map(said)[0]).toBe('2026-11-17T09:00–09:10 Web shop');
  later(house, office, 3600);
  const again = await fetchCalendar(made, tag);
  expect([again.status, await again.text()]).toEqual([304, '']);
  await track(work.desk, '2026-11-17T10:00:00Z', 1);
  expect((await fetchCalendar(made, tag)).status).toBe(200);
  expect(first.headers.get('x-robots-tag')).toBe('noindex, nofollow');
  expect(first.headers.get('referrer-policy')).toBe('no-referrer');
});

it('shows nothing any more once it is replaced or taken back, and no more than its maker sees', async () => {
  await track(work.desk, '2026-11-17T09:00:00Z', 1);
  const old = await make({ contracts: [work.contract], memos: false });
  const made = await make({ contracts: [work.contract], memos: true });
  expect((await fetchCalendar(old)).status).toBe(404);
  expect((await fetchCalendar(made)).status).toBe(200);
  const { token } = work.ana;
  const list = (await office.ask('GET /calendar', { token })).json as CalendarFeed[];
  expect(list).toMatchObject([{ id: made.id, memos: true, lastUsedAt: '2026-11-18T10:00:00Z' }]);
  expect(JSON.stringify(list)).not.toContain(made.address.slice(-20));
  expect((await office.ask(`DELETE /calendar/${made.id}`, { token })).status).toBe(204);
  expect((await fetchCalendar(made)).status).toBe(404);

  const rita = await createMember(house, 'Rita Look', work.acme, 'reviewer');
  const theirs = await make({ contracts: null, memos: true }, rita);
  expect(await read(theirs)).not.toEqual([]);
  expect(await removeMember(house, work.ben, { organisation: work.acme, person: rita.person })).toBeNull();
  expect(await read(theirs)).toEqual([]);
  const asked = { token: work.olu.token, body: { contracts: [work.contract], memos: true } };
  expect((await office.ask('POST /calendar', asked)).code).toBe('not-allowed-here');
});

it('holds twelve weeks, and no more', async () => {
  await track(work.desk, '2026-11-17T09:00:00Z', 1);
  const made = await make({ contracts: null, memos: false });
  later(house, office, 11 * WEEK_SECONDS);
  expect((await read(made)).length).toBeGreaterThan(0);
  later(house, office, WEEK_SECONDS);
  expect(await read(made)).toEqual([]);
});

it('carries every memo of people who mean harm as text, and as one event', async () => {
  const places = [
    '…',
    'a\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:…',
    '…;X=1:y',
    '\\…',
    '…,…',
    `${'x'.repeat(73)}…`,
  ];
  const memos = [
    ...new Set(places.flatMap((place) => HOSTILE.map((text) => place.replaceAll('…', () => text)))),
  ]
    .filter((text) => Memo.safeParse(text).success && text.trim() !== '')
    .slice(0, 500);
  const monday = toInstant('2026-11-09T00:00:00Z');
  const sides = { freelancer_id: work.ana.person, contract_id: work.contract };
  await house.db
    .insertInto('work_week')
    .values({ ...sides, week: monday, closed: false })
    .execute();
  const pieces = memos.map((memo, place) => {
    const from_at = monday + place * 600;
    const manual_id = house.random.uuid();
    return { ...sides, segment: segmentOf(from_at), from_at, to_at: from_at + 600, manual_id, memo };
  });
  await house.db.insertInto('manual_piece').values(pieces).execute();
  const made = await make({ contracts: null, memos: true });
  const text = await (await fetchCalendar(made)).text();
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const events = eventsOf(text).filter(({ start, end }) => start !== end);
  expect(memos).toHaveLength(500);
  const oneLine = (memo: string) => memo.trim().replace(/[\s\u0085]+/gu, ' ');
  expect(events.map(({ summary }) => summary)).toEqual(memos.map((memo) => `Web shop: ${oneLine(memo)}`));
  const last = monday + 500 * 600;
  expect(last - monday).toBeLessThan(4 * DAY_SECONDS);
  expect(events.at(-1)?.end).toBe(new Date(last * 1000).toISOString());
});
