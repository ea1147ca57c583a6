import { type Moment, type Scene, wholeDesk, windowAt } from '../desktop.ts';
import { type Icon, icon } from '../icons.ts';
import { disc, pane, rect, rule, text } from '../paint.ts';
import { ana, badge, ben } from '../people.ts';
import { nth, seeded } from '../random.ts';
import { subjectOf } from '../words.ts';
import { inspector } from './design-inspector.ts';
import { sheetOf } from './design-sheets.ts';

/** A design tool: layers, a sheet of artboards that grows from segment to segment, and the inspector. */
export const design: Scene = {
  app: 'Artboard',
  title: (moment) => `${subjectOf(moment.memo)} / ${sheetOf(moment).name}`,
  draw: (moment) =>
    windowAt(wholeDesk, `${design.title(moment)} — Artboard`, moment.theme, (width, height) =>
      [
        pane(layersWidth, 48, width - layersWidth - inspectorWidth, height - 48, canvas(moment)),
        layers(moment, height),
        inspector(moment, width - inspectorWidth, inspectorWidth, height),
        toolbar(moment, width),
      ].join(''),
    ),
};

const layersWidth = 236;
const inspectorWidth = 256;

function canvas(moment: Moment): string {
  const { theme } = moment;
  const ground = theme.dark ? '#141519' : '#e4e5e8';
  const sheet = sheetOf(moment);
  return rect(0, 0, 1100, 860, ground) + sheet.drawn + selection(moment, sheet.chosen) + visitor(moment);
}

function selection({ theme }: Moment, { x, y, width, height }: ReturnType<typeof sheetOf>['chosen']): string {
  const handles = [0, 0.5, 1].flatMap((across) =>
    [0, 0.5, 1]
      .filter((down) => across !== 0.5 || down !== 0.5)
      .map((down) =>
        rect(x + width * across - 4, y + height * down - 4, 8, 8, '#fff', {
          stroke: theme.accent,
          thick: 1.5,
        }),
      ),
  );
  return [
    rect(x, y, width, height, 'none', { stroke: theme.accent, thick: 2 }),
    ...handles,
    rect(x + width / 2 - 44, y + height + 10, 88, 20, theme.accent, { r: 4 }),
    text(`${Math.round(width * 1.8)} × ${Math.round(height * 1.8)}`, x + width / 2, y + height + 24, {
      fill: theme.onAccent,
      size: 11.5,
      face: 'medium',
      align: 'middle',
    }),
  ].join('');
}

// Ben looks in now and then: his pointer, and a remark pinned to the sheet.
function visitor({ memo, seed, theme }: Moment): string {
  const chance = seeded('visitor', memo, seed);
  if (chance.chance(0.4)) return '';
  const [x, y] = [240 + chance.int(520), 120 + chance.int(480)];
  const remark = chance.pick([
    'Can the basket be calmer?',
    'This one!',
    'Readable in the sun?',
    'Mira likes straw.',
  ]);
  return [
    icon('pointer', x, y, ben.colour, 22),
    rect(x + 18, y + 20, 42, 20, ben.colour, { r: 5 }),
    text('Ben', x + 39, y + 34, { fill: '#fff', size: 12, face: 'bold', align: 'middle' }),
    chance.chance(0.5)
      ? rect(x + 64, y + 14, 206, 36, theme.raised, { r: 18, stroke: theme.line }) +
        text(remark, x + 82, y + 37, { fill: theme.text, size: 13 })
      : '',
  ].join('');
}

function toolbar({ theme, seed }: Moment, width: number): string {
  const tools: readonly Icon[] = ['pointer', 'frame', 'square', 'circle', 'pen', 'letter', 'hand', 'bubble'];
  const chosen = nth([0, 0, 2, 4, 0, 5], seed);
  return [
    rect(0, 0, width, 48, theme.title),
    icon('menu', 16, 16, theme.dim),
    ...tools.map((tool, place) => {
      const x = 56 + place * 40;
      const on = place === chosen;
      return (
        (on ? rect(x - 8, 8, 32, 32, theme.accent, { r: 7 }) : '') +
        icon(tool, x, 16, on ? theme.onAccent : theme.dim)
      );
    }),
    badge(ana, width - 300, 24, 14),
    badge(ben, width - 276, 24, 14),
    rect(width - 240, 9, 84, 30, theme.accent, { r: 8 }),
    text('Share', width - 198, 29, { fill: theme.onAccent, size: 13, face: 'bold', align: 'middle' }),
    icon('play', width - 132, 16, theme.dim),
    text(`${nth([50, 75, 66, 100], seed)}%`, width - 70, 29, { fill: theme.text, size: 13 }),
    icon('down', width - 34, 18, theme.dim, 13),
    rule(0, 47, width, 47, theme.line),
  ].join('');
}

function layers(moment: Moment, height: number): string {
  const { theme } = moment;
  const sheet = sheetOf(moment);
  const pages = ['Header colours', 'Home and phone', 'Cards and buttons'];
  const rows = sheet.layers.map(({ name, depth, sign }, place) => {
    const y = 218 + place * 27;
    const chosen = name === sheet.chosen.name;
    return [
      chosen ? rect(6, y, layersWidth - 12, 26, theme.chosen, { r: 6 }) : '',
      icon(sign, 16 + depth * 18, y + 6, chosen ? theme.accent : theme.faint, 14),
      text(name, 38 + depth * 18, y + 17.5, { fill: chosen ? theme.text : theme.dim, size: 13, within: 150 }),
      chosen ? icon('eye', layersWidth - 32, y + 6, theme.dim, 14) : '',
    ].join('');
  });
  return [
    rect(0, 48, layersWidth, height, theme.side),
    text('Pages', 16, 76, { fill: theme.text, size: 13, face: 'bold' }),
    icon('plus', layersWidth - 32, 65, theme.dim, 14),
    ...pages.map((page, place) => {
      const open = page === sheet.name;
      const y = 88 + place * 28;
      return (
        (open ? rect(6, y, layersWidth - 12, 26, theme.chosen, { r: 6 }) : '') +
        text(page, 34, y + 17.5, { fill: open ? theme.text : theme.dim, size: 13 }) +
        (open ? disc(21, y + 13, 3.5, theme.accent) : '')
      );
    }),
    rule(0, 184, layersWidth, 184, theme.line),
    text('Layers', 16, 206, { fill: theme.text, size: 13, face: 'bold' }),
    ...rows,
    rule(layersWidth - 1, 48, layersWidth - 1, height, theme.line),
  ].join('');
}
