import { type Face, outline, unitsPerEm, widthOf } from './font.ts';

// The few strokes that every scene is made of. Each gives SVG text; lengths are pixels of the drawn desktop.

export interface Ink {
  readonly fill: string;
  readonly size?: number;
  readonly face?: Face;
  readonly align?: 'start' | 'middle' | 'end';
  /** Cut with an ellipsis past this width. */
  readonly within?: number;
}

/** One line of words, its baseline at `y`. */
export function text(words: string, x: number, y: number, ink: Ink): string {
  const { size = 13, face = 'sans', align = 'start' } = ink;
  const shown = ink.within === undefined ? words : fit(words, face, size, ink.within);
  const { path, advance } = outline(shown, face);
  if (path === '') return '';
  const scale = size / unitsPerEm;
  const left = align === 'start' ? x : x - advance * scale * (align === 'end' ? 1 : 0.5);
  return `<path fill="${ink.fill}" transform="matrix(${cut(scale)} 0 0 ${cut(scale)} ${cut(left)} ${cut(y)})" d="${path}"/>`;
}

/** Words broken into lines no wider than `width`. */
export function wrap(words: string, width: number, face: Face, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer, face, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

export interface Shape {
  /** Corner radius. */
  readonly r?: number;
  readonly stroke?: string;
  readonly thick?: number;
  readonly opacity?: number;
}

export function rect(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  shape: Shape = {},
): string {
  const corner = shape.r ? ` rx="${shape.r}"` : '';
  return `<rect x="${cut(x)}" y="${cut(y)}" width="${cut(width)}" height="${cut(height)}"${corner} fill="${fill}"${edge(shape)}/>`;
}

export function disc(x: number, y: number, r: number, fill: string, shape: Shape = {}): string {
  return `<circle cx="${cut(x)}" cy="${cut(y)}" r="${cut(r)}" fill="${fill}"${edge(shape)}/>`;
}

export function oval(x: number, y: number, rx: number, ry: number, fill: string): string {
  return `<ellipse cx="${cut(x)}" cy="${cut(y)}" rx="${cut(rx)}" ry="${cut(ry)}" fill="${fill}"/>`;
}

/** A filled path in SVG's own notation. */
export function shape(path: string, fill: string, opacity = 1): string {
  return `<path d="${path}" fill="${fill}"${opacity === 1 ? '' : ` opacity="${opacity}"`}/>`;
}

/** A stroked path in SVG's own notation, with round ends. */
export function stroke(path: string, colour: string, thick = 1.5): string {
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${thick}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

export function rule(x1: number, y1: number, x2: number, y2: number, colour: string): string {
  const level = y1 === y2;
  return rect(x1, y1, level ? x2 - x1 : 1, level ? 1 : y2 - y1, colour);
}

/** Content moved to (x, y) and scaled. */
export function at(x: number, y: number, content: string, scale = 1): string {
  return `<g transform="translate(${cut(x)} ${cut(y)})${scale === 1 ? '' : ` scale(${cut(scale)})`}">${content}</g>`;
}

/** Content in its own coordinates, cut off at the pane's edges. */
export function pane(x: number, y: number, width: number, height: number, content: string): string {
  return `<svg x="${cut(x)}" y="${cut(y)}" width="${cut(width)}" height="${cut(height)}" overflow="hidden">${content}</svg>`;
}

function edge({ stroke: colour, thick = 1, opacity = 1 }: Shape): string {
  const line = colour === undefined ? '' : ` stroke="${colour}" stroke-width="${thick}"`;
  return opacity === 1 ? line : `${line} opacity="${opacity}"`;
}

function fit(words: string, face: Face, size: number, width: number): string {
  if (widthOf(words, face, size) <= width) return words;
  let kept = words;
  while (kept !== '' && widthOf(`${kept}…`, face, size) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

function cut(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
