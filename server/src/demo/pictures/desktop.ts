import { type Icon, icon } from './icons.ts';
import { disc, pane, rect, rule, shape, text } from './paint.ts';
import { seeded } from './random.ts';
import type { Theme } from './themes.ts';

/** The desktop is drawn at this size and scaled to the one asked for. */
export const desk = { width: 1600, height: 900 } as const;

/** What a scene knows of the instant it draws. Neighbouring seeds of one memo are neighbouring instants. */
export interface Moment {
  readonly seed: number;
  readonly memo: string;
  /** The clock in the panel, "09:47". */
  readonly minute: string;
  readonly theme: Theme;
}

export interface Scene {
  readonly app: string;
  title(moment: Moment): string;
  /** The windows on the desk, the one at work last. */
  draw(moment: Moment): string;
}

/** Wallpaper, the scene's windows, dock and panel. */
export function desktop(scene: Scene, moment: Moment): string {
  return wallpaper(moment.seed) + scene.draw(moment) + dock(scene.app) + panel(scene.app, moment);
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The room a window gets when it takes all of the desk that dock and panel leave. */
export const wholeDesk: Place = { x: 66, y: 38, width: 1524, height: 852 };

/** Where a window stands: some people use the whole desk, some let the wallpaper show; the same through a day. */
export function placeOf(scene: string, { memo, seed }: Moment): Place {
  return seeded('place', scene, memo, Math.floor(seed / 144)).pick([
    wholeDesk,
    { x: 92, y: 56, width: 1440, height: 806 },
    { x: 130, y: 50, width: 1420, height: 816 },
  ]);
}

const titleBar = 34;

/** A window with its title bar; `content` draws the inside, in the inside's own coordinates. */
export function windowAt(
  place: Place,
  title: string,
  theme: Theme,
  content: (width: number, height: number) => string,
): string {
  const { x, y, width, height } = place;
  const shadow = [12, 8, 5, 3, 1].map((out) =>
    rect(x - out, y - out + 5, width + out * 2, height + out * 2, '#000', { r: 10 + out, opacity: 0.05 }),
  );
  const inside = pane(x, y + titleBar, width, height - titleBar, content(width, height - titleBar));
  return [
    ...shadow,
    rect(x, y, width, height, theme.title, { r: 10 }),
    text(title, x + width / 2, y + 22, {
      fill: theme.text,
      size: 13,
      face: 'medium',
      align: 'middle',
      within: width - 240,
    }),
    ...buttons(x + width, y, theme),
    rect(x, y + titleBar, width, height - titleBar, theme.back),
    inside,
    rule(x, y + titleBar - 1, x + width, y + titleBar - 1, theme.line),
  ].join('');
}

function buttons(right: number, y: number, theme: Theme): string[] {
  const signs: readonly Icon[] = ['close', 'square', 'minus'];
  return signs.map((sign, place) => {
    const centre = right - 22 - place * 28;
    const ground = place === 0 ? theme.bad : theme.line;
    const ink = place === 0 ? '#fff' : theme.dim;
    return disc(centre, y + 17, 9, ground) + icon(sign, centre - 4.5, y + 12.5, ink, 9);
  });
}

// A few evenings over hills; one for each day of work.
function wallpaper(seed: number): string {
  const day = seeded('wallpaper', Math.floor(seed / 144));
  const [top, low, far, mid, near] = day.pick(skies);
  const shift = day.int(200) - 100;
  return [
    `<linearGradient id="sky" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${low}"/></linearGradient>`,
    rect(0, 0, desk.width, desk.height, 'url(#sky)'),
    disc(1180 + shift * 2, 260, 90, '#fff', { opacity: 0.35 }),
    shape(`M0 560q300 ${-200 + shift} 640 -40t960 -60v440h-1600z`, far),
    shape(`M0 690q380 ${-150 - shift} 820 -20t780 -80v310h-1600z`, mid),
    shape(`M0 800q420 -120 860 -20t740 -60v180h-1600z`, near),
  ].join('');
}

type Sky = readonly [top: string, low: string, far: string, mid: string, near: string];

const skies: readonly Sky[] = [
  ['#27455f', '#e8a87c', '#46627a', '#2f4f5f', '#1f3a45'],
  ['#0f2b3d', '#4f8f8b', '#1f5a63', '#16454f', '#0e3039'],
  ['#6fa3c7', '#f3e3c3', '#8fb08a', '#6a9470', '#44704f'],
  ['#3d2f56', '#d7839a', '#5d4674', '#44335c', '#2e2342'],
  ['#a9c9cf', '#f7efe0', '#c0c6a0', '#98a97b', '#6d8358'],
];

const apps: readonly (readonly [app: string, sign: Icon, colour: string])[] = [
  ['Files', 'folder', '#d9a441'],
  ['Browser', 'globe', '#3f83d6'],
  ['Mail', 'mail', '#4a9fc4'],
  ['Code', 'code', '#5865c9'],
  ['Terminal', 'prompt', '#55607a'],
  ['Artboard', 'pen', '#c9557f'],
  ['Sheets', 'table', '#3d9a63'],
  ['Chat', 'bubble', '#8a5cc2'],
  ['Call', 'camera', '#2f9c95'],
];

function dock(open: string): string {
  const tiles = apps.map(([app, sign, colour], place) => {
    const y = 46 + place * 50;
    const mark = app === open ? rect(3, y + 11, 3, 16, '#fff', { r: 1.5 }) : '';
    return mark + rect(10, y, 38, 38, colour, { r: 10 }) + icon(sign, 19, y + 9, '#fff', 20);
  });
  return (
    rect(0, 30, 58, 870, '#10141a', { opacity: 0.72 }) +
    tiles.join('') +
    icon('blocks', 20, 858, '#e6e9ee', 18)
  );
}

function panel(app: string, { minute, seed }: Moment): string {
  const ink = '#e6e9ee';
  const spaces = [0, 1, 2].map((space) =>
    rect(
      18 + space * 16 - (space === 0 ? 4 : 0),
      11,
      space === 0 ? 18 : 8,
      8,
      space === 0 ? ink : '#6b7380',
      { r: 4 },
    ),
  );
  const tray: readonly Icon[] = ['wifi', 'sound', 'battery'];
  return [
    rect(0, 0, desk.width, 30, '#10141a', { opacity: 0.9 }),
    ...spaces,
    text(app, 80, 20, { fill: ink, size: 13, face: 'bold' }),
    text(minute, desk.width / 2, 20, { fill: ink, size: 13.5, face: 'bold', align: 'middle' }),
    disc(1424, 15, 4.5, '#3fc1a9'),
    text('Acme', 1436, 19.5, { fill: ink, size: 12 }),
    ...tray.map((sign, place) => icon(sign, 1486 + place * 24, 7, ink, 16)),
    text('ana', 1588, 19.5, { fill: ink, size: 12, align: 'end' }),
    seed % 3 === 0 ? icon('bell', 1394, 7, '#9aa3b2', 15) : '',
  ].join('');
}
