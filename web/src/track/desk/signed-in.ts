import { call } from '@stint/wire/client';
import { enrolBrowser } from '@stint/wire/device';
import { house } from '../../api/house.ts';
import type { OpenBox } from '../keep/box.ts';
import { drawKey } from './draws.ts';

/** This browser as one of the freelancer's trackers. */
export interface SignedIn {
  readonly token: string;
  readonly device: string;
}

/** Null while this browser is no tracker yet. */
export async function readSignedIn(box: OpenBox): Promise<{ signedIn: SignedIn; draw: CryptoKey } | null> {
  const signedIn = await box.page<SignedIn>('pages', 'signed-in');
  const draw = await box.key('draw');
  return signedIn && draw && { signedIn, draw };
}

/**
 * Makes this browser a tracker of whoever is signed in by cookie. The seed of the draw becomes a key that cannot be
 * taken out again. Throws `Refused` and `Unreachable`, as `call` does.
 */
export async function enrol(box: OpenBox): Promise<{ signedIn: SignedIn; draw: CryptoKey }> {
  const answer = await call(house, enrolBrowser, { body: { name: browserName() } });
  const signedIn = { token: answer.access_token, device: answer.device };
  const draw = await drawKey(answer.snapshot_seed);
  await box.keepKey('draw', draw);
  await box.change([{ shelf: 'pages', name: 'signed-in', value: signedIn }]);
  return { signedIn, draw };
}

/** As the freelancer knows it, in the list of trackers: `Firefox on Linux`. */
export function browserName(agent = navigator.userAgent): string {
  const browser = BROWSERS.find(([, mark]) => agent.includes(mark))?.[0] ?? 'A browser';
  const system = SYSTEMS.find(([, mark]) => agent.includes(mark))?.[0];
  return system === undefined ? browser : `${browser} on ${system}`;
}

/** In the order in which they must be asked: each names others too. */
const BROWSERS = [
  ['Edge', 'Edg/'],
  ['Opera', 'OPR/'],
  ['Firefox', 'Firefox/'],
  ['Chrome', 'Chrome/'],
  ['Safari', 'Safari/'],
] as const;

const SYSTEMS = [
  ['ChromeOS', 'CrOS'],
  ['Windows', 'Windows'],
  ['Android', 'Android'],
  ['iPad', 'iPad'],
  ['iPhone', 'iPhone'],
  ['macOS', 'Mac OS'],
  ['Linux', 'Linux'],
] as const;

export type System = (typeof SYSTEMS)[number][0] | null;

export function systemOf(agent = navigator.userAgent): System {
  return SYSTEMS.find(([, mark]) => agent.includes(mark))?.[0] ?? null;
}
