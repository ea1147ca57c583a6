import { sessionBusAddress, systemBusAddress } from '../dbus/address.ts';
import { openBus } from '../dbus/bus.ts';
import type { Environment } from '../environment.ts';
import type { SessionWatch } from '../ports.ts';
import { watchSession } from './watch.ts';

/** The watch of the session that the environment names, on buses of its own. */
export async function openSessionWatch(env: Environment): Promise<SessionWatch> {
  const [system, session] = await Promise.all([
    openBus(systemBusAddress(env)),
    openBus(sessionBusAddress(env)),
  ]);
  const watch = await watchSession({ system, session, env });
  return {
    onSignal: (listener) => watch.onSignal(listener),
    close: async () => {
      await watch.close();
      await Promise.all([system?.close(), session?.close()]);
    },
  };
}
