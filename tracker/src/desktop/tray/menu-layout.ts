import type { Menu, MenuDeed, MenuLine } from '../../tray/menu.ts';
import { variant } from '../dbus/values.ts';

/** One line as com.canonical.dbusmenu knows it. */
export interface Node {
  readonly id: number;
  /** `a{sv}`. */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly deed: MenuDeed | null;
  readonly children: readonly Node[];
}

/** Numbers for keys: the same for the same key, and never given to another one. */
export type Ids = (key: string) => number;

export function countIds(): Ids {
  const ids = new Map<string, number>([['', 0]]);
  return (key) => {
    const id = ids.get(key) ?? ids.size;
    ids.set(key, id);
    return id;
  };
}

export function nodesOf(menu: Menu, idOf: Ids): Node {
  const parts = menu.filter((part) => part.length > 0);
  const children = parts.flatMap((part, index): Node[] => {
    const lines = part.map((line) => nodeOf(line, idOf));
    return index === 0 ? lines : [separator(idOf(`line-${index}`)), ...lines];
  });
  return { id: 0, properties: SUBMENU, deed: null, children };
}

const SUBMENU = { 'children-display': variant('s', 'submenu') };

function separator(id: number): Node {
  return { id, properties: { type: variant('s', 'separator') }, deed: null, children: [] };
}

function nodeOf({ key, label, time, deed, shortcut, lines }: MenuLine, idOf: Ids): Node {
  const properties = {
    // An underscore would underline the letter behind it.
    label: variant('s', (time === undefined ? label : `${label} · ${time}`).replaceAll('_', '__')),
    ...(deed || lines ? {} : { enabled: variant('b', false) }),
    ...(shortcut ? { shortcut: variant('aas', [shortcut]) } : {}),
    ...(lines ? SUBMENU : {}),
  };
  return { id: idOf(key), properties, deed, children: (lines ?? []).map((line) => nodeOf(line, idOf)) };
}

export function findNode(node: Node, id: number): Node | null {
  if (node.id === id) return node;
  for (const child of node.children) {
    const found = findNode(child, id);
    if (found) return found;
  }
  return null;
}

/** `(ia{sv}av)`, `depth` levels of it; -1 is all. No names are all names. */
export function layoutOf(node: Node, depth: number, names: readonly string[]): unknown {
  const children = depth === 0 ? [] : node.children.map((child) => layoutOf(child, depth - 1, names));
  return [node.id, named(node.properties, names), children.map((child) => variant('(ia{sv}av)', child))];
}

export function named(properties: Node['properties'], names: readonly string[]): Record<string, unknown> {
  const wanted = Object.entries(properties).filter(([name]) => names.length === 0 || names.includes(name));
  return Object.fromEntries(wanted);
}
