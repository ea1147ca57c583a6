import { drawLine, letterWidth, sourcesOf } from '../code.ts';
import { type Moment, type Place, type Scene, wholeDesk, windowAt } from '../desktop.ts';
import { type Icon, icon } from '../icons.ts';
import { at, disc, pane, rect, rule, text } from '../paint.ts';
import { nth, seeded } from '../random.ts';
import { shopColours, storefront } from '../storefront.ts';
import { branchOf } from '../words.ts';
import { fileTree } from './editor-tree.ts';
import { completion, minimap, writing } from './editor-writing.ts';
import { shellColours, testRun } from './terminal-runs.ts';

/** A code editor: the memo decides the files, the seed how far they are written. */
export const editor: Scene = {
  app: 'Code',
  title: ({ memo, seed }) => `${sourcesOf(memo, seed)[0].name} — acme-shop`,
  draw: (moment) => editorWindow(moment, wholeDesk),
};

/** The editor's window anywhere on the desk. */
export function editorWindow(moment: Moment, place: Place): string {
  return windowAt(place, `${editor.title(moment)} — Code`, moment.theme, (width, height) =>
    inside(moment, width, height),
  );
}

const side = 46 + 232;
const head = 34 + 26;
const foot = 25;
const size = 15;
const lead = 23;

function inside(moment: Moment, width: number, height: number): string {
  const { theme, memo, seed } = moment;
  const layout = width < 1200 ? 0 : seeded('layout', memo, Math.floor(seed / 12)).int(3);
  const right = layout === 1 ? 540 : 0;
  const below = layout === 2 ? 236 : 0;
  const codeWidth = width - side - right;
  const codeHeight = height - head - foot - below;
  return [
    activityBar(moment, height - foot),
    fileTree(moment, 46, 232, height - foot),
    tabs(moment, codeWidth),
    pane(side, head, codeWidth, codeHeight, codeArea(moment, codeWidth, codeHeight)),
    right > 0 ? preview(moment, width - right, right, height - foot) : '',
    below > 0 ? drawer(moment, side, height - foot - below, codeWidth, below) : '',
    status(moment, width, height),
    rule(side, 0, side, height - foot, theme.line),
  ].join('');
}

function activityBar({ theme }: Moment, height: number): string {
  const signs: readonly Icon[] = ['files', 'search', 'branch', 'bug', 'blocks'];
  return [
    rect(0, 0, 46, height, theme.side),
    rect(0, 8, 3, 30, theme.accent),
    ...signs.map((sign, place) =>
      icon(sign, 13, 13 + place * 44, place === 0 ? theme.text : theme.faint, 20),
    ),
    icon('person', 13, height - 74, theme.faint, 20),
    icon('gear', 13, height - 36, theme.faint, 20),
    disc(33, 115, 7, theme.accent),
    text('3', 33, 118.5, { fill: theme.onAccent, size: 9, face: 'bold', align: 'middle' }),
  ].join('');
}

function tabs({ theme, memo, seed }: Moment, width: number): string {
  const [open, other] = sourcesOf(memo, seed);
  const row = [open.name, other.name, 'package.json'].map((name, place) => {
    const x = side + place * 168;
    const chosen = place === 0;
    return [
      rect(x, 0, 167, 34, chosen ? theme.back : theme.side),
      chosen ? rect(x, 0, 167, 2, theme.accent) : '',
      icon(name.endsWith('css') ? 'hash' : 'code', x + 12, 10, theme.accent, 14),
      text(name, x + 33, 22, { fill: chosen ? theme.text : theme.dim, within: 100 }),
      chosen ? disc(x + 150, 17, 4, theme.dim) : icon('close', x + 145, 12, theme.faint, 10),
    ].join('');
  });
  const trail = ['acme-shop', ...open.folder.split('/'), open.name].join('  ›  ');
  return [
    rect(side, 0, width, 34, theme.side),
    ...row,
    rect(side, 34, width, 26, theme.back),
    text(trail, side + 18, 51, { fill: theme.dim, size: 12 }),
  ].join('');
}

function codeArea(moment: Moment, width: number, height: number): string {
  const { theme } = moment;
  const { lines, cursor, letters, top, fresh } = writing(moment, Math.floor(height / lead));
  const shown = lines.slice(top, top + Math.ceil(height / lead));
  const y = (line: number) => (line - top) * lead;
  const caret = 64 + letters * size * letterWidth;
  const rows = shown.map((line, place) => {
    const number = top + place;
    const ink = number === cursor ? theme.text : theme.faint;
    return [
      fresh(number) ? rect(56, y(number), 3, lead, number % 7 === 3 ? theme.warn : theme.good) : '',
      text(String(number + 1), 44, y(number) + 16.5, { fill: ink, size: 13, face: 'mono', align: 'end' }),
      drawLine(line, 64, y(number) + 16.5, theme.code, size),
    ].join('');
  });
  return [
    rect(0, 0, width, height, theme.back),
    rect(62, y(cursor), width - 62, lead, theme.dark ? '#ffffff' : '#000000', { opacity: 0.045 }),
    ...rows,
    rect(caret, y(cursor) + 2, 2, lead - 4, theme.accent),
    completion(moment, caret, y(cursor + 1)),
    minimap(lines, width - 92, 92, height, theme, top, shown.length),
  ].join('');
}

function preview({ theme, memo, seed }: Moment, x: number, width: number, height: number): string {
  const colours = nth(shopColours, seeded('colours', memo).int(6) + Math.floor(seed / 3));
  const scale = (width - 24) / 960;
  return [
    rect(x, 0, width, height, theme.side),
    rule(x, 0, x, height, theme.line),
    icon('reload', x + 14, 10, theme.dim, 14),
    rect(x + 40, 6, width - 56, 22, theme.back, { r: 11 }),
    text('localhost:5173/?season=preview', x + 56, 21, { fill: theme.dim, size: 12 }),
    pane(
      x + 12,
      44,
      width - 24,
      height - 56,
      at(0, 0, storefront(colours, (height - 56) / scale, (seed % 4) * 70, seed % 8), scale),
    ),
  ].join('');
}

function drawer(moment: Moment, x: number, y: number, width: number, height: number): string {
  const { theme } = moment;
  const lines = testRun(moment, 0).slice(-9);
  return [
    rect(x, y, width, height, theme.side),
    rule(x, y, x + width, y, theme.line),
    ...['Problems', 'Output', 'Terminal', 'Ports'].map((name, place) =>
      text(name, x + 18 + place * 84, y + 22, {
        fill: place === 2 ? theme.text : theme.faint,
        size: 12.5,
        face: place === 2 ? 'bold' : 'sans',
      }),
    ),
    rect(x + 184, y + 29, 58, 2, theme.accent),
    ...lines.map((line, place) =>
      drawLine(line, x + 18, y + 52 + place * 20.5, shellColours(theme), 13.5, 'mono'),
    ),
  ].join('');
}

function status(moment: Moment, width: number, height: number): string {
  const { theme, memo, seed } = moment;
  const { cursor, letters } = writing(moment, 30);
  const y = height - foot;
  const ink = { fill: theme.onAccent, size: 12 };
  const language = sourcesOf(memo, seed)[0].name.endsWith('css') ? 'CSS' : 'TypeScript';
  return [
    rect(0, y, width, foot, theme.accent),
    icon('branch', 12, y + 5, theme.onAccent, 14),
    text(`${branchOf(memo)}*`, 32, y + 17, { ...ink, within: 300 }),
    icon('warn', 352, y + 5, theme.onAccent, 14),
    text(String(seed % 3), 372, y + 17, ink),
    text(`Ln ${cursor + 1}, Col ${letters + 1}`, width - 380, y + 17, ink),
    text('Spaces: 2', width - 264, y + 17, ink),
    text('UTF-8', width - 178, y + 17, ink),
    text(language, width - 112, y + 17, ink),
  ].join('');
}
