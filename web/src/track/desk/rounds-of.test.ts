import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDesk, type TestDesk } from '../testing/desk.ts';
import { K1, NINE, waitingSegment } from '../testing/drafts.ts';
import { SmallHouse } from '../testing/small-house.ts';
import type { Rounds } from './rounds.ts';
import { roundsOf } from './rounds-of.ts';
import { startSession } from './sessions.ts';

let house: SmallHouse;
let desk: TestDesk;
let rounds: Rounds;

beforeEach(async () => {
  house = new SmallHouse();
  vi.stubGlobal('fetch', house.fetch);
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('navigator', { storage: { estimate: async () => ({}), persisted: async () => true } });
  desk = await openDesk();
  rounds = roundsOf(
    desk,
    () => undefined,
    () => undefined,
  );
  await startSession(desk, { contract: K1, memo: 'Header colours' }, false);
});
afterEach(() => void vi.unstubAllGlobals());

describe('a browser that keeps nothing any more', () => {
  it('ends the session in what is shown, says so, and does not fail every second', async () => {
    await beat(NINE + 3);
    desk.box.fails = new DOMException('The database connection is closing.', 'InvalidStateError');
    for (let second = 4; second < 12; second += 1) await beat(NINE + second);
    const { machine, trouble } = desk.agent.look();
    expect(machine.desk.open).toBeNull();
    expect(machine.ending).toMatchObject({ reason: 'disk' });
    expect(trouble).toBe('broken');
  });

  it('ends it, too, where a segment that is over finds no room', async () => {
    desk.box.fails = new DOMException('no room', 'QuotaExceededError');
    await beat(NINE + 700);
    expect(desk.agent.look()).toMatchObject({ trouble: 'full', machine: { desk: { open: null } } });
  });

  it('keeps what was tracked once it is kept again, and says that it ended', async () => {
    await beat(NINE + 30);
    desk.box.fails = new DOMException('gone', 'UnknownError');
    for (let second = 31; second < 40; second += 1) await beat(NINE + second);
    desk.box.fails = null;
    for (let second = 40; second < 50; second += 1) await beat(NINE + second);
    expect(desk.agent.look()).toMatchObject({ trouble: null, machine: { ending: { reason: 'disk' } } });
    expect(desk.box.text()).toContain(`"start":${NINE}`);
  });

  it('brings nothing then, and is asked again', async () => {
    await desk.spool.add([waitingSegment()], [], []);
    house.now = NINE + 1300;
    await beat(NINE + 1300);
    desk.box.fails = new DOMException('gone', 'UnknownError');
    expect(await rounds.bring()).toBe('stuck');
    expect(desk.agent.look().trouble).toBe('broken');
  });
});

it('a session that ended by itself is told to the house (T1)', async () => {
  await vi.waitFor(() => expect(house.since()).toBe(NINE));
  await desk.agent.deed({ type: 'locked' });
  await beat(NINE + 60);
  await desk.deskSessions.told();
  expect(house.since()).toBeNull();
});

async function beat(now: number): Promise<void> {
  house.now = now;
  await rounds.beat();
}
