import type { Menu, MenuDeed } from '../../tray/menu.ts';
import type { Bus, ExportedInterface } from '../dbus/ports.ts';
import { countIds, findNode, layoutOf, type Node, named, nodesOf } from './menu-layout.ts';

export interface MenuObject {
  /** `quietly`: only a time moved in it; a desktop hears of it when the menu is opened. */
  show(menu: Menu, quietly: boolean): void;
  remove(): void;
}

/** The menu on the bus, as com.canonical.dbusmenu. */
export function exportMenu(
  bus: Bus,
  path: string,
  first: Menu,
  choose: (deed: MenuDeed) => void,
): MenuObject {
  const idOf = countIds();
  const shown: Shown = { root: nodesOf(first, idOf), revision: 1, asked: 0, choose };
  const exported = bus.export(path, interfaceOf(shown));
  return {
    show: (menu, quietly) => {
      shown.root = nodesOf(menu, idOf);
      shown.revision += 1;
      if (!quietly) exported.emit('LayoutUpdated', shown.revision, 0);
    },
    remove: () => exported.remove(),
  };
}

interface Shown {
  root: Node;
  revision: number;
  /** The revision that a desktop asked for last. */
  asked: number;
  readonly choose: (deed: MenuDeed) => void;
}

function interfaceOf(shown: Shown): ExportedInterface {
  return {
    name: 'com.canonical.dbusmenu',
    properties: {
      Version: { signature: 'u', read: () => 3 },
      TextDirection: { signature: 's', read: () => 'ltr' },
      Status: { signature: 's', read: () => 'normal' },
      IconThemePath: { signature: 'as', read: () => [] },
    },
    methods: { ...readingOf(shown), ...eventsOf(shown), ...openingOf(shown) },
    signals: {
      ItemsPropertiesUpdated: 'a(ia{sv})a(ias)',
      LayoutUpdated: 'ui',
      ItemActivationRequested: 'iu',
    },
  };
}

type Methods = NonNullable<ExportedInterface['methods']>;

function readingOf(shown: Shown): Methods {
  return {
    GetLayout: {
      takes: 'iias',
      gives: 'u(ia{sv}av)',
      call: (id, depth, names) => {
        shown.asked = shown.revision;
        const node = findNode(shown.root, Number(id)) ?? NOTHING;
        return [shown.revision, layoutOf(node, Number(depth), strings(names))];
      },
    },
    GetGroupProperties: {
      takes: 'aias',
      gives: 'a(ia{sv})',
      call: (ids, names) =>
        list(ids).flatMap((id) => propertiesOf(findNode(shown.root, Number(id)), strings(names))),
    },
    GetProperty: {
      takes: 'is',
      gives: 'v',
      call: (id, name) => propertyOf(findNode(shown.root, Number(id)), String(name)),
    },
  };
}

function eventsOf(shown: Shown): Methods {
  const hear = (id: unknown, kind: unknown): boolean => {
    const node = findNode(shown.root, Number(id));
    if (kind === 'clicked' && node?.deed) shown.choose(node.deed);
    return node !== null;
  };
  return {
    Event: { takes: 'isvu', call: (id, kind) => void hear(id, kind) },
    EventGroup: {
      takes: 'a(isvu)',
      gives: 'ai',
      call: (events) =>
        list(events)
          .map(list)
          .filter(([id, kind]) => !hear(id, kind))
          .map(([id]) => id),
    },
  };
}

/** A desktop asks before it opens the menu whether it should read it again. */
function openingOf(shown: Shown): Methods {
  const isNews = (): boolean => shown.revision !== shown.asked;
  return {
    AboutToShow: { takes: 'i', gives: 'b', call: isNews },
    AboutToShowGroup: {
      takes: 'ai',
      gives: 'aiai',
      call: (ids) => [
        isNews() ? list(ids) : [],
        list(ids).filter((id) => findNode(shown.root, Number(id)) === null),
      ],
    },
  };
}

const NOTHING: Node = { id: 0, properties: {}, deed: null, children: [] };

function propertiesOf(node: Node | null, names: readonly string[]): [number, Record<string, unknown>][] {
  return node ? [[node.id, named(node.properties, names)]] : [];
}

function propertyOf(node: Node | null, name: string): unknown {
  const value = node?.properties[name];
  if (value === undefined) throw new Error('the menu has no such line, or the line has no such property');
  return value;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function strings(value: unknown): string[] {
  return list(value).map(String);
}
