import { sourceNames, sourcesOf } from '../code.ts';
import type { Moment } from '../desktop.ts';
import { icon } from '../icons.ts';
import { rect, text } from '../paint.ts';

/** The project's folders, with the file at work chosen. */
export function fileTree({ theme, memo, seed }: Moment, x: number, width: number, height: number): string {
  const open = sourcesOf(memo, seed)[0];
  const rows = entriesAround(open.folder, open.name).map(({ name, depth, folder, wide }, place) => {
    const top = 44 + place * 24;
    const left = x + 14 + depth * 16;
    const chosen = name === open.name;
    const ink = chosen ? theme.text : changed(name) ? theme.warn : theme.dim;
    return [
      chosen ? rect(x, top, width, 24, theme.chosen) : '',
      folder
        ? icon(wide ? 'down' : 'chevron', left - 3, top + 6, theme.faint, 12)
        : icon(name.endsWith('css') ? 'hash' : 'code', left + 12, top + 6, theme.accent, 12),
      text(name, left + (folder ? 14 : 30), top + 16.5, { fill: ink, size: 13 }),
      changed(name) ? text('M', x + width - 22, top + 16.5, { fill: theme.warn, size: 12 }) : '',
    ].join('');
  });
  return [
    rect(x, 0, width, height, theme.side),
    text('ACME-SHOP', x + 16, 26, { fill: theme.dim, size: 11.5, face: 'bold' }),
    ...rows,
  ].join('');

  function changed(name: string) {
    return name === open.name || name === sourcesOf(memo, seed)[1].name;
  }
}

interface Entry {
  readonly name: string;
  readonly depth: number;
  readonly folder: boolean;
  /** Its content is listed. */
  readonly wide: boolean;
}

const folders: readonly (readonly [name: string, files: readonly string[]])[] = [
  ['api', ['orders.api.ts', 'products.api.ts', 'refusal.ts']],
  ['basket', ['Basket.tsx', 'cart.test.ts', 'cart.ts', 'useBasket.ts', 'vat.ts']],
  ['header', ['Header.module.css', 'Header.tsx', 'Logo.tsx', 'Search.tsx']],
  ['jobs', ['nightly.ts', 'stock-import.ts']],
  ['products', ['ProductCard.tsx', 'ProductGrid.tsx', 'StockBadge.tsx']],
  ['theme', ['palette.css', 'palette.test.ts', 'palette.ts']],
];

function entriesAround(openFolder: string, openFile: string): Entry[] {
  const other = sourceNames.indexOf(openFile as (typeof sourceNames)[number]) % folders.length;
  const listed = folders.flatMap(([name, files], place) => {
    const wide = openFolder === `src/${name}` || place === other;
    return [
      { name, depth: 1, folder: true, wide },
      ...(wide ? files.map((file) => ({ name: file, depth: 2, folder: false, wide: false })) : []),
    ];
  });
  const closed = (name: string) => ({ name, depth: 0, folder: true, wide: false });
  const file = (name: string) => ({ name, depth: 0, folder: false, wide: false });
  return [
    closed('docs'),
    closed('public'),
    { name: 'src', depth: 0, folder: true, wide: true },
    ...listed,
    closed('test'),
    file('README.md'),
    file('package.json'),
    file('vite.config.ts'),
  ];
}
