import { type Bus, type BusObject, isBusFault } from '../dbus/ports.ts';
import type { Environment } from '../environment.ts';
import type { Inhibitor } from './inhibitor.ts';
import { ASKED, type Told } from './told.ts';

const LOGIND = 'org.freedesktop.login1';
const SESSION = 'org.freedesktop.login1.Session';
const manager: BusObject = { to: LOGIND, path: '/org/freedesktop/login1', interface: `${LOGIND}.Manager` };

/**
 * Hears sleep, shutdown and the session's lock from logind (or elogind), and holds an inhibitor over whatever
 * the listeners do before sleep or shutdown. What it gives back lets go of everything.
 */
export async function hearLogind(
  bus: Bus,
  env: Environment,
  told: Told,
  inhibit: () => Promise<Inhibitor | null>,
): Promise<() => Promise<void>> {
  const hold = inhibiting(inhibit);
  const lock = lockOf(bus, env, told);
  const prepares = { sender: LOGIND, path: manager.path, interface: manager.interface };
  const unhear = [
    await bus.onSignal({ ...prepares, member: 'PrepareForSleep' }, ({ body: [isComing] }) => {
      void hold.over(isComing === true, told.sleep);
    }),
    await bus.onSignal({ ...prepares, member: 'PrepareForShutdown' }, ({ body: [isComing] }) => {
      void hold.over(isComing === true, told.end);
    }),
    await bus.onOwner(LOGIND, (owner) => {
      if (owner !== null) hold.take();
      void lock.hear(owner !== null);
    }),
  ];
  return async () => {
    for (const each of unhear) each();
    await lock.hear(false);
    await hold.release();
  };
}

interface Holding {
  take(): void;
  /** Let go of when all is said before it comes; taken again when it is over. */
  over(isComing: boolean, tell: (isComing: boolean) => Promise<void>): Promise<void>;
  release(): Promise<void>;
}

function inhibiting(inhibit: () => Promise<Inhibitor | null>): Holding {
  let held: Promise<Inhibitor | null> | null = null;
  const take = (): void => {
    held ??= inhibit();
  };
  const release = async (): Promise<void> => {
    const letGo = held;
    held = null;
    await (await letGo)?.release();
  };
  return {
    take,
    release,
    over: async (isComing, tell) => {
      if (!isComing) take();
      await tell(isComing);
      if (isComing) await release();
    },
  };
}

/**
 * `LockedHint` is what the screen's locker says. `Lock` is only the wish that it be locked; it counts until
 * `Unlock`, or until a locker says that it no longer is.
 */
function lockOf(bus: Bus, env: Environment, told: Told): { hear(isThere: boolean): Promise<void> } {
  let unhear: (() => void)[] = [];
  let turn = 0;
  return {
    hear: async (isThere) => {
      turn += 1;
      const mine = turn;
      for (const each of unhear.splice(0)) each();
      for (const source of [ASKED, HINT]) told.screen(source, false);
      const path = isThere ? await sessionPath(bus, env) : null;
      if (path === null || mine !== turn) return;
      const ofSession = { sender: LOGIND, path, interface: SESSION };
      const session = { to: LOGIND, path, interface: SESSION };
      const heard = [
        await bus.onSignal({ ...ofSession, member: 'Lock' }, () => told.screen(ASKED, true)),
        await bus.onSignal({ ...ofSession, member: 'Unlock' }, () => told.screen(ASKED, false)),
        await bus.onProperty(session, 'LockedHint', (hint) => told.screen(HINT, hint === true)),
      ];
      if (mine === turn) unhear = heard;
      else for (const each of heard) each();
    },
  };
}

const HINT = 'logind';

/** The session that we run in; of a program that systemd started, the one that its user looks at. */
async function sessionPath(bus: Bus, env: Environment): Promise<string | null> {
  if (env.XDG_SESSION_ID) {
    const get = { ...manager, member: 'GetSession', signature: 's', body: [env.XDG_SESSION_ID] };
    const answer = await bus.call(get);
    if (!isBusFault(answer) && typeof answer[0] === 'string') return answer[0];
  }
  const user = { to: LOGIND, path: '/org/freedesktop/login1/user/self', interface: `${LOGIND}.User` };
  const display = await bus.readProperty(user, 'Display');
  if (isBusFault(display) || !Array.isArray(display.value)) return null;
  const [id, path] = display.value as unknown[];
  return typeof path === 'string' && id !== '' ? path : null;
}
