import { type Bus, type BusCall, type BusFault, type BusObject, isBusFault } from '../dbus/ports.ts';
import { variant } from '../dbus/values.ts';
import type { Keyring, KeyringFault } from '../ports.ts';
import { openTransfer, SECRETS, type Transfer, type WireSecret } from './transfer.ts';
import { openDefaultCollection, pathIn } from './unlock.ts';

/** How long the owner may take to type the keyring's password when the tracker starts. */
const PROMPT_MS = 60_000;

const COLLECTION = 'org.freedesktop.Secret.Collection';
const ITEM = 'org.freedesktop.Secret.Item';

/**
 * The keyring of a Linux desktop by the Secret Service API (GNOME Keyring, KWallet, KeePassXC). Any program of the
 * same owner's session may read what lies in it: it guards against a copied disk and other people, not against those.
 * A call takes five seconds at most, and an operation no more than five calls.
 */
export async function openSecrets(bus: Bus, promptMs: number = PROMPT_MS): Promise<Keyring | null> {
  if ((await openTransfer(bus)) === null) return null;
  const path = await openDefaultCollection(bus, promptMs);
  if (path === null) return null;
  const collection = { to: SECRETS, path, interface: COLLECTION };
  return {
    read: async (name) => {
      const items = await find(bus, collection, name);
      if ('code' in items) return items;
      const [item] = items;
      return item === undefined ? null : await readItem(bus, item);
    },
    write: async (name, secret) => {
      // A new one each time: a session ends with the connection or the keyring that it was opened with.
      const transfer = await openTransfer(bus);
      if (transfer === null) return NO_SESSION;
      return done(await bus.call(creation(collection, name, transfer.seal(secret))), 1);
    },
    forget: async (name) => {
      const items = await find(bus, collection, name);
      if ('code' in items) return items;
      for (const item of items) {
        const fault = done(await bus.call({ ...item, member: 'Delete' }), 0);
        if (fault !== null) return fault;
      }
      return null;
    },
    close: () => Promise.resolve(),
  };
}

const NO_SESSION: KeyringFault = { code: 'keyring-failed', detail: 'the keyring opens no session' };
const NO_ANSWER: KeyringFault = { code: 'keyring-failed', detail: 'the keyring answers in another form' };

async function find(
  bus: Bus,
  collection: BusObject,
  name: string,
): Promise<readonly BusObject[] | KeyringFault> {
  const answer = await bus.call({
    ...collection,
    member: 'SearchItems',
    signature: 'a{ss}',
    body: [attributesOf(name)],
  });
  if (isBusFault(answer)) return faultOf(answer);
  const [paths] = answer;
  if (!Array.isArray(paths)) return NO_ANSWER;
  return paths
    .filter((path) => typeof path === 'string')
    .map((path) => ({ to: SECRETS, path, interface: ITEM }));
}

async function readItem(bus: Bus, item: BusObject): Promise<Buffer | KeyringFault> {
  const transfer = await openTransfer(bus);
  if (transfer === null) return NO_SESSION;
  const answer = await bus.call({ ...item, member: 'GetSecret', signature: 'o', body: [transfer.session] });
  if (isBusFault(answer)) return faultOf(answer);
  return openedBy(transfer, answer[0]) ?? NO_ANSWER;
}

function openedBy(transfer: Transfer, secret: unknown): Buffer | null {
  return isWireSecret(secret) ? transfer.open(secret) : null;
}

function isWireSecret(secret: unknown): secret is WireSecret {
  return Array.isArray(secret) && Buffer.isBuffer(secret[1]) && Buffer.isBuffer(secret[2]);
}

function creation(collection: BusObject, name: string, secret: WireSecret): BusCall {
  const properties = {
    [`${ITEM}.Label`]: variant('s', `Stint: ${name}`),
    [`${ITEM}.Attributes`]: variant('a{ss}', attributesOf(name)),
  };
  const isInPlaceOfTheOld = true;
  return {
    ...collection,
    member: 'CreateItem',
    signature: 'a{sv}(oayays)b',
    body: [properties, [...secret], isInPlaceOfTheOld],
  };
}

/** By these it is found again, and shown in the desktop's own list of passwords. */
function attributesOf(name: string): Readonly<Record<string, string>> {
  return { 'xdg:schema': 'org.freedesktop.Secret.Generic', application: 'stint', name };
}

/** The answer's last value is a prompt where the owner would have to be asked: not in the middle of the work. */
function done(answer: readonly unknown[] | BusFault, promptAt: number): KeyringFault | null {
  if (isBusFault(answer)) return faultOf(answer);
  return pathIn(answer[promptAt]) === null
    ? null
    : { code: 'keyring-locked', detail: 'it asks for its owner' };
}

function faultOf(fault: BusFault): KeyringFault {
  const isLocked = fault.code === 'bus-refused' && fault.error === 'org.freedesktop.Secret.Error.IsLocked';
  return { code: isLocked ? 'keyring-locked' : 'keyring-failed', detail: `${fault.code}: ${fault.detail}` };
}
