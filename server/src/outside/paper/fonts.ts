import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { create } from 'fontkitten';

export interface PaperFonts {
  /** OpenType files, as the typesetter takes them. */
  readonly files: readonly Buffer[];
  /** Their families, the first choice first. */
  readonly families: readonly string[];
  /** Whether any of them can draw a character. */
  covers(codePoint: number): boolean;
}

/**
 * The letters of a paper: those that the house ships, and none of the machine's, so that the same sheet is the same
 * bytes everywhere. Each part of a font becomes a family of its own: of two files of one name the typesetter takes one.
 */
export function readFonts(): PaperFonts {
  const cuts = FAMILIES.flatMap(({ family, files }) =>
    files.map((file) => unpack(readFileSync(`${file}.woff`), family)),
  );
  const fonts = cuts.map((cut) => {
    const font = create(cut);
    if (font.isCollection) throw new TypeError('one font was expected in a file');
    return font;
  });
  return {
    files: cuts,
    families: FAMILIES.map(({ family }) => family),
    covers: (codePoint) => fonts.some((font) => font.hasGlyphForCodePoint(codePoint)),
  };
}

const require = createRequire(import.meta.url);

const filesBeside = (letter: string) => join(dirname(letter), 'files');
const INTER = filesBeside(require.resolve('@fontsource/inter/package.json'));

const inter = (part: string) => ({
  family: `Stint ${part}`,
  files: [400, 600].map((weight) => join(INTER, `inter-${part}-${weight}-normal`)),
});

const noto = (part: string, folder: string) => ({
  family: `Stint ${part}`,
  files: [400, 600].map((weight) => join(folder, `noto-sans-${part}-${part}-${weight}-normal`)),
});

const FAMILIES: readonly { readonly family: string; readonly files: readonly string[] }[] = [
  ...['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'].map(inter),
  noto('arabic', filesBeside(require.resolve('@fontsource/noto-sans-arabic/package.json'))),
  noto('hebrew', filesBeside(require.resolve('@fontsource/noto-sans-hebrew/package.json'))),
  {
    family: 'Stint japanese',
    files: [
      join(filesBeside(require.resolve('@fontsource/kosugi/package.json')), 'kosugi-japanese-400-normal'),
    ],
  },
];

interface Table {
  readonly tag: string;
  readonly bytes: Buffer;
}

/** A WOFF as the OpenType file inside it, under another family's name. */
function unpack(woff: Buffer, family: string): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new TypeError('no WOFF font');
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, place) =>
    readTable(woff, 44 + 20 * place),
  );
  const named = tables.map(({ tag, bytes }) => ({ tag, bytes: tag === 'name' ? nameTable(family) : bytes }));
  return write(woff.readUInt32BE(4), named);
}

function readTable(woff: Buffer, at: number): Table {
  const [offset, packed, whole] = [4, 8, 12].map((field) => woff.readUInt32BE(at + field)) as [
    number,
    number,
    number,
  ];
  const bytes = woff.subarray(offset, offset + packed);
  return { tag: woff.toString('latin1', at, at + 4), bytes: packed < whole ? inflateSync(bytes) : bytes };
}

/** Family, style, full name and PostScript's name, for Windows in English: all that a reader of the file asks for. */
function nameTable(family: string): Buffer {
  const names = [
    [1, family],
    [2, 'Regular'],
    [4, family],
    [6, family.replaceAll(' ', '')],
  ] as const;
  const texts = names.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  const head = Buffer.alloc(6 + 12 * names.length);
  head.writeUInt16BE(names.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  names.forEach(([id], place) => {
    const length = texts[place]?.length ?? 0;
    [3, 1, 0x409, id, length, offset].forEach((value, field) => {
      head.writeUInt16BE(value, 6 + 12 * place + 2 * field);
    });
    offset += length;
  });
  return Buffer.concat([head, ...texts]);
}

function write(flavour: number, tables: readonly Table[]): Buffer {
  const head = Buffer.alloc(12 + 16 * tables.length);
  const power = Math.floor(Math.log2(tables.length));
  head.writeUInt32BE(flavour, 0);
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (tables.length - 2 ** power), 10);
  let offset = head.length;
  const bodies = tables.map(({ tag, bytes }, place) => {
    const at = 12 + 16 * place;
    head.write(tag, at, 'latin1');
    head.writeUInt32BE(checksum(bytes), at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(bytes.length, at + 12);
    const body = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    offset += body.length;
    return body;
  });
  return Buffer.concat([head, ...bodies]);
}

function checksum(bytes: Buffer): number {
  const whole = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0;
  return sum;
}
