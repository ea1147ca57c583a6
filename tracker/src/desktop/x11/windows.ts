import type { Geometry, Shape, WindowAttributes } from 'x11';
import { internAtom } from './atom.ts';
import type { Connection } from './connection.ts';
import type { Area } from './monitors.ts';
import { readNumbers, readStrings } from './property.ts';

/** Something that lies on the screen, with its frame. */
export interface TopWindow {
  readonly area: Area;
  /** The names of its program, and of those whose windows are in it. Empty: it says none. */
  readonly names: readonly string[];
  /** A menu, a tip, something of the desktop's own: the window manager does not list it. */
  readonly loose: boolean;
  /** Where nothing below it can be seen. */
  readonly hides: readonly Area[];
}

/** All that can be seen on the screen, from the lowest to the highest. Rejects when the display goes away. */
export async function readWindows(connection: Connection): Promise<TopWindow[]> {
  const { root } = connection;
  const [{ children }, listed, [current], hiding, shape] = await Promise.all([
    connection.ask<{ children: readonly number[] }>((answer) => connection.client.QueryTree(root, answer)),
    readNumbers(connection, root, '_NET_CLIENT_LIST'),
    readNumbers(connection, root, '_NET_CURRENT_DESKTOP'),
    internAtom(connection, '_NET_WM_STATE_HIDDEN'),
    connection.ask<Shape>((answer) => connection.client.require('shape', answer)).catch(() => null),
  ]);
  const screen: ScreenFacts = { connection, listed: new Set(listed), current, hiding, shape };
  // One that goes away while it is asked is not to be seen.
  const windows = await Promise.all(children.map((window) => readTop(screen, window).catch(() => null)));
  await connection.ask((answer) => connection.client.GetInputFocus(answer)); // the display itself has not gone away
  return windows.filter((window) => window !== null);
}

/** Does a window that lies on the root itself show anything on the screen? Rejects when it is gone. */
export async function canBeSeen(connection: Connection, window: number): Promise<boolean> {
  const { client, display, root } = connection;
  const [{ klass, mapState }, geometry] = await Promise.all([
    connection.ask<WindowAttributes>((answer) => client.GetWindowAttributes(window, answer)),
    connection.ask<Geometry>((answer) => client.GetGeometry(window, answer)),
  ]);
  if (klass === INPUT_ONLY || mapState !== VIEWABLE) return false;
  const { x, y, width, height } = areaOf(geometry);
  const screen = display.screen.find((each) => each.root === root);
  const isThere = x < (screen?.pixel_width ?? 0) && y < (screen?.pixel_height ?? 0);
  return isThere && x + width > 0 && y + height > 0 && width * height > 1;
}

interface ScreenFacts {
  readonly connection: Connection;
  /** The windows that programs show, as the window manager knows them. */
  readonly listed: ReadonlySet<number>;
  /** The desktop that is shown; undefined where there is but one. */
  readonly current: number | undefined;
  readonly hiding: number;
  readonly shape: Shape | null;
}

const INPUT_ONLY = 2;
const VIEWABLE = 2;

/** Null for what cannot be seen, even with nothing on it. */
async function readTop(screen: ScreenFacts, window: number): Promise<TopWindow | null> {
  const { connection } = screen;
  const { klass, mapState } = await connection.ask<WindowAttributes>((answer) =>
    connection.client.GetWindowAttributes(window, answer),
  );
  if (klass === INPUT_ONLY || mapState !== VIEWABLE) return null;
  const within = await windowsIn(screen, window, DEEPEST);
  const shown = within.find((each) => screen.listed.has(each));
  if (shown !== undefined && !(await isOnThisDesktop(screen, shown))) return null;
  const names = await Promise.all(within.map((each) => readStrings(screen.connection, each, 'WM_CLASS')));
  const geometry = await connection.ask<Geometry>((answer) => connection.client.GetGeometry(window, answer));
  const area = areaOf(geometry);
  if (shown === undefined && names.flat().length === 0 && isLarge(screen, area)) return null;
  // Only what the window manager lists is taken for a cover: a screen's overlay lies above all, and hides nothing.
  const hides = shown === undefined ? [] : await hiddenBy(screen, window, shown, { area, geometry });
  return { area, names: [...new Set(names.flat())], loose: shown === undefined, hides };
}

/** No menu: the overlay that a desktop draws on, or a window that catches the pointer. */
function isLarge({ connection: { display, root } }: ScreenFacts, { width, height }: Area): boolean {
  const screen = display.screen.find((each) => each.root === root);
  return width * height * 4 >= (screen?.pixel_width ?? 0) * (screen?.pixel_height ?? 0);
}

/** A frame holds its program's window at this depth at most. */
const DEEPEST = 3;

async function windowsIn(screen: ScreenFacts, window: number, depth: number): Promise<number[]> {
  if (depth === 0 || screen.listed.has(window)) return [window];
  const { connection } = screen;
  const { children } = await connection.ask<{ children: readonly number[] }>((answer) =>
    connection.client.QueryTree(window, answer),
  );
  const below = await Promise.all(children.map((child) => windowsIn(screen, child, depth - 1)));
  return [window, ...below.flat()];
}

const ON_ALL = 0xffffffff;

async function isOnThisDesktop(
  { connection, current, hiding }: ScreenFacts,
  window: number,
): Promise<boolean> {
  const [[desktop], states] = await Promise.all([
    readNumbers(connection, window, '_NET_WM_DESKTOP'),
    readNumbers(connection, window, '_NET_WM_STATE'),
  ]);
  if (states.includes(hiding)) return false;
  return desktop === undefined || current === undefined || desktop === ON_ALL || desktop === current;
}

const WITH_ALPHA = 32;

/** What can be seen through is taken for hiding nothing, but where its program says that it is opaque. */
async function hiddenBy(
  { connection, shape }: ScreenFacts,
  frame: number,
  shown: number,
  { area, geometry }: { area: Area; geometry: Geometry },
): Promise<Area[]> {
  const { root } = connection;
  const opacities = await Promise.all(
    [frame, shown].map((window) => readNumbers(connection, window, '_NET_WM_WINDOW_OPACITY')),
  );
  if (opacities.flat().some((opacity) => opacity !== ON_ALL)) return [];
  const { depth } = await connection.ask<Geometry>((answer) => connection.client.GetGeometry(shown, answer));
  const isWhole = shape !== null && !(await isShaped(connection, shape, [frame, shown]));
  if (isWhole && depth !== WITH_ALPHA && geometry.depth !== WITH_ALPHA) return [area];
  const origin = await connection.ask<{ destX: number; destY: number }>((answer) =>
    connection.client.TranslateCoordinates(shown, root, 0, 0, answer),
  );
  const numbers = isWhole ? await readNumbers(connection, shown, '_NET_WM_OPAQUE_REGION') : [];
  return Array.from({ length: Math.floor(numbers.length / 4) }, (_, index) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.slice(index * 4, index * 4 + 4);
    return { x: origin.destX + x, y: origin.destY + y, width, height };
  });
}

/** Is any of them no rectangle? */
async function isShaped(connection: Connection, shape: Shape, windows: readonly number[]): Promise<boolean> {
  const extents = await Promise.all(
    windows.map((window) =>
      connection.ask<{ boundingShaped: boolean }>((answer) => shape.QueryExtents(window, answer)),
    ),
  );
  return extents.some(({ boundingShaped }) => boundingShaped);
}

function areaOf({ xPos, yPos, width, height, borderWidth }: Geometry): Area {
  return { x: xPos, y: yPos, width: width + 2 * borderWidth, height: height + 2 * borderWidth };
}
