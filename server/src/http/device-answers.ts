import { toInstant } from '@stint/wire/letters';
import type { House } from '../house.ts';
import { announceSession, leaveSession, readSession } from '../operations/desk/desk-session.ts';
import { authorizeDevice } from '../operations/devices/authorize-device.ts';
import { collectToken } from '../operations/devices/collect-token.ts';
import { decideGrant } from '../operations/devices/decide-grant.ts';
import { enrolBrowser } from '../operations/devices/enrol-browser.ts';
import { listDevices } from '../operations/devices/list-devices.ts';
import { readGrant } from '../operations/devices/read-grant.ts';
import { revokeDevice } from '../operations/devices/revoke-device.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Answers } from './answers.ts';
import { DEVICE_TRIES, USER_CODE_TRIES } from './limits.ts';
import { Tries } from './tries.ts';

type DeviceAnswers = Pick<
  Answers,
  | 'authorizeDevice'
  | 'collectToken'
  | 'readGrant'
  | 'decideGrant'
  | 'listDevices'
  | 'revokeDevice'
  | 'enrolBrowser'
  | 'readSession'
  | 'announceSession'
  | 'leaveSession'
>;

export function deviceAnswers(house: House): DeviceAnswers {
  const tries = new Tries();

  /** RFC 8628, 5.1: nobody guesses the codes of others by trying. Codes that are good count for nothing. */
  async function typing<Done extends object>(
    { actor, wall }: { actor: { person: string }; wall: number },
    deed: () => Promise<Done | Refusal>,
  ): Promise<Done | Refusal> {
    const triers = [{ name: actor.person, limit: USER_CODE_TRIES }];
    if (!tries.take(triers, wall)) return refuse('too-many-tries');
    const done = await deed();
    if (!isRefusal(done) || done.refused !== 'no-such-code') tries.giveBack(triers);
    return done;
  }

  return {
    authorizeDevice: async ({ body, origin, address, wall }) => {
      if (!tries.take([{ name: address, limit: DEVICE_TRIES }], wall)) return refuse('too-many-tries');
      return authorizeDevice(house, { deviceName: body.device_name, origin }, wall);
    },
    collectToken: (ask) => collectToken(house, ask.body.device_code, ask),
    readGrant: (ask) => typing(ask, () => readGrant(house, ask.actor, ask.params.userCode, ask.wall)),
    decideGrant: (ask) =>
      typing(ask, () => decideGrant(house, ask.actor, { ...ask.params, ...ask.body }, ask)),
    listDevices: ({ actor }) => listDevices(house, actor),
    revokeDevice: (ask) => revokeDevice(house, ask.actor, ask.params.device, ask),
    enrolBrowser: async (ask) => {
      const { actor, body, wall } = ask;
      if (!tries.take([{ name: `browser ${actor.person}`, limit: DEVICE_TRIES }], wall)) {
        return refuse('too-many-tries');
      }
      return enrolBrowser(house, actor, body.name, ask);
    },
    readSession: (ask) => readSession(house, ask.actor, ask),
    announceSession: (ask) =>
      announceSession(house, ask.actor, { ...ask.body, since: toInstant(ask.body.since) }, ask),
    leaveSession: ({ actor }) => leaveSession(house, actor),
  };
}
