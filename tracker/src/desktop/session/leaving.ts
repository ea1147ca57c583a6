import { type Bus, type BusObject, isBusFault } from '../dbus/ports.ts';
import type { Environment } from '../environment.ts';
import type { Told } from './told.ts';

interface SessionKeeper extends BusObject {
  /** The interface of the object it gives each program that registers. */
  readonly client: string;
}

/** The programs that end a session, each asking first who still has something to write down. */
const KEEPERS: readonly SessionKeeper[] = [
  {
    to: 'org.gnome.SessionManager',
    path: '/org/gnome/SessionManager',
    interface: 'org.gnome.SessionManager',
    client: 'org.gnome.SessionManager.ClientPrivate',
  },
  {
    to: 'org.xfce.SessionManager',
    path: '/org/xfce/SessionManager',
    interface: 'org.xfce.Session.Manager',
    client: 'org.xfce.Session.Client',
  },
];

/** Registers with whoever keeps the session, and holds the log-out until all is said. What it gives back hears no more. */
export async function hearLeaving(bus: Bus, env: Environment, told: Told): Promise<() => void> {
  const unhear: (() => void)[] = [];
  for (const keeper of KEEPERS) {
    unhear.push(await hearKeeper(bus, keeper, env, told));
  }
  return () => {
    for (const each of unhear) each();
  };
}

async function hearKeeper(
  bus: Bus,
  keeper: SessionKeeper,
  env: Environment,
  told: Told,
): Promise<() => void> {
  let ours: Promise<string | null> = Promise.resolve(null);
  const ready = async (client: BusObject): Promise<void> => {
    const respond = { member: 'EndSessionResponse', signature: 'bs', body: [true, ''], mayStart: false };
    await bus.call({ ...client, ...respond });
  };
  const hear = (member: string, then: (client: BusObject) => Promise<void>): Promise<() => void> =>
    bus.onSignal({ sender: keeper.to, interface: keeper.client, member }, ({ path }) => {
      const client = { to: keeper.to, path, interface: keeper.client };
      void ours.then((known) => (path === known ? then(client) : undefined));
    });
  const unhear = [
    // "May the session end?" It may: nothing is lost by it.
    await hear('QueryEndSession', ready),
    await hear('EndSession', (client) => told.end(true).then(() => ready(client))),
    await hear('CancelEndSession', () => told.end(false)),
    await hear('Stop', () => told.end(true)),
    await bus.onOwner(keeper.to, (owner) => {
      ours = owner === null ? Promise.resolve(null) : register(bus, keeper, env);
    }),
  ];
  return () => {
    for (const each of unhear) each();
  };
}

async function register(bus: Bus, keeper: SessionKeeper, env: Environment): Promise<string | null> {
  const body = ['stint', env.DESKTOP_AUTOSTART_ID ?? ''];
  const answer = await bus.call({
    ...keeper,
    member: 'RegisterClient',
    signature: 'ss',
    body,
    mayStart: false,
  });
  return !isBusFault(answer) && typeof answer[0] === 'string' ? answer[0] : null;
}
