import { afterEach, describe, expect, it } from 'vitest';
import { signIn } from './sign-in.ts';
import { NINE } from './testing/draft.ts';
import { SmallHouse } from './testing/small-house.ts';
import { openTrackerBench, type TrackerBench } from './testing/tracker-bench.ts';
import { contract, K1 } from './testing/world.ts';

// TH-A8: a house that means ill, and what its letters say. Ana is signed in to it, and works for k1.

let bench: TrackerBench;
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

async function evil(): Promise<void> {
  bench = await openTrackerBench('09:00', 7, { privateWindowMinutes: 10 });
  opened.push(bench);
}
const says = (what: string, answer: unknown): void => void bench.house.answers.set(what, () => answer);
async function work(until: string): Promise<void> {
  await bench.tracker.start(K1, 'Header colours');
  await bench.until(until);
}

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
