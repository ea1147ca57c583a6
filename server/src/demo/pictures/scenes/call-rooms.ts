import { pane, rect, shape, stroke, text } from '../paint.ts';
import { type Person, portrait } from '../people.ts';
import { productArt, products } from '../products.ts';
import { nth } from '../random.ts';

/** Somebody before the camera in their room, filling a tile; `mood` moves them a little. */
export function tile(
  person: Person,
  x: number,
  y: number,
  width: number,
  height: number,
  mood: number,
): string {
  const room = nth(rooms, person.name.length * 7 + person.name.charCodeAt(0));
  const size = Math.min(width, height) * 0.92;
  const inside = room(width, height) + portrait(person, (width - size) / 2, height - size * 0.96, size, mood);
  const label = 26 + person.name.length * 8;
  return [
    pane(x, y, width, height, inside),
    rect(x + 12, y + height - 38, label, 26, '#000000', { r: 6, opacity: 0.6 }),
    text(person.name, x + 24, y + height - 20, { fill: '#fff', size: 13.5, face: 'medium' }),
  ].join('');
}

type Room = (width: number, height: number) => string;

const study: Room = (width, height) => {
  const books = Array.from({ length: 16 }, (_, book) => {
    const tall = 38 + ((book * 13) % 20);
    const colour = nth(
      ['#b5543f', '#d9a441', '#3f6d8e', '#5d8a5a', '#8a5c8f', '#e3d7c3'],
      book * 5 + Math.floor(book / 3),
    );
    return rect(width * 0.06 + (book % 8) * 17, height * (book < 8 ? 0.3 : 0.55) - tall, 14, tall, colour);
  });
  return [
    rect(0, 0, width, height, '#d8c9b4'),
    rect(0, height * 0.82, width, height, '#b89f80'),
    ...[0.3, 0.55].map((y) => rect(width * 0.04, height * y, 152, 6, '#7a5a3c')),
    ...books,
    rect(width * 0.74, height * 0.12, width * 0.2, height * 0.4, '#f4efe6', { stroke: '#7a5a3c', thick: 5 }),
    shape(
      `M${width * 0.75} ${height * 0.5}l${width * 0.07} ${-height * 0.16}l${width * 0.05} ${height * 0.09}l${width * 0.04} ${-height * 0.06}l${width * 0.02} ${height * 0.13}z`,
      '#7fa08a',
    ),
  ].join('');
};

const shopRoom: Room = (width, height) =>
  [
    rect(0, 0, width, height, '#5f7f73'),
    rect(0, 0, width, height * 0.1, '#4d6a5f'),
    ...[0.36, 0.68].map((y) => rect(0, height * y, width, 8, '#3c2f24')),
    ...[0, 1, 2, 3, 4, 5, 6, 7].map((place) =>
      productArt(
        nth(products, place * 3),
        (place % 4) * width * 0.26 + 10,
        height * (place < 4 ? 0.36 : 0.68) - height * 0.2,
        height * 0.2,
        8,
      ),
    ),
  ].join('');

const office: Room = (width, height) =>
  [
    rect(0, 0, width, height, '#c6d3dc'),
    rect(width * 0.06, height * 0.08, width * 0.34, height * 0.55, '#e9f4fb', {
      stroke: '#ffffff',
      thick: 8,
    }),
    shape(
      `M${width * 0.06} ${height * 0.5}q${width * 0.1} ${-height * 0.12} ${width * 0.2} 0t${width * 0.14} ${-height * 0.02}v${height * 0.15}h${-width * 0.34}z`,
      '#9fc39a',
    ),
    rect(width * 0.225, height * 0.08, 6, height * 0.55, '#ffffff'),
    rect(width * 0.82, height * 0.56, width * 0.1, height * 0.3, '#c46a3f', { r: 6 }),
    ...[-30, -12, 8, 26].map((lean) =>
      stroke(
        `M${width * 0.87} ${height * 0.58}q${lean * 0.4} ${-height * 0.2} ${lean} ${-height * 0.32}`,
        '#4b7f3b',
        8,
      ),
    ),
  ].join('');

const evening: Room = (width, height) =>
  [
    rect(0, 0, width, height, '#3b3550'),
    rect(width * 0.68, height * 0.1, width * 0.26, height * 0.46, '#1d2440', { stroke: '#6a5f86', thick: 6 }),
    ...[0, 1, 2, 3, 4, 5].map((star) =>
      rect(
        width * (0.71 + ((star * 37) % 20) / 100),
        height * (0.15 + ((star * 53) % 34) / 100),
        3,
        3,
        '#f4e6b8',
      ),
    ),
    shape(
      `M${width * 0.08} ${height * 0.3}l${width * 0.05} ${-height * 0.14}h${width * 0.06}l${width * 0.05} ${height * 0.14}z`,
      '#f0c97a',
    ),
    rect(width * 0.155, height * 0.3, 5, height * 0.5, '#8a7a9c'),
    shape(
      `M${-width * 0.05} ${height}l${width * 0.15} ${-height * 0.7}h${width * 0.12}l${width * 0.15} ${height * 0.7}z`,
      '#f0c97a',
      0.12,
    ),
  ].join('');

const rooms: readonly Room[] = [study, shopRoom, office, evening];
