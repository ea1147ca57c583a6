import { seeded } from '../random.ts';

export type Block =
  | { readonly kind: 'heading' | 'paragraph' | 'note'; readonly words: string }
  | { readonly kind: 'list' | 'code'; readonly lines: readonly string[] };

export interface Article {
  readonly title: string;
  readonly site: string;
  readonly address: string;
  readonly chapters: readonly string[];
  readonly blocks: readonly Block[];
}

/** The page that somebody working under this memo would look something up in. */
export function articleFor(memo: string): Article {
  if (/colou?r|header|theme|contrast|design|page/i.test(memo)) return contrast;
  if (/cart|basket|checkout|shipping|vat|order|api|test/i.test(memo)) return orders;
  if (/stock|import|csv|warehouse/i.test(memo)) return lists;
  return seeded('article', memo).pick([contrast, orders, lists]);
}

const contrast: Article = {
  title: 'Readable colours',
  site: 'The Plain Web Handbook',
  address: 'handbook.example/colour/contrast',
  chapters: [
    'Start here',
    'Type',
    'Readable colours',
    'Dark and light',
    'Focus',
    'Forms',
    'Motion',
    'Testing with people',
  ],
  blocks: [
    {
      kind: 'paragraph',
      words:
        'Words can be read when they differ enough in lightness from what is behind them. Hue alone does not help: one reader in twelve does not see red and green apart, and everybody loses colours in the sun.',
    },
    { kind: 'heading', words: 'How contrast is measured' },
    {
      kind: 'paragraph',
      words:
        'The ratio compares the relative luminance of the two colours. It runs from 1 to 1, the same colour twice, to 21 to 1, black on white. Body text needs 4.5; large headings and the edges of controls need 3.',
    },
    {
      kind: 'code',
      lines: [
        'export function contrast(a: Colour, b: Colour): number {',
        '  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);',
        '  return (light + 0.05) / (dark + 0.05);',
        '}',
      ],
    },
    {
      kind: 'note',
      words:
        'Check the pair that is really drawn. A header with a shadow, a picture or a gradient behind it has many pairs, and the worst one counts.',
    },
    { kind: 'heading', words: 'Choosing a pair' },
    {
      kind: 'list',
      lines: [
        'Fix the ground first, then darken or lighten the words until the ratio holds.',
        'Keep the hue and move the lightness: the palette stays a family.',
        'Say everything twice: a colour and a sign, a colour and a word.',
        'Look at the page in greyscale once a week.',
      ],
    },
    { kind: 'heading', words: 'Seasonal themes' },
    {
      kind: 'paragraph',
      words:
        'When the colours of a shop change with the season, put each pair in a table and let a test walk through it. A theme that fails is a theme that is not finished.',
    },
    {
      kind: 'code',
      lines: [
        "test.each(seasons)('%s keeps its header readable', (season) => {",
        '  const { header, onHeader } = palette(season);',
        '  expect(contrast(header, onHeader)).toBeGreaterThanOrEqual(4.5);',
        '});',
      ],
    },
    {
      kind: 'paragraph',
      words:
        'Links inside text need more than a colour: keep the underline. Pointing at a link may take it away, never the other way round.',
    },
    { kind: 'heading', words: 'In print and in the sun' },
    {
      kind: 'paragraph',
      words:
        'Print the page on a plain printer. What you cannot tell apart on paper, a part of your readers cannot tell apart on the screen. Hatching, signs and position survive where hue is lost.',
    },
  ],
};

const orders: Article = {
  title: 'Orders',
  site: 'acme-shop developer notes',
  address: 'docs.acme.example/api/orders',
  chapters: ['Overview', 'Signing in', 'Products', 'Baskets', 'Orders', 'Payments', 'Refusals', 'Changes'],
  blocks: [
    {
      kind: 'paragraph',
      words:
        'An order is a basket that somebody wants to pay. It holds the lines as they were at that instant: a later change of price does not reach it.',
    },
    { kind: 'heading', words: 'Make an order' },
    {
      kind: 'code',
      lines: [
        'POST /api/orders',
        '',
        '{',
        '  "email": "pia@acme.example",',
        '  "country": "DE",',
        '  "lines": [{ "sku": "AGT-1042", "quantity": 2 }]',
        '}',
      ],
    },
    {
      kind: 'paragraph',
      words:
        'The answer holds the number of the order, what is due in cents, and the address of the page on which it is paid. Asking twice with the same key gives the same order, never two.',
    },
    {
      kind: 'note',
      words: 'Amounts are whole cents. There is no field with a decimal point anywhere in this interface.',
    },
    { kind: 'heading', words: 'What can be refused' },
    {
      kind: 'list',
      lines: [
        'bad-order, 422: the body is not an order; the answer names the field.',
        'out-of-stock, 409: the shed does not hold what was asked for.',
        'already-sent, 409: the parcel has left, cancel is too late.',
        'no-such-order, 404.',
      ],
    },
    { kind: 'heading', words: 'Shipping' },
    {
      kind: 'paragraph',
      words:
        'A parcel costs 4.90. From sixty dollars on it is free. Bulky goods, the wheelbarrow and the hose reel, travel on a pallet for 19.00 whatever the sum is.',
    },
    {
      kind: 'code',
      lines: [
        'const shipping = lines.some((line) => line.product.bulky)',
        '  ? bulky',
        '  : goods >= freeShippingFrom ? 0 : parcel;',
      ],
    },
    { kind: 'heading', words: 'Cancel an order' },
    {
      kind: 'paragraph',
      words:
        'Until the parcel leaves, the customer may cancel. The lines go back to the shed in the same transaction, so that nobody else is told that a thing is gone when it is not.',
    },
    {
      kind: 'code',
      lines: ['POST /api/orders/2041/cancel', '', '{ "order": "2041", "state": "cancelled" }'],
    },
  ],
};

const lists: Article = {
  title: 'Reading lists of others',
  site: 'The Plain Web Handbook',
  address: 'handbook.example/import/lists',
  chapters: [
    'Start here',
    'Files and feeds',
    'Reading lists of others',
    'Numbers',
    'Dates',
    'Undo',
    'Reports',
  ],
  blocks: [
    {
      kind: 'paragraph',
      words:
        'A list from somebody else is a letter, not a table of yours. Read it row by row, believe nothing, and say at the end what you did not understand.',
    },
    { kind: 'heading', words: 'Separators and quotes' },
    {
      kind: 'paragraph',
      words:
        'Where the comma is the decimal sign, lists come with semicolons. Look at the first line only, decide once, and refuse a file that changes its mind in the middle.',
    },
    {
      kind: 'code',
      lines: [
        'sku;name;bulky;stock;price',
        'AGT-1042;Watering can 5 l;no;64;24,50',
        'AGT-1203;Hose reel 20 m;yes;9;54,90',
        'AGT-3001;Terracotta pot;no;240;12,50',
      ],
    },
    {
      kind: 'note',
      words:
        'A price is text until you have turned it into whole cents. Never let it be a floating point number on the way.',
    },
    { kind: 'heading', words: 'One row at a time' },
    {
      kind: 'list',
      lines: [
        'Stream the file: tomorrow it is ten times as long.',
        'A bad row is refused by name and number; the good ones go on.',
        'The same file twice changes nothing the second time.',
        'Count what was read, changed and refused, and keep the counts.',
      ],
    },
    {
      kind: 'code',
      lines: [
        'for await (const raw of rows) {',
        '  result.read += 1;',
        '  const row = toRow(raw);',
        "  if (typeof row === 'string') result.refused.push({ line, why: row });",
        '  else if (await save(row)) result.changed += 1;',
        '}',
      ],
    },
    { kind: 'heading', words: 'The report' },
    {
      kind: 'paragraph',
      words:
        'Send it to the one who sent the list, the same night, in words: which rows were refused and what would make them good. A list that is answered gets better every week.',
    },
    {
      kind: 'paragraph',
      words:
        'Keep the file beside its report for as long as the numbers in it matter. The day somebody asks why nine hose reels were sold twice, you want to see what was written, not what you remember.',
    },
  ],
};
