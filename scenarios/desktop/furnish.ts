import { openBus } from '@stint/tracker/desktop/dbus/bus';
import { startBus } from '@stint/tracker/desktop/testing/buses';
import type { TestDisplay } from '@stint/tracker/desktop/testing/display';
import { findIcons, type Place } from '@stint/tracker/desktop/testing/icon-on-screen';
import { startTestPanel, type TestPanel } from '@stint/tracker/desktop/testing/panel';

/** What a display lacks to be a desktop: a session bus, a panel with a tray, and somebody who shows notices. */
export interface Furnished {
  /** For programs of this desktop. */
  readonly env: NodeJS.ProcessEnv;
  readonly panel: TestPanel;
  /** Where the tray shows a face, pixel by pixel; null where it does not. */
  readonly find: (face: Parameters<typeof findIcons>[1]) => Promise<Place | null>;
  readonly stop: () => Promise<void>;
}

/** Pixels of an icon in the panel. */
export const ICON = 48;
export const STOPPED = { clock: 'stopped', sign: 'none' } as const;
export const RUNNING = { clock: 'running', sign: 'none' } as const;

export async function furnish(display: TestDisplay): Promise<Furnished> {
  const daemon = await startBus('session');
  const bus = await openBus(daemon.address);
  if (!bus) throw new Error('the bus does not answer');
  const panel = await startTestPanel(display, daemon.address, bus);
  return {
    env: panel.env,
    panel,
    find: async (face) => (await findIcons(display.address, face, ICON))[0] ?? null,
    stop: async () => {
      await panel.stop();
      await bus.close();
      await daemon.stop();
    },
  };
}
