import type { Instant } from '@stint/core/instant';
import type { House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import type { Trx } from '../../store/desk.ts';
import { type Grant, lockGrant, noteCollected, notePolled } from '../../store/device-grants.ts';
import { keyOf } from '../../token.ts';
import { POLL_SECONDS } from './authorize-device.ts';
import { type Enrolled, enrolDevice } from './enrol-device.ts';

export interface CollectedToken extends Enrolled {
  readonly token_type: 'Bearer';
  readonly scope: 'track';
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
  now: { readonly at: Instant; readonly wall: Instant },
): Promise<CollectedToken> {
  const { person, deviceName: name } = grant;
  await noteCollected(trx, grant.key);
  const enrolled = await enrolDevice(house, trx, { person, name, browser: false }, now);
  return { ...enrolled, token_type: 'Bearer', scope: 'track' };
}
