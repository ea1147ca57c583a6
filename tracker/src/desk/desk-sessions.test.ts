import { formatInstant } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import { expect, it } from 'vitest';
import { DeskSessions, givesWayAt } from './desk-sessions.ts';

const NINE = toInstant('2026-11-16T09:00:00Z');
const [K1, HERE, THERE] = ['1', '2', '3'].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`) as [
  string,
  string,
  string,
];
const MEMOS = [{ from: NINE, memo: 'Header colours' }];
const open = { contract: K1, start: NINE, lastInput: null, memos: MEMOS };

it('T1: of two sessions that began unheard of each other, the one that began later goes on', () => {
  expect(givesWayAt({ start: NINE, wasHeard: false }, NINE - 300)).toBeNull();
  expect(givesWayAt({ start: NINE, wasHeard: false }, NINE + 300)).toBe(NINE + 300);
});

it('T1: a session that the house had heard of gave way when another took over, whatever their clocks say', () => {
  expect(givesWayAt({ start: NINE, wasHeard: true }, NINE - 20)).toBe(NINE - 20);
});

it('sessions meet in the clock of the house, 200 seconds behind this computer’s', async () => {
  const house = houseWith('2026-11-16T09:05:00Z');
  const deskSessions = new DeskSessions({
    client: () => house.client,
    device: () => HERE,
    skewSeconds: () => 200,
  });
  expect(await deskSessions.announce(open, false)).toBe(NINE + 300 + 200);
  expect(house.said).toEqual([{ contract: K1, since: formatInstant(NINE - 200), takeOver: false }]);
});

it('T1: the later of two that find each other says so, and the other is told that it gave way', async () => {
  const house = houseWith('2026-11-16T08:55:00Z');
  const deskSessions = new DeskSessions({
    client: () => house.client,
    device: () => HERE,
    skewSeconds: () => 0,
  });
  expect(await deskSessions.announce(open, false)).toBeNull();
  expect(house.said.map(({ takeOver }) => takeOver)).toEqual([false, true]);
  expect(deskSessions.elsewhere).toBeNull();
});

interface Said {
  readonly contract: string;
  readonly since: string;
  readonly takeOver: boolean;
}

/** A house in which another tracker of the freelancer tracks since then. */
function houseWith(since: string) {
  const said: Said[] = [];
  const session = { device: THERE, deviceName: 'Desktop', contract: K1, title: 'Shop', client: 'Ben', since };
  const elsewhere = { code: 'tracking-elsewhere', message: 'Desktop is tracking.', rule: 'T1' };
  const answer: typeof fetch = async (_, init) => {
    if (init?.method !== 'PUT') return Response.json({ session });
    const body = JSON.parse(init.body as string) as Said;
    said.push(body);
    return body.takeOver
      ? Response.json({ session: { ...session, device: HERE, since: body.since } })
      : Response.json(elsewhere, { status: 409 });
  };
  return { said, client: { house: '', fetch: answer } };
}
