import { desk, desktop, type Moment, type Scene } from './desktop.ts';
import { at, rect } from './paint.ts';
import { browser } from './scenes/browser.ts';
import { call } from './scenes/call.ts';
import { chat } from './scenes/chat.ts';
import { design } from './scenes/design.ts';
import { editor } from './scenes/editor.ts';
import { mail } from './scenes/mail.ts';
import { spreadsheet } from './scenes/spreadsheet.ts';
import { terminal } from './scenes/terminal.ts';
import { themeOf } from './themes.ts';

const scenes = { editor, terminal, mail, design, browser, spreadsheet, chat, call } satisfies Record<
  string,
  Scene
>;

export type SceneName = keyof typeof scenes;

export const sceneNames: readonly SceneName[] = [
  'editor',
  'terminal',
  'mail',
  'design',
  'browser',
  'spreadsheet',
  'chat',
  'call',
];

export interface ScreenAsk {
  readonly scene: SceneName;
  /** A whole number; the segment number does well. Neighbours show the same work a little further on. */
  readonly seed: number;
  /** Decides what the work is about: which files, letters, tables. May be blank. */
  readonly memo: string;
  /** The clock in the desktop's panel, "09:47". */
  readonly minute: string;
  /** Pixels; 1920 by 1080 unless told otherwise, crispest and quicker at 1600 by 900. Other shapes get empty edges. */
  readonly width?: number;
  readonly height?: number;
}

/**
 * The freelancer's desktop at one instant of the demo world, as SVG.
 *
 * The same ask gives the same text on every machine: letters are outlines, so no installed font is needed.
 */
export function drawScreen(ask: ScreenAsk): string {
  const { width = 1920, height = 1080 } = ask;
  const scale = Math.min(width / desk.width, height / desk.height);
  const [left, top] = [(width - desk.width * scale) / 2, (height - desk.height * scale) / 2];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    rect(0, 0, width, height, '#10141a'),
    at(left, top, desktop(scenes[ask.scene], momentOf(ask)), scale),
    '</svg>',
  ].join('');
}

/** The active window that the picture of the same scene, seed and memo shows. */
export function sceneWindow(scene: SceneName, seed: number, memo: string): { app: string; title: string } {
  const drawn: Scene = scenes[scene];
  return { app: drawn.app, title: drawn.title(momentOf({ scene, seed, memo, minute: '' })) };
}

function momentOf({ scene, seed, memo, minute }: ScreenAsk): Moment {
  return { seed, memo, minute, theme: themeOf(scene, memo, seed) };
}
