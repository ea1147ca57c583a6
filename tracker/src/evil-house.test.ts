import { formatInstant } from '@stint/core/instant';
import type { Contract } from '@stint/wire/contracts';
import { afterEach, describe, expect, it } from 'vitest';
import { NO_RULES, type PrivacyRules } from './privacy/rules.ts';
import { NINE } from './testing/draft.ts';
import { openTrackerBench, type TrackerBench } from './testing/tracker-bench.ts';
import { contract, K1, K2 } from './testing/world.ts';

// TH-A8: a house that means ill. Ana is signed in to it, works for k1, and has a private window of ten minutes.

let bench: TrackerBench;
let agreed: Partial<Contract['terms']> = {};
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

async function evil(terms: Partial<Contract['terms']> = {}): Promise<TrackerBench> {
  agreed = terms;
  bench = await openTrackerBench('09:00', 7, { privateWindowMinutes: 10, ...terms });
  opened.push(bench);
  return bench;
}
const says = (what: string, answer: unknown): void => void bench.house.answers.set(what, () => answer);
const listed = (terms: Partial<Contract['terms']>): void =>
  says('GET /contracts', [
    contract(K1, { privateWindowMinutes: 10, ...terms }),
    contract(K2, { ...agreed, privateWindowMinutes: 10 }),
  ]);
async function work(until = '09:12'): Promise<void> {
  await bench.tracker.start(K1, 'Header colours');
  await bench.until(until);
}
/** What of a segment or of its pictures has left. */
const left = (): string[] => bench.house.asked.filter((what) => what.startsWith('PUT /contracts/'));

describe('a house cannot start anything', () => {
  it('1: by a session of this very device, or a contract that wants to run', async () => {
    await evil();
    const session = { device: bench.signedIn.device, deviceName: 'x', contract: K1, title: 'x', client: 'x' };
    says('GET /me/session', { session: { ...session, since: '2026-11-16T09:00:00Z' } });
    says('GET /contracts', [{ ...contract(K1), start: true, tracking: true, command: 'start' }]);
    await bench.tracker.ask();
    await bench.until('09:12');
    expect(bench.tracker.status().tracking).toBeNull();
    expect(bench.desktop.captures()).toBe(0);
  });

  it('2: by the event stream, which says no more than that something is new', async () => {
    await evil();
    bench.house.answers.set(`GET /contracts/${K1}/events`, () => ({ data: 'start', kind: 'capture' }));
    await bench.tracker.ask();
    await bench.until('09:12');
    expect([bench.tracker.status().tracking, bench.desktop.captures()]).toEqual([null, 0]);
  });
});

describe('a house cannot shorten the private window', () => {
  it('3: nothing leaves before it is over; control: afterwards it does', async () => {
    await evil();
    await work('09:19:59');
    await bench.tracker.pass();
    expect(left()).toEqual([]);
    await bench.until('09:20');
    await bench.tracker.pass();
    expect(left()).toHaveLength(3);
  });

  it('4: by other terms: they wait until the freelancer agrees', async () => {
    await evil();
    await work();
    listed({ privateWindowMinutes: 0 });
    await bench.tracker.ask();
    await bench.tracker.pass();
    expect(left()).toEqual([]);
    expect(bench.tracker.status().windows).toMatchObject([{ contract: K1, minutes: 10, asked: 0 }]);
    await bench.tracker.agreeWindow(K1);
    await bench.tracker.pass();
    expect(left()).toHaveLength(3);
    expect(bench.tracker.status().windows).toEqual([]);
  });

  it('5: by forgetting the contract', async () => {
    await evil();
    await work();
    says('GET /contracts', []);
    await bench.tracker.ask();
    await bench.tracker.pass();
    expect(left()).toEqual([]);
  });

  it('6: by telling another time', async () => {
    await evil();
    await work();
    says('GET /clock', { now: '2026-11-17T09:00:00Z', movable: true, demo: true });
    await bench.tracker.ask();
    await bench.tracker.pass();
    expect(left()).toEqual([]);
    says('GET /clock', { now: '2031-01-01T00:00:00Z', movable: false, demo: false });
    await bench.tracker.ask();
    await bench.tracker.stop();
    expect(await bench.tracker.start(K1, 'x')).toEqual({ refused: 'clock-differs' });
    await bench.tracker.pass();
    expect(left()).toEqual([]);
  });
});

describe('a house cannot see more', () => {
  it('7: of a contract without pictures: none is taken before the freelancer agrees', async () => {
    await evil({ snapshots: 'none' });
    listed({ snapshots: 'full' });
    await bench.tracker.ask();
    await work('09:20');
    await bench.tracker.pass();
    expect(bench.desktop.captures()).toBe(0);
    expect([...bench.house.records.values()][0]?.record).toMatchObject({
      pictures: [],
      withheld: 'private-window',
    });
    expect(bench.tracker.status().windows).toMatchObject([{ pictures: { agreed: 'none', asked: 'full' } }]);
  });

  it('8: of one with blurred pictures: every pixel stays masked', async () => {
    await evil({ snapshots: 'blurred' });
    listed({ snapshots: 'full' });
    await bench.tracker.ask();
    const wishes: unknown[] = [];
    const { capture } = bench.desktop;
    const take = capture?.capture.bind(capture);
    if (capture && take)
      capture.capture = (into, wish) => {
        wishes.push([wish.blurred, wish.masks.regions[0], wish.masks.regions.length]);
        return take(into, wish);
      };
    await work();
    const everything = { monitor: 0, left: 0, top: 0, width: 1000, height: 1000 };
    expect(wishes[0]).toEqual([false, everything, 8]);
  });

  it('9: by rules of its own: the freelancer’s stand, whatever its letters say', async () => {
    await evil();
    const rules: PrivacyRules = { ...NO_RULES, apps: ['Editor'], titles: ['bank'] };
    await bench.tracker.setRules(rules);
    const more = { rules: NO_RULES, privacy: NO_RULES, apps: [], titles: [], masks: [] };
    says('GET /contracts', [{ ...contract(K1), ...more, terms: { ...contract(K1).terms, ...more } }]);
    says('GET /clock', { now: formatInstant(bench.clock.now()), movable: false, demo: false, ...more });
    await bench.tracker.ask();
    await work('09:20');
    await bench.tracker.pass();
    expect(bench.tracker.rules()).toEqual(rules);
    expect([...bench.house.records.values()][0]?.record).toMatchObject({
      withheld: 'private-app',
      app: null,
      title: null,
    });
  });

  it('10: by asking for pictures that no record names', async () => {
    await evil();
    await work('09:20');
    bench.house.receipt = {
      wanted: [3, 7].flatMap((monitor) => [
        { monitor, kind: 'picture' as const },
        { monitor, kind: 'thumbnail' as const },
      ]),
    };
    await bench.tracker.pass();
    expect(left()).toEqual([`PUT /contracts/${K1}/segments/${NINE}`]);
    expect(bench.tracker.status().told).toMatchObject([{ code: 'picture-lost' }]);
  });

  it('11: by drawing more often, or elsewhere: there is one instant in a segment, of the first sign-in', async () => {
    await evil();
    const again = { ...bench.signedIn, snapshotSeed: Buffer.alloc(32, 9).toString('base64url') };
    expect(await bench.tracker.signInAgain(again)).toEqual({ refused: 'other-draw' });
    says('GET /contracts', [
      { ...contract(K1), snapshotsPerSegment: 10, terms: { ...contract(K1).terms, everySeconds: 5 } },
    ]);
    await bench.tracker.ask();
    await work('09:10');
    expect(bench.desktop.captures()).toBe(1);
  });

  it('12: as another person', async () => {
    await evil();
    expect(await bench.tracker.signInAgain({ ...bench.signedIn, person: K2 })).toEqual({
      refused: 'other-person',
    });
  });
});
