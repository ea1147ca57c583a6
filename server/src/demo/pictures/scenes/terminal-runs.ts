import { type CodeLine, type Run, sourcesOf } from '../code.ts';
import type { Moment } from '../desktop.ts';
import { nth, type Random, seeded } from '../random.ts';
import type { CodeColours, Theme } from '../themes.ts';
import { branchOf, clockBefore, subjectOf } from '../words.ts';

// What the terminal has printed: each command gives lines of coloured runs.

type Command = (moment: Moment, back: number) => CodeLine[];

/** The command of the segment `back` before this one, and what it printed. */
export function commandAt(moment: Moment, back: number): CodeLine[] {
  const command = nth(commands, moment.seed - back + seeded('commands', moment.memo).int(commands.length));
  return command(moment, back);
}

/** In a shell the colours of words and types say what passed and what failed. */
export function shellColours({ code, good, bad }: Theme): CodeColours {
  return { ...code, quote: good, type: bad };
}

/** The prompt, with what has been typed behind it. */
export function prompt({ memo }: Moment, typed: string): CodeLine {
  return [
    run('quote', 'ana@desk'),
    run('sign', ':'),
    run('call', '~/acme-shop'),
    run('note', ` (${branchOf(memo)}) `),
    run('word', '❯ '),
    run('name', typed),
  ];
}

/** One run of the shop's tests; a few of them fail now and then. */
export function testRun(moment: Moment, back: number): CodeLine[] {
  const chance = chanceOf(moment, back);
  const broken = chance.chance(0.4) ? chance.pick(breaks) : undefined;
  const files = suites.map(([file, count]) => suiteLine(file, count, file === broken?.file, chance));
  const all = suites.reduce((sum, [, count]) => sum + count, 0);
  const failed = broken ? 1 : 0;
  return [
    prompt(moment, 'npm test'),
    [],
    [run('note', ' RUN  '), run('name', 'acme-shop 2.14.0')],
    [],
    ...files,
    ...(broken ? failure(broken) : []),
    [],
    [
      run('note', ' Test files  '),
      ...(failed ? [run('type', '1 failed '), run('sign', '│ ')] : []),
      run('quote', `${suites.length - failed} passed`),
      run('note', ` (${suites.length})`),
    ],
    [run('note', '      Tests  '), run('quote', `${all - failed} passed`), run('note', ` (${all})`)],
    [
      run('note', '   Start at  '),
      run('name', `${clockBefore(moment.minute, back * 9 + 1)}:${two(chance.int(60))}`),
    ],
    [run('note', '   Duration  '), run('name', `${(1 + chance.next() * 4).toFixed(2)} s`)],
    [],
  ];
}

const suites: readonly (readonly [file: string, tests: number])[] = [
  ['src/basket/cart.test.ts', 11],
  ['src/basket/vat.test.ts', 6],
  ['src/theme/palette.test.ts', 18],
  ['src/header/Header.test.tsx', 9],
  ['src/products/ProductCard.test.tsx', 7],
  ['src/api/orders.api.test.ts', 14],
  ['src/jobs/stock-import.test.ts', 12],
  ['src/money.test.ts', 22],
];

function suiteLine(file: string, count: number, broken: boolean, chance: Random): CodeLine {
  return [
    broken ? run('type', ' ✗ ') : run('quote', ' ✓ '),
    run('name', file),
    run('note', ` (${count} tests${broken ? ' | 1 failed' : ''}) `),
    run('number', `${4 + chance.int(180)} ms`),
  ];
}

interface Break {
  readonly file: string;
  readonly line: number;
  readonly test: string;
  readonly expected: string;
  readonly received: string;
}

const breaks: readonly Break[] = [
  {
    file: 'src/basket/cart.test.ts',
    line: 34,
    test: 'what is to pay > ships for free from sixty dollars on',
    expected: '0',
    received: '490',
  },
  {
    file: 'src/theme/palette.test.ts',
    line: 21,
    test: 'summer > header and its words differ enough',
    expected: '>= 4.5',
    received: '3.87',
  },
  {
    file: 'src/api/orders.api.test.ts',
    line: 58,
    test: 'an order > is refused when the shed is empty',
    expected: '409',
    received: '201',
  },
  {
    file: 'src/jobs/stock-import.test.ts',
    line: 40,
    test: 'a row > with a comma in its price is read in cents',
    expected: '1250',
    received: '125000',
  },
];

function failure({ file, line, test, expected, received }: Break): CodeLine[] {
  return [
    [],
    [run('type', ' FAIL  '), run('name', test)],
    [run('type', ` AssertionError: expected ${received} to be ${expected}`)],
    [run('note', '  - Expected  '), run('quote', expected)],
    [run('note', '  + Received  '), run('type', received)],
    [run('note', `  ❯ ${file}:${line}:52`)],
  ];
}

const status: Command = (moment) => {
  const [open, other] = sourcesOf(moment.memo, moment.seed);
  return [
    prompt(moment, 'git status --short'),
    [run('type', ' M '), run('name', `${open.folder}/${open.name}`)],
    [run('type', ' M '), run('name', `${other.folder}/${other.name}`)],
    [run('quote', '?? '), run('name', 'src/theme/seasons.ts')],
    [],
  ];
};

const history: Command = (moment, back) => {
  const chance = chanceOf(moment, back);
  const subjects = [
    `${subjectOf(moment.memo)}: first cut`,
    'Basket keeps both lines when a guest signs in',
    'Shipping is free from sixty dollars',
    'Header stays readable in winter',
    'Import refuses rows without a SKU',
    'Product pictures load when they are near',
    'VAT of Ireland is 23 percent',
  ];
  return [
    prompt(moment, 'git log --oneline -7'),
    ...subjects.map((subject, place) => [
      run('number', `${(chance.int(0xfffffff) + 0x1000000).toString(16).slice(0, 7)} `),
      ...(place === 0 ? [run('call', `(HEAD, ${branchOf(moment.memo)}) `)] : []),
      run('name', subject),
    ]),
    [],
  ];
};

const difference: Command = (moment, back) => {
  const source = sourcesOf(moment.memo, moment.seed - back)[0];
  const from = 6 + chanceOf(moment, back).int(Math.max(1, source.lines.length - 20));
  const body = source.lines.slice(from, from + 9).map((line, place) => {
    const sign = nth([' ', ' ', '-', '+', '+', ' ', '+', '+', ' '], place);
    const kind = sign === '+' ? 'quote' : sign === '-' ? 'type' : 'name';
    return [run(kind, `${sign}${line.map(({ words }) => words).join('')}`)];
  });
  return [
    prompt(moment, `git diff ${source.folder}/${source.name}`),
    [run('note', `--- a/${source.folder}/${source.name}`)],
    [run('note', `+++ b/${source.folder}/${source.name}`)],
    [run('call', `@@ -${from + 1},6 +${from + 1},9 @@`)],
    ...body,
    [],
  ];
};

const build: Command = (moment, back) => {
  const chance = chanceOf(moment, back);
  const parts = ['index.html', 'assets/shop.css', 'assets/shop.js', 'assets/basket.js', 'assets/checkout.js'];
  return [
    prompt(moment, 'npm run build'),
    [run('note', 'building for production...')],
    [run('quote', '✓ '), run('name', `${380 + chance.int(60)} modules transformed.`)],
    ...parts.map((part) => [
      run('note', 'dist/'),
      run('call', part.padEnd(26)),
      run('number', `${(chance.next() * 140 + 2).toFixed(2).padStart(8)} kB`),
      run('note', ` │ gzip: ${(chance.next() * 40 + 1).toFixed(2).padStart(6)} kB`),
    ]),
    [run('quote', `✓ built in ${(chance.next() * 3 + 0.8).toFixed(2)} s`)],
    [],
  ];
};

const commit: Command = (moment, back) => [
  prompt(moment, `git commit -am "${subjectOf(moment.memo).slice(0, 50)}"`),
  [
    run('name', `[${branchOf(moment.memo)} `),
    run('number', '4e1a9c2'),
    run('name', `] ${subjectOf(moment.memo)}`),
  ],
  [run('note', ` 2 files changed, ${12 + chanceOf(moment, back).int(60)} insertions(+), 8 deletions(-)`)],
  [],
];

const commands: readonly Command[] = [testRun, status, difference, testRun, build, commit, history, testRun];

function chanceOf({ memo, seed }: Moment, back: number): Random {
  return seeded('terminal', memo, seed - back);
}

function run(kind: Run['kind'], words: string): Run {
  return { kind, words };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
