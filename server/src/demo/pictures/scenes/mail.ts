import { type Moment, placeOf, type Scene, windowAt } from '../desktop.ts';
import { widthOf } from '../font.ts';
import { type Icon, icon } from '../icons.ts';
import { disc, pane, rect, rule, text, wrap } from '../paint.ts';
import { badge } from '../people.ts';
import { productArt, products } from '../products.ts';
import { nth, seeded } from '../random.ts';
import { clockBefore, subjectOf } from '../words.ts';
import { type Letter, lettersAbout, listed, otherLetters } from './mail-letters.ts';

/** A mail client: folders, the list, the open letter and the answer being written. */
export const mail: Scene = {
  app: 'Mail',
  title: (moment) => `${openLetter(moment).subject} — Inbox`,
  draw: (moment) =>
    windowAt(placeOf('mail', moment), `${mail.title(moment)} — Mail`, moment.theme, (width, height) =>
      [
        folders(moment, height),
        pane(foldersWidth, 0, listWidth, height, list(moment, height)),
        pane(
          foldersWidth + listWidth,
          0,
          width,
          height,
          reader(moment, width - foldersWidth - listWidth, height),
        ),
      ].join(''),
    ),
};

const foldersWidth = 208;
const listWidth = 404;

function inbox(moment: Moment): readonly Letter[] {
  return [...lettersAbout(subjectOf(moment.memo)), ...otherLetters];
}

function chosen({ memo, seed }: Moment): number {
  return (seeded('mail', memo).int(5) + Math.floor(seed / 3)) % 5;
}

function openLetter(moment: Moment): Letter {
  return nth(inbox(moment), chosen(moment));
}

function folders({ theme, seed }: Moment, height: number): string {
  const rows: readonly (readonly [name: string, sign: Icon, count: number])[] = [
    ['Inbox', 'inbox', 2 + (seed % 4)],
    ['Starred', 'star', 0],
    ['Sent', 'send', 0],
    ['Drafts', 'pen', 1],
    ['Archive', 'folder', 0],
    ['Bin', 'bin', 0],
  ];
  const labels = [
    ['acme-shop', '#2f9c95'],
    ['invoices', '#d9822b'],
    ['warehouse', '#7a5cc2'],
  ] as const;
  return [
    rect(0, 0, foldersWidth, height, theme.side),
    rect(16, 16, foldersWidth - 32, 40, theme.accent, { r: 20 }),
    icon('pen', 56, 28, theme.onAccent, 16),
    text('Write', 82, 41, { fill: theme.onAccent, size: 14, face: 'bold' }),
    ...rows.map(([name, sign, count], place) => {
      const y = 76 + place * 38;
      return [
        place === 0 ? rect(8, y, foldersWidth - 16, 34, theme.chosen, { r: 8 }) : '',
        icon(sign, 22, y + 9, place === 0 ? theme.accent : theme.dim),
        text(name, 50, y + 22, { fill: theme.text, size: 14, face: place === 0 ? 'bold' : 'sans' }),
        count > 0
          ? text(String(count), foldersWidth - 24, y + 22, { fill: theme.dim, size: 12.5, align: 'end' })
          : '',
      ].join('');
    }),
    text('LABELS', 22, 340, { fill: theme.faint, size: 11, face: 'bold' }),
    ...labels.map(
      ([name, colour], place) =>
        disc(29, 366 + place * 32, 5, colour) +
        text(name, 50, 371 + place * 32, { fill: theme.dim, size: 13.5 }),
    ),
    rule(foldersWidth - 1, 0, foldersWidth - 1, height, theme.line),
  ].join('');
}

function list(moment: Moment, height: number): string {
  const { theme, memo, minute, seed } = moment;
  const skip = seeded('mail list', memo).int(listed.length);
  const rows = [
    ...inbox(moment).map(({ from, subject, paragraphs }) => [from, subject, paragraphs[1] ?? ''] as const),
    ...listed.map((_, place) => nth(listed, place + skip)),
  ];
  const entries = rows.map(([from, subject, begin], place) => {
    const y = 52 + place * 82;
    const unread = place > 0 && (place + seed) % 5 === 0;
    return [
      place === chosen(moment) ? rect(0, y, listWidth, 82, theme.chosen) : '',
      badge(from, 34, y + 31, 17),
      text(from.name, 64, y + 26, { fill: theme.text, size: 14, face: unread ? 'bold' : 'medium' }),
      text(whenOf(minute, place), listWidth - 18, y + 26, { fill: theme.dim, size: 12, align: 'end' }),
      text(subject, 64, y + 46, {
        fill: theme.text,
        size: 13,
        face: unread ? 'bold' : 'sans',
        within: listWidth - 96,
      }),
      text(begin, 64, y + 66, { fill: theme.dim, size: 12.5, within: listWidth - 84 }),
      unread ? disc(listWidth - 22, y + 42, 4, theme.accent) : '',
      rule(64, y + 81, listWidth, y + 81, theme.line),
    ].join('');
  });
  return [
    rect(0, 0, listWidth, height, theme.back),
    rect(14, 10, listWidth - 28, 32, theme.side, { r: 16 }),
    icon('search', 26, 18, theme.dim),
    text('Search mail', 52, 31, { fill: theme.faint, size: 13 }),
    ...entries,
    rule(listWidth - 1, 0, listWidth - 1, height, theme.line),
  ].join('');
}

function whenOf(minute: string, place: number): string {
  if (place < 3) return clockBefore(minute, 11 + place * 47);
  return nth(['Fri', 'Thu', 'Thu', 'Wed', 'last week', 'last week', 'last week'], place - 3);
}

function reader(moment: Moment, width: number, height: number): string {
  const { theme, minute } = moment;
  const { from, subject, paragraphs, attached } = openLetter(moment);
  const inner = width - 72;
  const signs: readonly Icon[] = ['reply', 'star', 'folder', 'bin', 'dots'];
  let y = 184;
  const body = paragraphs.map((paragraph) => {
    const lines = wrap(paragraph, Math.min(inner, 720), 'sans', 15);
    const drawn = lines.map((line, place) => text(line, 36, y + place * 24, { fill: theme.text, size: 15 }));
    y += lines.length * 24 + 10;
    return drawn.join('');
  });
  return [
    rect(0, 0, width, height, theme.back),
    ...signs.map((sign, place) => icon(sign, 36 + place * 40, 18, theme.dim, 18)),
    rule(0, 52, width, 52, theme.line),
    text(subject, 36, 92, { fill: theme.text, size: 23, face: 'bold', within: inner }),
    badge(from, 54, 126, 18),
    text(from.name, 84, 122, { fill: theme.text, size: 14, face: 'bold' }),
    text(`${from.part} · to Ana`, 84, 140, { fill: theme.dim, size: 12.5 }),
    text(whenOf(minute, chosen(moment)), width - 36, 122, { fill: theme.dim, size: 12.5, align: 'end' }),
    ...body,
    attached ? attachment(moment, attached, y) : '',
    answer(moment, width, height),
  ].join('');
}

function attachment({ theme, memo }: Moment, name: string, y: number): string {
  const product = nth(products, seeded('attached', memo).int(8));
  return [
    rect(36, y, 264, 56, theme.side, { r: 8, stroke: theme.line }),
    productArt(product, 44, y + 8, 40, 6),
    text(name, 96, y + 26, { fill: theme.text, size: 13, face: 'medium', within: 160 }),
    text('184 kB', 96, y + 44, { fill: theme.dim, size: 12 }),
    icon('clip', 268, y + 20, theme.dim),
  ].join('');
}

function answer(moment: Moment, width: number, height: number): string {
  const { theme, seed, memo } = moment;
  const whole = openLetter(moment).answer;
  const share = ((seed % 3) + 0.25 + seeded('answer', memo, seed).next() * 0.7) / 3;
  const lines = wrap(whole.slice(0, Math.ceil(whole.length * share)), width - 120, 'sans', 14.5);
  const y = height - 206;
  const last = lines.length - 1;
  return [
    rect(24, y, width - 48, 190, theme.raised, { r: 10, stroke: theme.line }),
    icon('reply', 42, y + 14, theme.dim, 15),
    text(`to ${openLetter(moment).from.name}`, 66, y + 26, { fill: theme.dim, size: 13 }),
    ...lines.map((line, place) => text(line, 42, y + 56 + place * 23, { fill: theme.text, size: 14.5 })),
    text('|', 43 + widthOf(lines[last] ?? '', 'sans', 14.5), y + 56 + last * 23, {
      fill: theme.accent,
      size: 15,
    }),
    rect(42, y + 146, 84, 30, theme.accent, { r: 15 }),
    text('Send', 84, y + 166, { fill: theme.onAccent, size: 13, face: 'bold', align: 'middle' }),
    ...(['clip', 'smile', 'letter'] as const).map((sign, place) =>
      icon(sign, 146 + place * 34, y + 153, theme.dim),
    ),
  ].join('');
}
