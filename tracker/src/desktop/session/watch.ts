import type { Bus } from '../dbus/ports.ts';
import type { Environment } from '../environment.ts';
import type { SessionWatch } from '../ports.ts';
import { holdInhibitor, type Inhibitor } from './inhibitor.ts';
import { hearLeaving } from './leaving.ts';
import { hearLogind } from './logind.ts';
import { hearSavers } from './savers.ts';
import { told } from './told.ts';

/** The buses stay the caller's to close; null where there is none. */
export interface SessionSources {
  readonly system: Bus | null;
  readonly session: Bus | null;
  readonly env: Environment;
  readonly inhibit?: () => Promise<Inhibitor | null>;
}

/**
 * Hears the session on a Linux desktop: logind on the system's bus; screen savers, and who keeps the session, on
 * the session's. Where nobody says anything, it never speaks.
 */
export async function watchSession({ system, session, env, inhibit }: SessionSources): Promise<SessionWatch> {
  const says = told();
  const hold = inhibit ?? (() => holdInhibitor(env));
  const unhearLogind = system === null ? null : await hearLogind(system, env, says, hold);
  const unhearSavers = session === null ? null : await hearSavers(session, says);
  const unhearLeaving = session === null ? null : await hearLeaving(session, env, says);
  return {
    onSignal: (listener) => says.onSignal(listener),
    close: async () => {
      unhearSavers?.();
      unhearLeaving?.();
      await unhearLogind?.();
    },
  };
}
