/**
 * Colours that eyes of every kind tell apart (after Okabe and Ito), each with a pattern of its own: a grey printer and
 * an eye without colours read the pattern.
 */
const LIGHT = ['#0b7565', '#c05a00', '#2f62b5', '#8c4a86', '#7a6a00', '#1580a8', '#a5302c', '#3d4a66'];
const DARK = ['#4bb89d', '#f0a35a', '#7fa8ea', '#d394cb', '#d8c64a', '#6cc5e8', '#f0928d', '#c3cbe0'];

/** How a part is told from the others without its colour. */
const PATTERNS = ['none', 'rising', 'dots', 'level', 'falling', 'upright', 'cross', 'wide'] as const;
type Pattern = (typeof PATTERNS)[number];

/** The part of all others: grey, and plain. */
export const OTHERS = -1;

export function colourOf(part: number, dark: boolean): string {
  if (part === OTHERS) return dark ? '#94a19c' : '#828d88';
  const colours = dark ? DARK : LIGHT;
  return colours[part % colours.length] ?? '';
}

/** Fills a part's piece of a bar: its colour, its pattern, and for manual time the hatching it has everywhere. */
export function fillPiece(
  context: CanvasRenderingContext2D,
  piece: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  look: { readonly part: number; readonly manual: boolean; readonly dark: boolean; readonly ground: string },
): void {
  const { x, y, width, height } = piece;
  if (height <= 0) return;
  const colour = colourOf(look.part, look.dark);
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.fillStyle = look.manual ? look.ground : colour;
  context.fillRect(x, y, width, height);
  if (look.manual) {
    context.strokeStyle = colour;
    context.lineWidth = 2 * devicePixelRatio;
    slanted(context, piece, 6 * devicePixelRatio, 1);
  } else {
    context.strokeStyle = look.ground;
    context.globalAlpha = 0.55;
    context.lineWidth = devicePixelRatio;
    drawPattern(context, piece, PATTERNS[look.part % PATTERNS.length] ?? 'none');
  }
  context.restore();
  context.save();
  context.strokeStyle = colour;
  context.lineWidth = devicePixelRatio;
  if (look.manual) context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  context.restore();
}

type Piece = Parameters<typeof fillPiece>[1];

function drawPattern(context: CanvasRenderingContext2D, piece: Piece, pattern: Pattern): void {
  const step = 6 * devicePixelRatio;
  if (pattern === 'rising') slanted(context, piece, step, 1);
  if (pattern === 'falling' || pattern === 'cross') slanted(context, piece, step, -1);
  if (pattern === 'cross') slanted(context, piece, step, 1);
  if (pattern === 'wide') slanted(context, piece, 2 * step, 1);
  if (pattern === 'level') straight(context, piece, step, true);
  if (pattern === 'upright') straight(context, piece, step, false);
  if (pattern === 'dots') dotted(context, piece, step);
}

function slanted(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Piece,
  step: number,
  way: 1 | -1,
) {
  context.beginPath();
  for (let at = -height; at < width + height; at += step) {
    context.moveTo(x + at, way === 1 ? y + height : y);
    context.lineTo(x + at + height, way === 1 ? y : y + height);
  }
  context.stroke();
}

function straight(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Piece,
  step: number,
  level: boolean,
) {
  context.beginPath();
  for (let at = step / 2; at < (level ? height : width); at += step) {
    context.moveTo(level ? x : x + at, level ? y + height - at : y);
    context.lineTo(level ? x + width : x + at, level ? y + height - at : y + height);
  }
  context.stroke();
}

function dotted(context: CanvasRenderingContext2D, { x, y, width, height }: Piece, step: number): void {
  context.fillStyle = context.strokeStyle;
  const size = 2 * devicePixelRatio;
  for (let down = step / 2; down < height + step; down += step) {
    for (let at = step / 2; at < width; at += step) context.fillRect(x + at, y + height - down, size, size);
  }
}
