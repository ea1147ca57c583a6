import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDesk, type TestDesk } from '../testing/desk.ts';
import { K1, k1, NINE } from '../testing/drafts.ts';
import { SmallHouse } from '../testing/small-house.ts';
import { meet, sayMemo, startSession, stopSession } from './sessions.ts';

let house: SmallHouse;
let desk: TestDesk;
const wanted = { contract: K1, memo: 'Header colours' };

beforeEach(async () => {
  house = new SmallHouse();
  vi.stubGlobal('fetch', house.fetch);
  vi.stubGlobal('localStorage', { getItem: () => null });
  desk = await openDesk();
});
afterEach(() => void vi.unstubAllGlobals());

describe('P6: an activity label', () => {
  const calls = { name: 'Calls', minActiveMinutes: 0 };
  const label = () => desk.agent.look().machine.desk.open?.memos.at(-1)?.label ?? null;
  beforeEach(() => {
    desk.contracts = [{ ...k1, terms: { ...k1.terms, activityLabels: [calls], labelRequired: true } }];
  });

  it('is asked for before anything starts, and before the browser asks what to share', async () => {
    expect(await startSession(desk, wanted, false)).toBe('label-required');
    expect(await startSession(desk, { ...wanted, label: 'Nap' }, false)).toBe('no-such-label');
    expect([opened(), house.asked.includes('PUT /me/session')]).toEqual([null, false]);
  });

  it('is remembered for the contract, changed while it is tracked, and kept where it is not named', async () => {
    expect(await startSession(desk, { ...wanted, label: 'Calls' }, false)).toBeNull();
    expect(label()).toBe('Calls');
    await sayMemo(desk, 'Footer');
    expect([label(), desk.choices.labels]).toEqual(['Calls', { [K1]: 'Calls' }]);
    expect(await sayMemo(desk, 'Footer', null)).toBe('label-required');
    desk.contracts = [{ ...k1, terms: { ...k1.terms, activityLabels: [calls], labelRequired: false } }];
    expect(await sayMemo(desk, 'Footer', null)).toBeNull();
    expect([label(), desk.choices.labels]).toEqual([null, { [K1]: null }]);
  });
});

describe('one person has one clock (T1)', () => {
  it('a session that another tracker runs is asked about before anything starts', async () => {
    house.elsewhere(NINE - 60);
    expect(await startSession(desk, wanted, false)).toMatchObject({ deviceName: 'Desktop' });
    expect(opened()).toBeNull();
    expect(house.asked).not.toContain('PUT /me/session');
  });

  it('taken over, it runs here and the house is told', async () => {
    house.elsewhere(NINE - 60);
    expect(await startSession(desk, wanted, true)).toBeNull();
    await vi.waitFor(() => expect(house.since()).toBe(NINE));
    expect(opened()).toBe(NINE);
  });

  it('a start that is refused leaves no session behind in the house', async () => {
    await startSession(desk, wanted, false);
    await vi.waitFor(() => expect(house.since()).toBe(NINE));
    await stopSession(desk);
    await vi.waitFor(() => expect(house.since()).toBeNull());
    desk.box.fails = new DOMException('gone', 'InvalidStateError');
    expect(await startSession(desk, wanted, false)).toBe('store-broken');
    await desk.deskSessions.told();
    expect(house.since()).toBeNull();
  });

  it('begun offline and later than another’s, it goes on: not a second of it is lost', async () => {
    desk.line = 'offline';
    await startSession(desk, wanted, false);
    house.elsewhere(NINE - 600);
    house.now = NINE + 300;
    await desk.clock.look();
    await meet(desk);
    expect(opened()).toBe(NINE);
    expect(house.since()).toBe(NINE);
  });

  it('begun offline and earlier than another’s, it ends where that one began', async () => {
    desk.line = 'offline';
    await startSession(desk, wanted, false);
    house.elsewhere(NINE + 120);
    house.now = NINE + 300;
    await desk.clock.look();
    await meet(desk);
    expect(desk.agent.look().machine.desk).toMatchObject({
      open: null,
      closed: [{ start: NINE, end: NINE + 120 }],
    });
  });

  it('a house that does not answer keeps nobody from starting (T6)', async () => {
    house.silent = true;
    expect(await startSession(desk, wanted, false)).toBeNull();
    expect(opened()).toBe(NINE);
  });
});

function opened(): number | null {
  return desk.agent.look().machine.desk.open?.start ?? null;
}
