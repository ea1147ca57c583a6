import type { Instant } from '@stint/core/instant';
import type { House } from '../../house.ts';
import { noteDeed } from '../../store/audit.ts';
import type { Trx } from '../../store/desk.ts';
import { addDevice } from '../../store/devices.ts';
import { seedOf } from '../../store/seeds.ts';
import { addSignIn } from '../../store/sign-ins.ts';
import { newToken } from '../../token.ts';
import { LIVES } from '../people/sign-in-lives.ts';

export interface Enrolled {
  readonly access_token: string;
  readonly device: string;
  readonly person: string;
  /** base64url, 32 bytes: told to the new device, once, and nowhere else. */
  readonly snapshot_seed: string;
}

/** Adds a tracker of a freelancer's, and hands over its token and the secret of the draw (T2). */
export async function enrolDevice(
  house: House,
  trx: Trx,
  { person, name, browser }: { readonly person: string; readonly name: string; readonly browser: boolean },
  { at, wall }: { readonly at: Instant; readonly wall: Instant },
): Promise<Enrolled> {
  const { token, key } = newToken(house.random);
  const device = house.random.uuid();
  await addDevice(trx, { id: device, person, name, at: wall });
  const expiresAt = wall + LIVES.tracker.seconds;
  await addSignIn(trx, { key, person, kind: 'tracker', name, device, at: wall, expiresAt });
  const deed = browser ? 'browser-enrolled' : 'tracker-signed-in';
  await noteDeed(trx, { at, person, deed, object: device, detail: { name } });
  const seed = await seedOf(trx, person);
  return { access_token: token, device, person, snapshot_seed: seed.toString('base64url') };
}
