import { formatInstant } from '@stint/core/instant';
import { segmentEnd, segmentOf, segmentStart } from '@stint/core/segment';
import { canonicalBytes } from '@stint/proof/canonical';
import type { Route } from '@stint/wire/route';
import { routes } from '@stint/wire/routes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { type TestOffice, testOffice } from '../testing/office.ts';
import { createPeople, createTracker, type TestPeople, type TestPerson } from '../testing/people.ts';
import { createTestContract, TestTracker } from '../testing/tracking.ts';

// TH-C8: a client or an operator never sees that somebody works right now. Ana's session is open, her tracker is heard
// of, and it even sends the running segment; what the others are told is byte for byte what they were told before.

let house: TestHouse;
let office: TestOffice;
let people: TestPeople;
let desktop: TestPerson;
let k1: string;

beforeAll(async () => {
  house = await testHouse({ at: '2026-11-18T10:04:00Z' });
  office = await testOffice(house, { heartbeatMs: 20 });
  people = await createPeople(house);
  desktop = await createTracker(house, people.ana);
  k1 = await createTestContract(house, people);
});
afterAll(async () => {
  await office.close();
  await house.close();
});

function announce(tracker: TestPerson, takeOver = false) {
  const body = { contract: k1, since: formatInstant(house.clock.now()), takeOver };
  return office.ask('PUT /me/session', { token: tracker.token, body });
}

/** Everything that can be read, of this contract and this week. */
function readable(): string[] {
  const now = house.clock.now();
  const params: Record<string, string> = {
    contract: k1,
    organisation: people.acme,
    segment: String(segmentOf(now)),
    week: '2026-11-16',
    monitor: '0',
    kind: 'picture',
    userCode: 'BCDF-GHJK',
  };
  return Object.values<Route>(routes)
    .filter(({ method, answerKind }) => method === 'GET' && answerKind !== 'events')
    .map(({ path, query }) => {
      const filled = path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? `no-${name}`);
      const span = query && 'from' in query.shape;
      if (query && 'at' in query.shape) return `${filled}?at=2026-11-18T00:00:00Z,2026-11-19T00:00:00Z`;
      return span ? `${filled}?from=2026-11-18T00:00:00Z&to=2026-11-19T00:00:00Z` : filled;
    });
}

async function everythingTold(person: TestPerson): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  for (const path of readable()) {
    const { status, text } = await office.ask(`GET ${path}`, { token: person.token });
    told.set(path, `${status} ${text}`);
  }
  return told;
}

describe('no live view', () => {
  it('no route tells client or operator that a session runs, or anything of the running segment', async () => {
    const before = [await everythingTold(people.ben), await everythingTold(people.olu)];
    await announce(people.tracker);
    const running = await sendRunning();
    expect(running.code).toBe('segment-running');
    expect(await everythingTold(people.ben)).toEqual(before[0]);
    expect(await everythingTold(people.olu)).toEqual(before[1]);
    // The control: Ana herself is told.
    const hers = await office.ask('GET /me/session', { token: people.ana.token });
    expect(hers.text).toContain(people.tracker.device);
  });

  it('no event tells them: only the freelancer’s own streams hear a tracker start, move and stop', async () => {
    const [anas, trackers, bens, olus] = await Promise.all(
      [people.ana, desktop, people.ben, people.olu].map((person) => listen(person.token)),
    );
    await announce(people.tracker);
    await announce(desktop, true);
    await office.ask('DELETE /me/session', { token: desktop.token });
    house.events.tell(k1, { kind: 'week' });
    for (const stream of [anas, trackers]) await expect.poll(() => stream?.said()).toMatch(/desk[\s\S]*week/);
    for (const stream of [bens, olus]) {
      await expect.poll(() => stream?.said()).toContain('event: week');
      expect(stream?.said()).not.toContain('desk');
      expect(stream?.said()).not.toContain(people.tracker.device);
    }
    for (const stream of [anas, trackers, bens, olus]) await stream?.leave();
  });
});

/** Ana's tracker sends the segment that runs, long before its end. */
async function sendRunning() {
  const segment = segmentOf(house.clock.now());
  const desk = new TestTracker(house, people.tracker, k1);
  const body = canonicalBytes(await desk.record(segmentStart(segment), segmentEnd(segment)));
  const headers = { 'content-type': 'application/json' };
  return office.ask(`PUT /contracts/${k1}/segments/${segment}`, {
    token: people.tracker.token,
    body,
    headers,
  });
}

async function listen(token: string): Promise<{ said: () => string; leave: () => Promise<void> }> {
  const leaving = new AbortController();
  const response = await fetch(`${office.address}/api/v1/contracts/${k1}/events`, {
    headers: { authorization: `Bearer ${token}` },
    signal: leaving.signal,
  });
  let said = '';
  const read = async (): Promise<void> => {
    for await (const chunk of response.body ?? []) said += Buffer.from(chunk).toString();
  };
  const over = read().catch(() => {});
  const leave = async (): Promise<void> => {
    leaving.abort();
    await over;
  };
  return { said: () => said, leave };
}
