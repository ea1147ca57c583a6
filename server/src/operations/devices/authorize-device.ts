import type { Instant } from '@stint/core/instant';
import type { House } from '../../house.ts';
import { addGrant } from '../../store/device-grants.ts';
import { newToken } from '../../token.ts';
import { newUserCode, userCodeKey } from './user-code.ts';

export interface DeviceAuthorization {
  readonly device_code: string;
  readonly user_code: string;
  readonly verification_uri: string;
  readonly verification_uri_complete: string;
  readonly expires_in: number;
  readonly interval: number;
}

/** RFC 8628, 3.2: a tracker asks for a code that its person approves in the browser, at `origin`. */
export async function authorizeDevice(
  house: House,
  asked: { readonly deviceName: string; readonly origin: string },
  wall: Instant,
): Promise<DeviceAuthorization> {
  const device = newToken(house.random);
  const userCode = await house.db.transaction().execute(async (trx) => {
    for (;;) {
      const code = newUserCode(house.random);
      const grant = { key: device.key, userCodeKey: userCodeKey(code), deviceName: asked.deviceName };
      if (await addGrant(trx, { ...grant, at: wall, expiresAt: wall + GRANT_SECONDS })) return code;
    }
  });
  return {
    device_code: device.token,
    user_code: userCode,
    verification_uri: `${asked.origin}/device`,
    verification_uri_complete: `${asked.origin}/device?code=${userCode}`,
    expires_in: GRANT_SECONDS,
    interval: POLL_SECONDS,
  };
}

const GRANT_SECONDS = 600;
/** How often a tracker may ask whether it was approved. */
export const POLL_SECONDS = 2;
