import { type CodeLine, drawLine, lengthOf, letterWidth } from '../code.ts';
import { type Moment, type Place, type Scene, wholeDesk, windowAt } from '../desktop.ts';
import { icon } from '../icons.ts';
import { rect, rule, text } from '../paint.ts';
import { nth, seeded } from '../random.ts';
import { themeOf } from '../themes.ts';
import { branchOf, clockBefore } from '../words.ts';
import { editorWindow } from './editor.ts';
import { commandAt, prompt, shellColours } from './terminal-runs.ts';

/** A terminal in which tests, builds and commits scroll by; sometimes over the editor, sometimes beside a log. */
export const terminal: Scene = {
  app: 'Terminal',
  title: ({ memo }) => `ana@desk: ~/acme-shop (${branchOf(memo)})`,
  draw: (moment) => {
    const layout = seeded('terminal layout', moment.memo, Math.floor(moment.seed / 6)).int(3);
    if (layout === 0) return terminalWindow(moment, wholeDesk, false);
    if (layout === 1) return terminalWindow(moment, wholeDesk, true);
    const behind = { ...moment, theme: themeOf('editor', moment.memo, moment.seed) };
    return (
      editorWindow(behind, { x: 66, y: 38, width: 1180, height: 800 }) +
      terminalWindow(moment, { x: 620, y: 178, width: 960, height: 700 }, false)
    );
  },
};

const size = 15;
const lead = 22;

function terminalWindow(moment: Moment, place: Place, split: boolean): string {
  return windowAt(place, terminal.title(moment), moment.theme, (width, height) => {
    const left = split ? Math.round(width * 0.58) : width;
    return [
      tabs(moment, width),
      scrolled(moment, session(moment), 18, 40, height - 40),
      caret(moment, height),
      split ? rect(left, 36, width - left, height - 36, moment.theme.side) : '',
      split ? rule(left, 36, left, height, moment.theme.line) : '',
      split ? scrolled(moment, serverLog(moment), left + 18, 40, height - 40) : '',
    ].join('');
  });
}

function tabs({ theme, seed }: Moment, width: number): string {
  const names = ['acme-shop', 'dev server', 'db'];
  const open = 0;
  return [
    rect(0, 0, width, 36, theme.side),
    ...names.map((name, place) => {
      const chosen = place === open;
      return [
        rect(8 + place * 176, 4, 172, 32, chosen ? theme.back : theme.side, { r: 6 }),
        icon('prompt', 22 + place * 176, 13, chosen ? theme.accent : theme.faint, 14),
        text(name, 44 + place * 176, 25, { fill: chosen ? theme.text : theme.dim, size: 13 }),
      ].join('');
    }),
    icon('plus', 546, 12, theme.dim, 14),
    seed % 4 === 0 ? rect(348, 8, 6, 6, theme.warn, { r: 3 }) : '',
  ].join('');
}

function session(moment: Moment): CodeLine[] {
  const typed = nth(['', 'git ', 'npm run dev', 'npm test -- cart', 'git push', 'npm ru'], moment.seed * 5);
  return [...[4, 3, 2, 1, 0].flatMap((back) => commandAt(moment, back)), prompt(moment, typed)];
}

/** The last lines that fit, the newest at the bottom. */
function scrolled(
  moment: Moment,
  lines: readonly CodeLine[],
  x: number,
  top: number,
  height: number,
): string {
  const rows = Math.floor((height - 12) / lead);
  return lines
    .slice(-rows)
    .map((line, place) =>
      drawLine(line, x, top + 20 + place * lead, shellColours(moment.theme), size, 'mono'),
    )
    .join('');
}

function caret(moment: Moment, height: number): string {
  const lines = session(moment);
  const row = Math.min(lines.length, Math.floor((height - 52) / lead)) - 1;
  const column = lengthOf(lines.at(-1) ?? []);
  return rect(18 + column * size * letterWidth + 1, 45 + row * lead, 9, 19, moment.theme.accent);
}

function serverLog(moment: Moment): CodeLine[] {
  const chance = seeded('log', moment.memo, moment.seed);
  const head: CodeLine[] = [
    [
      { kind: 'quote', words: '  ready' },
      { kind: 'note', words: ' in 412 ms' },
    ],
    [],
    [
      { kind: 'sign', words: '  → Local:   ' },
      { kind: 'call', words: 'http://localhost:5173/' },
    ],
    [
      { kind: 'sign', words: '  → Network: ' },
      { kind: 'note', words: 'use --host to expose' },
    ],
    [],
  ];
  const entries = Array.from({ length: 26 }, (_, place): CodeLine => {
    const clock = {
      kind: 'note',
      words: `${clockBefore(moment.minute, Math.ceil((26 - place) / 3))} `,
    } as const;
    if (chance.chance(0.3)) {
      const file = chance.pick([
        'header/Header.tsx',
        'theme/palette.css',
        'basket/cart.ts',
        'products/ProductCard.tsx',
      ]);
      return [clock, { kind: 'word', words: 'hmr update ' }, { kind: 'name', words: `/src/${file}` }];
    }
    const [status, method, path] = chance.pick(requests);
    return [
      clock,
      { kind: status === '404' ? 'type' : 'quote', words: `${status} ` },
      { kind: 'call', words: method.padEnd(5) },
      { kind: 'name', words: path },
      { kind: 'number', words: ` ${1 + chance.int(48)} ms` },
    ];
  });
  return [...head, ...entries];
}

const requests: readonly (readonly [status: string, method: string, path: string])[] = [
  ['200', 'GET', '/'],
  ['200', 'GET', '/api/products?page=2'],
  ['201', 'POST', '/api/orders'],
  ['304', 'GET', '/assets/shop.css'],
  ['200', 'GET', '/products/AGT-1042'],
  ['200', 'GET', '/api/basket'],
  ['200', 'PUT', '/api/basket/AGT-3001'],
  ['404', 'GET', '/pots/blue'],
  ['200', 'GET', '/?season=winter'],
];
