import type { PanelWindow } from '../../panel-window.ts';
import { openTray, type Tray, type TrayDesk, type TrayPorts } from '../../tray/tray.ts';
import { sessionBusAddress } from '../dbus/address.ts';
import { openBus } from '../dbus/bus.ts';
import type { Environment } from '../environment.ts';
import { openNotifier } from '../notifications/notifier.ts';
import { openInBrowser } from '../window/browser.ts';
import { openStatusIcon } from './status-icon.ts';

/** The tray of the desktop that the environment names. Where it has no session bus there is none, and nothing is missed. */
export async function openDesktopTray(
  desk: TrayDesk,
  env: Environment,
  { told, window, quit }: Pick<TrayPorts, 'told' | 'quit'> & { readonly window: Pick<PanelWindow, 'show'> },
): Promise<Tray> {
  const bus = await openBus(sessionBusAddress(env));
  const tray = await openTray(desk, {
    told,
    quit: () => quit(),
    openPanel: () => void window.show(),
    openAddress: (address) => void openInBrowser(address, env),
    icon: async (clicks, first) => bus && openStatusIcon(bus, clicks, first),
    notifier: async (presses) => bus && openNotifier(bus, presses),
    zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  return {
    show: (status) => tray.show(status),
    close: async () => {
      await tray.close();
      await bus?.close();
    },
  };
}
