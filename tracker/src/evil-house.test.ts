import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatInstant } from '@stint/core/instant';
import type { Contract } from '@stint/wire/contracts';
import { routes } from '@stint/wire/routes';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { NO_RULES, type PrivacyRules } from './privacy/rules.ts';
import { signIn } from './sign-in.ts';
import { NINE } from './testing/draft.ts';
import { SmallHouse } from './testing/small-house.ts';
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

/** Every message that a tracker takes from a house, and all that may follow from it. */
const MAY_CHANGE: Readonly<Record<string, string>> = {
  readHouse: 'whether anything is sent at all (pin)',
  readClock: 'whether a session may start while the clocks differ; the time itself on the same computer only',
  whoAmI: 'the name that is shown, at the sign-in',
  authorizeDevice: 'the page that is shown at the sign-in, of its own origin',
  collectToken: 'token, device, person and seed, at the first sign-in; the same person and seed ever after',
  listContracts:
    'names, sums and rules of an hour that are shown and counted by; less privacy only when agreed to',
  readWeek: 'sums that are shown',
  readDiary: 'sums and verdicts that are shown',
  readSession: 'ends a session that runs (T1), never begins one',
  announceSession: 'as readSession',
  leaveSession: 'nothing',
  addManualTime: 'whether an offer of manual time is done with',
  recordSegment: 'ends the waiting of what its freelancer let go; what is told of it',
  uploadPicture: 'ends the waiting of a picture that its freelancer let go',
  deleteSegment: 'whether a deletion that its freelancer asked for is done',
  diaryEvents: 'when the house is asked again',
};

describe('what a house can say to a tracker', () => {
  it('is on this list: a message that is new is judged here before it is taken', () => {
    const folder = join(import.meta.dirname);
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('testing'))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
    const named = Object.keys(routes).filter((name) =>
      sources.some((text) => new RegExp(`import[^;]*\\b${name}\\b[^;]*from '@stint/wire/`).test(text)),
    );
    expect(named.sort()).toEqual(Object.keys(MAY_CHANGE).sort());
  });

  it('cannot name a private rule: no answer of any of these has room for one', () => {
    for (const name of Object.keys(MAY_CHANGE)) {
      const { answer } = routes[name as keyof typeof routes];
      const letter = JSON.stringify(z.toJSONSchema(answer, { unrepresentable: 'any', io: 'input' }));
      const fields = [...letter.matchAll(/"([A-Za-z]+)":/g)].map(([, field]) => field);
      expect(fields.filter((field) => /rule|exclu|private(?!Window)|maskedApp/i.test(field ?? ''))).toEqual(
        [],
      );
    }
  });
});

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
    const take = capture?.capture;
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

describe('a house cannot send a tracker elsewhere', () => {
  it('13: with a redirect, of a record or of a question', async () => {
    const elsewhere = await SmallHouse.open();
    opened.push(elsewhere);
    await evil();
    await work('09:20');
    bench.house.redirects = elsewhere.address;
    await bench.tracker.pass();
    await bench.tracker.ask();
    expect(elsewhere.asked).toEqual([]);
    expect(bench.tracker.status().waiting).toBe(1);
    bench.house.redirects = null;
    await bench.tracker.pass();
    expect(bench.tracker.status().waiting).toBe(0);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://evil.example/device?code=ABCD-EFGH',
    'http://127.0.0.1.evil.example/device',
    'not an address',
  ])('14: to sign in at %s', async (page) => {
    await evil();
    const asked = {
      device_code: 'x',
      user_code: 'ABCD-EFGH',
      verification_uri: page,
      expires_in: 9,
      interval: 1,
    };
    says('POST /device/authorization', { ...asked, verification_uri_complete: page });
    const shown: unknown[] = [];
    const signedIn = await signIn({
      house: bench.house.address,
      fetch,
      deviceName: 'Desk',
      show: (each) => void shown.push(each),
      wait: async () => undefined,
      stop: new AbortController().signal,
    });
    expect([signedIn, shown]).toMatchObject([{ refused: 'house-refused' }, []]);
  });

  it('15: by becoming another house: nothing is sent, and it is said', async () => {
    await evil();
    says('GET /house', { id: '00000000-0000-4000-8000-000000000001' });
    await bench.tracker.ask();
    await work('09:20');
    says('GET /house', { id: '00000000-0000-4000-8000-000000000002' });
    bench.house.asked.length = 0;
    await bench.tracker.pass();
    await bench.tracker.ask();
    expect(new Set(bench.house.asked)).toEqual(new Set(['GET /house']));
    expect(bench.tracker.status()).toMatchObject({ pin: { changed: true }, line: 'offline', waiting: 1 });
    await bench.tracker.agreeHouse();
    await bench.tracker.pass();
    expect(bench.tracker.status()).toMatchObject({ pin: { changed: false }, line: 'online', waiting: 0 });
  });
});

describe('a house cannot break a tracker', () => {
  const known = (): number => bench.tracker.status().contracts.length;

  it('16: with a flood', async () => {
    await evil();
    says('GET /contracts', [{ ...contract(K1), title: 'x'.repeat(9 * 1024 * 1024) }]);
    await bench.tracker.ask();
    expect([bench.tracker.status().line, known()]).toEqual(['offline', 2]);
  });

  it.each([[null], ['all'], [7], [[1, 2]], [{ contracts: [] }], [[{ ...contract(K1), terms: null }]]])(
    '17: with an answer of the wrong kind: %j',
    async (answer) => {
      await evil();
      says('GET /contracts', answer);
      await bench.tracker.ask();
      expect([bench.tracker.status().line, known()]).toEqual(['offline', 2]);
    },
  );

  it('18: with a receipt of the wrong kind: what waits goes on waiting', async () => {
    await evil();
    await work('09:20');
    says(`PUT /contracts/${K1}/segments/${NINE}`, { wanted: 'all', state: 'taken' });
    await bench.tracker.pass();
    expect(bench.tracker.status()).toMatchObject({ waiting: 1, line: 'offline' });
  });

  it('19: with refusals that it made up: what is not refused for good waits, what is, is kept and can be erased', async () => {
    await evil();
    await work('09:20');
    const put = `PUT /contracts/${K1}/segments`;
    for (const refused of ['erase-your-disk', 'house-says-delete', 'start'])
      bench.house.faults.push({ of: put, fault: { refused } });
    for (let n = 0; n < 3; n += 1) await bench.tracker.pass();
    expect(bench.tracker.status().waiting).toBe(1);
    bench.house.faults.push({ of: put, fault: { refused: 'overlap' } });
    await bench.tracker.pass();
    expect(bench.tracker.status()).toMatchObject({ waiting: 0, aside: [{ segment: NINE, code: 'overlap' }] });
    expect(await bench.tracker.picture(K1, NINE, 0, 'picture')).not.toBeNull();
    expect(await bench.tracker.eraseAside(K1, NINE)).toBeNull();
    expect(bench.tracker.status().aside).toEqual([]);
  });

  it('20: by signing it out for ever: everything is kept', async () => {
    await evil();
    await work('09:20');
    bench.house.token = 'another';
    for (let n = 0; n < 5; n += 1) await bench.tracker.pass();
    expect(bench.tracker.status()).toMatchObject({ line: 'sign-in-again', waiting: 1, aside: [] });
  });
});
