import type { TrayClicks, TrayIcon } from '../../tray/ports.ts';
import type { TrayView } from '../../tray/view.ts';
import type { Bus, ExportedInterface } from '../dbus/ports.ts';
import { escapeMarkup } from '../markup.ts';
import { exportMenu } from './menu-object.ts';
import { pixmapsOf } from './pixmaps.ts';
import { keepRegistered } from './registering.ts';

const ITEM = '/StatusNotifierItem';
const MENU = '/StatusNotifierItem/Menu';

/**
 * The tray icon as org.kde.StatusNotifierItem, with its menu. It is there for every desktop that asks, from the moment
 * it asks: today's, one that starts later, one that starts again. Nothing is sent while nothing changes.
 */
export async function openStatusIcon(bus: Bus, clicks: TrayClicks, first: TrayView): Promise<TrayIcon> {
  let view = first;
  let quiet = quietly(first);
  const item = bus.export(
    ITEM,
    itemInterface(() => view, clicks),
  );
  const menu = exportMenu(bus, MENU, first.menu, (deed) => clicks.choose(deed));
  const registered = await keepRegistered(bus);
  return {
    show: (next) => {
      const before = view;
      if (same(before, next)) return;
      view = next;
      if (!same(before.face, next.face)) item.emit('NewIcon');
      if (!same(before.toolTip, next.toolTip)) item.emit('NewToolTip');
      const still = quietly(next);
      if (!same(before.menu, next.menu)) menu.show(next.menu, still === quiet);
      quiet = still;
    },
    close: () => {
      registered.end();
      item.remove();
      menu.remove();
    },
  };
}

/** The menu without the time that runs in it. */
function quietly({ menu }: TrayView): string {
  return JSON.stringify(menu, (key, value: unknown) => (key === 'time' ? undefined : value));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function itemInterface(view: () => TrayView, clicks: TrayClicks): ExportedInterface {
  const text = (read: () => string) => ({ signature: 's', read });
  const noIcon = { signature: 'a(iiay)', read: () => [] };
  return {
    name: 'org.kde.StatusNotifierItem',
    properties: {
      Category: text(() => 'ApplicationStatus'),
      Id: text(() => 'stint'),
      Title: text(() => 'Stint'),
      Status: text(() => 'Active'),
      WindowId: { signature: 'i', read: () => 0 },
      IconName: text(() => ''),
      IconPixmap: { signature: 'a(iiay)', read: () => pixmapsOf(view().face) },
      OverlayIconName: text(() => ''),
      OverlayIconPixmap: noIcon,
      AttentionIconName: text(() => ''),
      AttentionIconPixmap: noIcon,
      AttentionMovieName: text(() => ''),
      IconThemePath: text(() => ''),
      ToolTip: { signature: '(sa(iiay)ss)', read: () => toolTipOf(view()) },
      ItemIsMenu: { signature: 'b', read: () => false },
      Menu: { signature: 'o', read: () => MENU },
    },
    methods: {
      Activate: { takes: 'ii', call: () => clicks.activate() },
      SecondaryActivate: { takes: 'ii', call: () => undefined },
      ContextMenu: { takes: 'ii', call: () => undefined },
      Scroll: { takes: 'is', call: () => undefined },
    },
    signals: {
      NewTitle: '',
      NewIcon: '',
      NewAttentionIcon: '',
      NewOverlayIcon: '',
      NewToolTip: '',
      NewStatus: 's',
    },
  };
}

/** Its text may be read as markup. */
function toolTipOf({ toolTip }: TrayView): readonly unknown[] {
  return ['', [], toolTip.title, toolTip.lines.map(escapeMarkup).join('\n')];
}
