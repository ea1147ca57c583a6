import { type ClientOptions, call, Refused, Unreachable } from '@stint/wire/client';
import { authorizeDevice, collectToken } from '@stint/wire/device';
import { whoAmI } from '@stint/wire/people';
import { isPlainLoopback } from './program/house-address.ts';
import { refuse, type TrackerRefusal } from './refusal.ts';
import type { SignedIn } from './signed-in.ts';

/** Where a code is approved. */
export interface SignInPage {
  readonly address: string;
  readonly userCode: string;
}

export interface SignInPorts {
  readonly house: string;
  readonly fetch: typeof fetch;
  /** What the freelancer sees in the list of trackers. */
  readonly deviceName: string;
  /** Shows the page on which the code is approved. */
  show(page: SignInPage): void;
  wait(seconds: number): Promise<void>;
  /** Nobody waits for the approval any more. */
  readonly stop: AbortSignal;
}

/**
 * Signs this device in by RFC 8628: shows a code, waits until it is approved in the browser, collects the token.
 * Refusals: `sign-in-denied`, `sign-in-expired`, `house-unreachable`, `house-refused`.
 */
export async function signIn(ports: SignInPorts): Promise<SignedIn | TrackerRefusal> {
  const house: ClientOptions = { house: ports.house, fetch: ports.fetch };
  try {
    const asked = await call(house, authorizeDevice, {
      body: { client_id: CLIENT, device_name: ports.deviceName },
    });
    const page = pageOf(ports.house, asked);
    if (!page) return refuse('house-refused', 'The house names a page to sign in at that is not its own.');
    ports.show(page);
    const token = await collect(ports, house, asked);
    if ('refused' in token) return token;
    const { name } = await call({ ...house, token: token.access_token }, whoAmI, {});
    return {
      house: ports.house,
      token: token.access_token,
      device: token.device,
      person: token.person,
      name,
      snapshotSeed: token.snapshot_seed,
    };
  } catch (fault) {
    if (fault instanceof Unreachable) return refuse('house-unreachable');
    if (fault instanceof Refused) return refuse('house-refused', fault.letter.message);
    throw fault;
  }
}

const CLIENT = 'stint-tracker';
const GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
/** RFC 8628, 3.5: what `slow_down` adds. */
const SLOWER_SECONDS = 5;

/** Null for a page that is not the house's own, or a code that nobody could type: neither is shown to anybody. */
function pageOf(
  house: string,
  asked: { readonly verification_uri_complete: string; readonly user_code: string },
): SignInPage | null {
  const [own, address] = [URL.parse(house), URL.parse(asked.verification_uri_complete)];
  if (!own || !address || !/^[A-Z0-9-]{4,20}$/i.test(asked.user_code)) return null;
  const isOwn = address.origin === own.origin || (isPlainLoopback(address) && isPlainLoopback(own));
  return isOwn ? { address: address.href, userCode: asked.user_code } : null;
}

type Token = Awaited<ReturnType<typeof call<typeof collectToken>>>;

async function collect(
  ports: SignInPorts,
  house: ClientOptions,
  asked: { device_code: string; interval: number; expires_in: number },
): Promise<Token | TrackerRefusal> {
  let interval = asked.interval;
  for (let waited = 0; waited <= asked.expires_in; waited += interval) {
    await ports.wait(interval);
    if (ports.stop.aborted) break;
    try {
      return await call(house, collectToken, {
        body: { client_id: CLIENT, grant_type: GRANT, device_code: asked.device_code },
      });
    } catch (fault) {
      const code = fault instanceof Refused ? fault.letter.code : '';
      if (code === 'access_denied') return refuse('sign-in-denied');
      if (code === 'expired_token' || code === 'invalid_grant') return refuse('sign-in-expired');
      if (code === 'slow_down') interval += SLOWER_SECONDS;
      // A network that stumbles while somebody looks for the right tab costs nothing.
      else if (code !== 'authorization_pending' && !(fault instanceof Unreachable)) throw fault;
    }
  }
  return refuse('sign-in-expired');
}
