import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SignInPage, type SignInPorts, signIn } from './sign-in.ts';
import { SmallHouse } from './testing/small-house.ts';
import { ANA, DEVICE } from './testing/world.ts';

const SEED = Buffer.alloc(32, 7).toString('base64url');
let house: SmallHouse;
let shown: SignInPage[];
let waits: number[];

beforeEach(async () => {
  house = await SmallHouse.open();
  shown = [];
  waits = [];
  house.answers.set('POST /device/authorization', () => ({
    device_code: 'secret',
    user_code: 'WDJB-MJHT',
    verification_uri: `${house.address}/device`,
    verification_uri_complete: `${house.address}/device?code=WDJB-MJHT`,
    expires_in: 60,
    interval: 2,
  }));
  house.answers.set('POST /device/token', () => ({
    access_token: 'token-1',
    token_type: 'Bearer',
    scope: 'track',
    device: DEVICE,
    person: ANA,
    snapshot_seed: SEED,
  }));
  house.answers.set('GET /session', () => ({
    id: ANA,
    name: 'Ana Duarte',
    email: 'ana@example.test',
    roles: ['freelancer'],
    organisations: [],
  }));
});
afterEach(() => house.close());

function ports(more: Partial<SignInPorts> = {}): SignInPorts {
  return {
    house: house.address,
    fetch,
    deviceName: 'desk',
    show: (page) => void shown.push(page),
    wait: async (seconds) => void waits.push(seconds),
    stop: new AbortController().signal,
    ...more,
  };
}

const say = (...codes: string[]): void => {
  for (const refused of codes)
    house.faults.push({ of: 'POST /device/token', fault: { refused, status: 400 } });
};

it('shows the page and the code, waits for the approval, and keeps what it is told', async () => {
  say('authorization_pending', 'authorization_pending');
  expect(await signIn(ports())).toEqual({
    house: house.address,
    token: 'token-1',
    device: DEVICE,
    person: ANA,
    name: 'Ana Duarte',
    snapshotSeed: SEED,
  });
  expect(shown).toEqual([{ address: `${house.address}/device?code=WDJB-MJHT`, userCode: 'WDJB-MJHT' }]);
  expect(waits).toEqual([2, 2, 2]);
});

it('slows down when it is told to (RFC 8628, 3.5), and outlives a network that stumbles', async () => {
  say('slow_down');
  house.faults.push({ of: 'POST /device/token', fault: 'lost' });
  expect(await signIn(ports())).toMatchObject({ person: ANA });
  expect(waits).toEqual([2, 7, 7]);
});

it.each([
  ['access_denied', 'sign-in-denied'],
  ['expired_token', 'sign-in-expired'],
])('%s ends it as %s', async (code, refused) => {
  say(code);
  expect(await signIn(ports())).toEqual({ refused });
});

it('gives up when nobody approves, or nobody waits any more', async () => {
  say(...Array.from({ length: 40 }, () => 'authorization_pending'));
  expect(await signIn(ports())).toEqual({ refused: 'sign-in-expired' });
  expect(await signIn(ports({ stop: AbortSignal.abort() }))).toEqual({ refused: 'sign-in-expired' });
});

it('a house that is not there is said to be', async () => {
  expect(await signIn(ports({ house: 'http://127.0.0.1:9' }))).toEqual({ refused: 'house-unreachable' });
});

it('a house that answers something else than its letters is as good as away, and nothing of it is kept', async () => {
  house.answers.set('POST /device/authorization', () => ({ device_code: 'secret', user_code: '../../x' }));
  expect(await signIn(ports())).toMatchObject({ refused: 'house-unreachable' });
  expect(shown).toEqual([]);
});
