import { type Moment, type Place, placeOf, type Scene, windowAt } from '../desktop.ts';
import { type Icon, icon } from '../icons.ts';
import { at, disc, pane, rect, text, wrap } from '../paint.ts';
import { ana, badge, ben, mira, olu, type Person, pia } from '../people.ts';
import { nth, seeded } from '../random.ts';
import { shopColours, storefront } from '../storefront.ts';
import { clockBefore, subjectOf } from '../words.ts';
import { tile } from './call-rooms.ts';

/** A video call about the memo's work: sometimes all in a grid, sometimes beside a shared screen. */
export const call: Scene = {
  app: 'Call',
  title: ({ memo }) => `${subjectOf(memo)} — Acme Garden Tools`,
  draw: (moment) =>
    windowAt(placeOf('call', moment), call.title(moment), moment.theme, (width, height) =>
      inside(moment, width, height),
    ),
};

const barHeight = 78;

function inside(moment: Moment, width: number, height: number): string {
  const ground = moment.theme.dark ? '#16181d' : '#22262e';
  const room = { x: 14, y: 14, width: width - 28, height: height - barHeight - 22 };
  const sharing = seeded('sharing', moment.memo, Math.floor(moment.seed / 3)).chance(0.5);
  const chatting = !sharing && seeded('call chat', moment.memo, Math.floor(moment.seed / 2)).chance(0.5);
  return [
    rect(0, 0, width, height, ground),
    sharing
      ? sharedScreen(moment, room)
      : everybody(moment, chatting ? { ...room, width: room.width - 320 } : room),
    chatting ? sideChat(moment, width - 320, height - barHeight) : '',
    caption(moment, width / 2, height - barHeight - 44),
    controls(moment, width, height),
  ].join('');
}

/** Who is in the call: Ana and Ben always, one or two others by memo. */
function guests({ memo, seed }: Moment): readonly Person[] {
  const others = nth([[mira], [olu, mira], [pia], [mira, pia], []], seeded('guests', memo).int(5));
  return Math.floor(seed / 4) % 5 === 4 ? [ana, ben] : [ana, ben, ...others];
}

function speaking(moment: Moment): Person {
  return nth(guests(moment), seeded('speaking', moment.memo, moment.seed).int(4));
}

function face(moment: Moment, person: Person, place: Place): string {
  const { x, y, width, height } = place;
  const chance = seeded('mood', moment.memo, moment.seed, person.name);
  const speaks = person === speaking(moment);
  const mood = chance.int(20) * 2 + (speaks ? 0 : 1);
  return [
    tile(person, x, y, width, height, mood),
    speaks
      ? rect(x + 1.5, y + 1.5, width - 3, height - 3, 'none', { stroke: moment.theme.accent, thick: 4 })
      : '',
    speaks
      ? ''
      : disc(x + width - 26, y + height - 25, 13, '#000000', { opacity: 0.6 }) +
        icon('mic', x + width - 33, y + height - 32, '#ff9b8f', 14),
  ].join('');
}

function everybody(moment: Moment, { x, y, width, height }: Place): string {
  const people = guests(moment);
  const across = people.length === 1 ? 1 : 2;
  const down = Math.ceil(people.length / across);
  const [wide, tall] = [(width - 12 * (across - 1)) / across, (height - 12 * (down - 1)) / down];
  return people
    .map((person, place) => {
      const alone = place === people.length - 1 && people.length % 2 === 1;
      const left = alone ? x + (width - wide) / 2 : x + (place % across) * (wide + 12);
      return face(moment, person, {
        x: left,
        y: y + Math.floor(place / across) * (tall + 12),
        width: wide,
        height: tall,
      });
    })
    .join('');
}

function sharedScreen(moment: Moment, { x, y, width, height }: Place): string {
  const { memo, seed, theme } = moment;
  const people = guests(moment);
  const strip = 270;
  const [wide, tall] = [
    width - strip - 12,
    Math.min(200, (height - 12 * (people.length - 1)) / people.length),
  ];
  const colours = nth(shopColours, seeded('colours', memo).int(6) + Math.floor(seed / 2));
  const scale = wide / 960;
  return [
    icon('screen', x + 4, y + 4, theme.accent, 18),
    text('Ana is showing her screen', x + 32, y + 18, { fill: '#d9dde3', size: 14 }),
    pane(
      x,
      y + 32,
      wide,
      height - 32,
      at(0, 0, storefront(colours, height / scale, (seed % 4) * 60, seed % 8), scale),
    ),
    rect(x, y + 32, wide, height - 32, 'none', { stroke: theme.accent, thick: 2 }),
    icon(
      'pointer',
      x + wide * (0.2 + ((seed * 7) % 10) / 16),
      y + height * (0.3 + ((seed * 3) % 10) / 22),
      '#20242a',
      24,
    ),
    ...people.map((person, place) =>
      face(moment, person, { x: x + wide + 12, y: y + place * (tall + 12), width: strip, height: tall }),
    ),
  ].join('');
}

const sentences = [
  'Can we see it on a phone once more?',
  'The straw one is the calmest, I think.',
  'Then the basket keeps its width, that is good.',
  'What would it cost to do the guides as well?',
  'I would leave that for next week.',
  'People ask for the stock before they drive over.',
  'One moment, I reload the preview.',
  'And this is the same page in winter.',
];

function caption(moment: Moment, x: number, y: number): string {
  const words = nth(sentences, moment.seed * 3);
  const wide = words.length * 8.6 + 40;
  return (
    rect(x - wide / 2, y, wide, 34, '#000000', { r: 8, opacity: 0.72 }) +
    text(words, x, y + 22.5, { fill: '#fff', size: 16, align: 'middle' })
  );
}

function controls(moment: Moment, width: number, height: number): string {
  const { memo, seed, minute } = moment;
  const signs: readonly Icon[] = ['mic', 'camera', 'screen', 'hand', 'bubble', 'dots'];
  const y = height - barHeight / 2;
  const left = width / 2 - 190;
  const lasted = 4 + ((seeded('began', memo).int(9) + seed * 10) % 50);
  return [
    text(`${clockBefore(minute, 0)}  ·  ${lasted} min`, 28, y + 5, { fill: '#d9dde3', size: 14 }),
    ...signs.map((sign, place) => {
      const on = place === seed % 6;
      return (
        disc(left + place * 56, y, 22, on ? moment.theme.accent : '#3a404a') +
        icon(sign, left + place * 56 - 10, y - 10, on ? moment.theme.onAccent : '#ffffff', 20)
      );
    }),
    rect(left + 320, y - 22, 66, 44, '#d9453c', { r: 22 }),
    icon('phone', left + 342, y - 11, '#ffffff', 22),
    icon('people', width - 84, y - 10, '#d9dde3', 20),
    text(String(guests(moment).length), width - 56, y + 5, { fill: '#d9dde3', size: 14 }),
  ].join('');
}

function sideChat(moment: Moment, x: number, height: number): string {
  const { theme, seed, minute } = moment;
  const rows = [0, 1, 2, 3, 4].map((place) => {
    const person = nth(guests(moment), place + seed);
    const y = 78 + place * 108;
    const words = wrap(nth(sentences, place + seed), 204, 'sans', 12.5);
    return [
      badge(person, x + 30, y + 14, 14),
      text(person.name, x + 54, y + 12, { fill: theme.text, size: 13, face: 'bold' }),
      text(clockBefore(minute, 9 - place * 2), x + 110, y + 12, { fill: theme.dim, size: 11.5 }),
      rect(x + 52, y + 22, 228, 20 + words.length * 19, theme.side, { r: 8 }),
      ...words.map((line, row) => text(line, x + 64, y + 43 + row * 19, { fill: theme.text, size: 12.5 })),
    ].join('');
  });
  return [
    rect(x, 14, 306, height - 22, theme.back, { r: 10 }),
    text('In this call', x + 20, 48, { fill: theme.text, size: 16, face: 'bold' }),
    ...rows,
    rect(x + 16, height - 66, 274, 40, theme.side, { r: 20 }),
    text('Write to all', x + 36, height - 41, { fill: theme.faint, size: 13 }),
    icon('send', x + 258, height - 54, theme.accent, 16),
  ].join('');
}
