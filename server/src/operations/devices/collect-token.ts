import type { Instant } from '@stint/core/instant';
import type { House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import type { Trx } from '../../store/desk.ts';
import { type Grant, lockGrant, noteCollected, notePolled } from '../../store/device-grants.ts';
import { addDevice } from '../../store/devices.ts';
import { seedOf } from '../../store/seeds.ts';
import { addSignIn } from '../../store/sign-ins.ts';
import { keyOf, newToken } from '../../token.ts';
import { LIVES } from '../people/sign-in-lives.ts';
import { POLL_SECONDS } from './authorize-device.ts';

export interface CollectedToken {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly scope: 'track';
  readonly device: string;
  readonly person: string;
  /** base64url, 32 bytes: told here, once, and nowhere else. */
  readonly snapshot_seed: string;
}

/**
 * RFC 8628, 3.4: the tracker asks whether it was approved, and collects its token once. Refusals are those of
 * section 3.5: `authorization_pending`, `slow_down`, `access_denied`, `expired_token`, `invalid_grant`.
 */
export function collectToken(
  house: House,
  deviceCode: string,
  now: { readonly at: Instant; readonly wall: Instant },
): Promise<CollectedToken | Refusal> {
  return house.db.transaction().execute(async (trx) => {
    const grant = await lockGrant(trx, keyOf(deviceCode));
    if (!grant || grant.state === 'collected') return refuse('invalid_grant');
    if (now.wall >= grant.expiresAt) return refuse('expired_token');
    if (grant.state === 'denied') return refuse('access_denied');
    if (grant.state === 'approved' && grant.person !== null) {
      return handOver(house, trx, { ...grant, person: grant.person }, now);
    }
    await notePolled(trx, grant.key, now.wall);
    return refuse(isTooSoon(grant, now.wall) ? 'slow_down' : 'authorization_pending');
  });
}

/** Whole seconds and the way through the network may take a second off an honest interval. */
function isTooSoon({ lastPolledAt }: Grant, wall: Instant): boolean {
  return lastPolledAt !== null && wall - lastPolledAt < POLL_SECONDS - 1;
}

async function handOver(
  house: House,
  trx: Trx,
  grant: Grant & { readonly person: string },
  { at, wall }: { readonly at: Instant; readonly wall: Instant },
): Promise<CollectedToken> {
  const { token, key } = newToken(house.random);
  const device = house.random.uuid();
  const { person, deviceName: name } = grant;
  await noteCollected(trx, grant.key);
  await addDevice(trx, { id: device, person, name, at: wall });
  const expiresAt = wall + LIVES.tracker.seconds;
  await addSignIn(trx, { key, person, kind: 'tracker', name, device, at: wall, expiresAt });
  await noteDeed(trx, { at, person, deed: 'tracker-signed-in', object: device, detail: { name } });
  const seed = await seedOf(trx, person);
  return {
    access_token: token,
    token_type: 'Bearer',
    scope: 'track',
    device,
    person,
    snapshot_seed: seed.toString('base64url'),
  };
}
