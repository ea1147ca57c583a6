import { at, disc, oval, rect, shape, stroke, text } from './paint.ts';

/** Somebody of the demo world, with a drawn face. */
export interface Person {
  readonly name: string;
  readonly part: string;
  readonly colour: string;
  readonly skin: string;
  readonly hair: string;
  readonly cut: 'long' | 'short' | 'curls' | 'bun';
  readonly shirt: string;
  readonly extra?: 'beard' | 'glasses' | 'headset';
}

export const ana: Person = {
  name: 'Ana',
  part: 'freelancer',
  colour: '#c9557f',
  skin: '#e0ac86',
  hair: '#3a2418',
  cut: 'curls',
  shirt: '#2f7d74',
  extra: 'headset',
};
export const ben: Person = {
  name: 'Ben',
  part: 'Acme Garden Tools',
  colour: '#3f83d6',
  skin: '#f0c9a4',
  hair: '#8a5a2b',
  cut: 'short',
  shirt: '#48586b',
  extra: 'beard',
};
export const olu: Person = {
  name: 'Olu',
  part: 'operator',
  colour: '#2f9c6a',
  skin: '#7a4a2e',
  hair: '#1c1412',
  cut: 'short',
  shirt: '#d9a441',
  extra: 'glasses',
};
export const mira: Person = {
  name: 'Mira',
  part: 'Acme, shop floor',
  colour: '#d9822b',
  skin: '#f2d3b8',
  hair: '#c9a25a',
  cut: 'long',
  shirt: '#7a4f8f',
};
export const pia: Person = {
  name: 'Pia',
  part: 'Acme, warehouse',
  colour: '#7a5cc2',
  skin: '#c98f66',
  hair: '#241a1a',
  cut: 'bun',
  shirt: '#b5453c',
};

export const everyone: readonly Person[] = [ana, ben, olu, mira, pia];

/** A round badge with the person's first letter. */
export function badge(person: Person, x: number, y: number, r: number): string {
  return (
    disc(x, y, r, person.colour) +
    text(person.name.slice(0, 1), x, y + r * 0.36, { fill: '#fff', size: r, face: 'bold', align: 'middle' })
  );
}

/**
 * The person before the camera: head and shoulders in a square of 200 units, scaled to `size`.
 * `mood` moves head, eyes and mouth a little; even ones speak.
 */
export function portrait(person: Person, x: number, y: number, size: number, mood: number): string {
  const lean = ((mood * 7) % 13) - 6;
  const head = [
    oval(100, 90, 35, 42, person.skin),
    oval(65, 94, 6, 10, person.skin),
    oval(135, 94, 6, 10, person.skin),
    frontHair(person),
    face(person, mood),
  ].join('');
  return at(
    x,
    y,
    shape('M18 200c2 -44 30 -58 82 -58s80 14 82 58z', person.shirt) +
      at(lean, Math.abs(lean) / 3, backHair(person)) +
      shape('M78 143c6 16 38 16 44 0l-8 -6h-28z', shade(person.skin)) +
      rect(86, 112, 28, 40, shade(person.skin), { r: 12 }) +
      at(lean, Math.abs(lean) / 3, head),
    size / 200,
  );
}

function face(person: Person, mood: number): string {
  const look = ((mood * 3) % 5) - 2;
  const eyes = [84, 116].map((left) =>
    mood % 9 === 4
      ? stroke(`M${left - 5} 88h10`, '#33241c', 2.5)
      : oval(left, 88, 6, 4.5, '#fff') + disc(left + look, 88, 3.4, '#33241c'),
  );
  const brows = [84, 116].map((left) => stroke(`M${left - 7} ${77 - (mood % 3)}q7 -4 14 0`, person.hair, 3));
  const mouth = mood % 2 === 0 ? oval(100, 113, 9, 5, '#8a3b34') : stroke('M89 111q11 9 22 0', '#9c4a40', 3);
  return [...eyes, ...brows, stroke('M100 92l-3 10h5', shade(person.skin), 2.5), extra(person), mouth].join(
    '',
  );
}

function extra({ extra: worn, hair }: Person): string {
  if (worn === 'beard')
    return shape('M66 96c2 30 16 38 34 38s32 -8 34 -38c-6 14 -16 10 -34 10s-28 4 -34 -10z', hair);
  if (worn === 'glasses')
    return (
      [84, 116].map((left) => disc(left, 88, 12, 'none', { stroke: '#20242a', thick: 2.5 })).join('') +
      rect(96, 86, 8, 2.5, '#20242a')
    );
  if (worn === 'headset')
    return (
      stroke('M64 92a36 40 0 0 1 72 0', '#2b3036', 5) +
      rect(58, 84, 10, 22, '#2b3036', { r: 5 }) +
      rect(132, 84, 10, 22, '#2b3036', { r: 5 })
    );
  return '';
}

function backHair({ cut, hair }: Person): string {
  if (cut === 'long') return shape('M56 92c-4 -70 92 -70 88 0l4 62h-96z', hair);
  if (cut === 'curls')
    return [
      [62, 70],
      [58, 92],
      [62, 114],
      [138, 70],
      [142, 92],
      [138, 114],
      [80, 50],
      [100, 44],
      [120, 50],
    ]
      .map(([x = 0, y = 0]) => disc(x, y, 19, hair))
      .join('');
  if (cut === 'bun') return disc(100, 36, 19, hair) + oval(100, 80, 40, 42, hair);
  return oval(100, 76, 38, 38, hair);
}

function frontHair({ cut, hair }: Person): string {
  if (cut === 'long')
    return shape('M62 86c0 -58 76 -58 76 0c-14 -6 -26 -14 -34 -24c-8 12 -24 20 -40 24z', hair);
  if (cut === 'curls') return [78, 92, 108, 122].map((x) => disc(x, 56, 12, hair)).join('');
  if (cut === 'bun') return shape('M63 84c0 -56 74 -56 74 0c-10 -14 -20 -20 -36 -20s-26 6 -36 20z', hair);
  return shape(
    'M63 84c-4 -60 78 -60 74 0c-4 -12 -10 -18 -16 -22c-14 6 -30 4 -40 0c-8 4 -12 10 -16 22z',
    hair,
  );
}

function shade(skin: string): string {
  const parts = [1, 3, 5].map((place) =>
    Math.round(Number.parseInt(skin.slice(place, place + 2), 16) * 0.84),
  );
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
