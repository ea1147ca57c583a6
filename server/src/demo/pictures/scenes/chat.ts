import { drawLine, readLine } from '../code.ts';
import { type Moment, placeOf, type Scene, windowAt } from '../desktop.ts';
import { widthOf } from '../font.ts';
import { icon } from '../icons.ts';
import { at, disc, pane, rect, rule, text, wrap } from '../paint.ts';
import { ana, badge, ben, everyone, mira } from '../people.ts';
import { nth, seeded } from '../random.ts';
import { header, shopColours, storefront } from '../storefront.ts';
import type { Theme } from '../themes.ts';
import { clockBefore, subjectOf } from '../words.ts';
import { type Line, linesAbout } from './chat-lines.ts';

/** The shop's chat: with each segment one or two messages more, and an answer half written. */
export const chat: Scene = {
  app: 'Chat',
  title: ({ memo, seed }) => `#${channelOf(memo, seed)} — Acme Garden Tools`,
  draw: (moment) =>
    windowAt(placeOf('chat', moment), `${chat.title(moment)} — Chat`, moment.theme, (width, height) =>
      [
        sidebar(moment, height),
        pane(sideWidth, 0, width - sideWidth, height, room(moment, width - sideWidth, height)),
      ].join(''),
    ),
};

const sideWidth = 250;
const composer = 104;
const channels = ['acme-shop', 'counter', 'warehouse', 'pictures', 'kitchen'];

function channelOf(memo: string, seed: number): string {
  return nth(channels.slice(0, 3), seeded('channel', memo).int(3) + Math.floor(seed / 12));
}

function sidebar({ theme, memo, seed }: Moment, height: number): string {
  const open = channelOf(memo, seed);
  const ground = theme.dark ? theme.side : theme.accent;
  const ink = theme.dark ? theme.text : theme.onAccent;
  const rows = channels.map((name, place) => {
    const y = 112 + place * 36;
    const unread = (place + seed) % 4 === 0 && name !== open;
    return [
      name === open ? rect(10, y, sideWidth - 20, 32, ink, { r: 7, opacity: 0.16 }) : '',
      icon('hash', 24, y + 9, ink, 14),
      text(name, 48, y + 21, { fill: ink, size: 14, face: unread || name === open ? 'bold' : 'sans' }),
      unread ? rect(sideWidth - 46, y + 7, 24, 18, theme.bad, { r: 9 }) : '',
      unread
        ? text(String(1 + (seed % 3)), sideWidth - 34, y + 20, {
            fill: '#fff',
            size: 11,
            face: 'bold',
            align: 'middle',
          })
        : '',
    ].join('');
  });
  return [
    rect(0, 0, sideWidth, height, ground),
    text('Acme Garden Tools', 22, 38, { fill: ink, size: 17, face: 'bold' }),
    disc(27, 58, 4, '#5fd08a'),
    text('Ana', 38, 62.5, { fill: ink, size: 12.5 }),
    text('CHANNELS', 22, 98, { fill: ink, size: 11, face: 'bold' }),
    ...rows,
    text('PEOPLE', 22, 324, { fill: ink, size: 11, face: 'bold' }),
    ...everyone.map(
      (person, place) =>
        badge(person, 36, 352 + place * 40, 13) +
        text(person.name, 60, 357 + place * 40, { fill: ink, size: 14 }) +
        disc(46, 362 + place * 40, 4.5, (place + seed) % 3 === 0 ? '#c9ced6' : '#5fd08a', {
          stroke: ground,
          thick: 2,
        }),
    ),
  ].join('');
}

function room(moment: Moment, width: number, height: number): string {
  const { theme, memo, seed } = moment;
  return [
    rect(0, 0, width, height, theme.back),
    messages(moment, width, height - composer - 10),
    rect(0, 0, width, 56, theme.back),
    text(`#${channelOf(memo, seed)}`, 24, 35, { fill: theme.text, size: 17, face: 'bold' }),
    text(`Everything about ${subjectOf(memo)}`, 200, 34, { fill: theme.dim, size: 13, within: width - 420 }),
    badge(ben, width - 110, 28, 13),
    badge(mira, width - 90, 28, 13),
    badge(ana, width - 70, 28, 13),
    icon('search', width - 40, 20, theme.dim, 17),
    rule(0, 56, width, 56, theme.line),
    writing(moment, width, height),
  ].join('');
}

/** From the newest upwards, until the room is full. */
function messages(moment: Moment, width: number, bottom: number): string {
  const { theme, memo, seed, minute } = moment;
  const lines = linesAbout(subjectOf(memo));
  const newest = seeded('chat', memo).int(lines.length) + seed * 2;
  const drawn: string[] = [];
  let y = bottom;
  for (let back = 0; y > 40; back++) {
    const line = nth(lines, newest - back);
    const words = wrap(line.words, width - 140, 'sans', 15);
    const shown = line.shows ? (line.shows === 'picture' ? 190 : 92) : 0;
    const height = 46 + words.length * 23 + shown + (line.thumbs ? 34 : 0);
    y -= height;
    drawn.push(message(moment, line, words, y, clockBefore(minute, 2 + back * 6 + (back % 3))));
  }
  return drawn.join('');

  function message({ seed: which }: Moment, line: Line, words: string[], top: number, clock: string): string {
    const shownAt = top + 34 + words.length * 23;
    const shown = line.shows ? (line.shows === 'picture' ? 190 : 92) : 0;
    return [
      badge(line.from, 46, top + 26, 19),
      text(line.from.name, 80, top + 20, { fill: theme.text, size: 15, face: 'bold' }),
      text(clock, 90 + widthOf(line.from.name, 'bold', 15), top + 20, { fill: theme.faint, size: 12 }),
      ...words.map((row, place) => text(row, 80, top + 43 + place * 23, { fill: theme.text, size: 15 })),
      line.shows === 'picture' ? picture(which, memo, 80, shownAt, theme) : '',
      line.shows === 'code' ? snippet(80, shownAt, theme) : '',
      line.thumbs ? thumbs(line.thumbs, 80, shownAt + shown, theme) : '',
    ].join('');
  }
}

function picture(seed: number, memo: string, x: number, y: number, theme: Theme): string {
  const colours = nth(shopColours, seeded('colours', memo).int(6) + Math.floor(seed / 6));
  return (
    rect(x - 1, y - 1, 402, 178, theme.line, { r: 4 }) +
    pane(x, y, 400, 176, at(0, 0, storefront(colours, 440), 400 / 960) + at(0, 0, header(colours), 400 / 960))
  );
}

function snippet(x: number, y: number, theme: Theme): string {
  const lines = [
    'export function merge(guest: CartLine[], known: CartLine[]): CartLine[] {',
    '  return guest.reduce((all, line) => add(all, line.product, line.quantity), known);',
    '}',
  ];
  return (
    rect(x, y, 760, 82, theme.side, { r: 6, stroke: theme.line }) +
    lines
      .map((line, place) => drawLine(readLine(line), x + 16, y + 26 + place * 21, theme.code, 13.5))
      .join('')
  );
}

function thumbs(count: number, x: number, y: number, theme: Theme): string {
  return (
    rect(x, y, 54, 26, theme.chosen, { r: 13, stroke: theme.accent }) +
    icon('heart', x + 11, y + 6, theme.accent, 14) +
    text(String(count), x + 35, y + 18, { fill: theme.text, size: 12.5, face: 'bold' })
  );
}

const answers = [
  'I pushed it a minute ago, please reload the preview and tell me what you see on the phone.',
  'One more thing I would like to try before Thursday: the stock as a dot, green, amber or grey.',
  'The test is green again. It was the rounding of the VAT, as we thought.',
  'Let me finish the header first, then I look at the list.',
];

function writing({ theme, memo, seed }: Moment, width: number, height: number): string {
  const chance = seeded('writing chat', memo, seed);
  const whole = chance.pick(answers);
  const words = whole.slice(0, chance.int(whole.length));
  const y = height - composer;
  return [
    rect(0, y - 12, width, composer + 12, theme.back),
    chance.chance(0.5)
      ? text(`${chance.pick(['Ben', 'Mira', 'Pia'])} is writing …`, 28, y - 2, { fill: theme.dim, size: 12 })
      : '',
    rect(24, y + 8, width - 48, 80, theme.raised, { r: 10, stroke: theme.line }),
    text(words, 42, y + 38, { fill: theme.text, size: 15, within: width - 100 }),
    rect(44 + Math.min(widthOf(words, 'sans', 15), width - 100), y + 24, 1.5, 19, theme.accent),
    ...(['plus', 'smile', 'clip', 'letter', 'mic'] as const).map((sign, place) =>
      icon(sign, 42 + place * 34, y + 60, theme.dim, 16),
    ),
    rect(width - 78, y + 52, 40, 28, theme.accent, { r: 7 }),
    icon('send', width - 66, y + 58, theme.onAccent, 16),
  ].join('');
}
