// `npm run bench:web`: what the windows cost, as ratios to a peer in the same run or against a gate, one JSON line each; a
// gate that is not met makes it exit with 1. Under six minutes; with `-- --quick` about one. It ends all that it started.
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY_SECONDS, formatDay } from '@stint/core/instant';
import { openBrowser } from '@stint/scenarios/desktop/browser';
import type { Browser } from 'playwright-core';
import { run } from './src/child.ts';
import { round } from './src/ratio.ts';
import { say, sayRatio, type Verdict } from './src/say.ts';
import { comparePainted, measureDay } from './src/web/day.ts';
import { type Frames, measureFrames } from './src/web/frames.ts';
import { MONDAY } from './src/web/houses.ts';
import { compareGrown, compareSelectOne, type GrownHouse } from './src/web/read.ts';
import { measureCode } from './src/web/routes.ts';

interface WeekHouse {
  readonly address: string;
  readonly contract: string;
  readonly tokens: { readonly ana: string; readonly ben: string };
}

const QUICK = process.argv.includes('--quick');
const WEDNESDAY = MONDAY + 2 * DAY_SECONDS;
/** Of a large house and of a small one: people and weeks of 248 segments each. */
const GROWN = QUICK ? { large: [20, 20], small: [2, 20] } : { large: [200, 21], small: [2, 21] };
const verdicts: Verdict[] = [];
const root = mkdtempSync(join(tmpdir(), 'stint-bench-web-'));
chmodSync(root, 0o711); // PostgreSQL's own user passes through
try {
  if (!existsSync(join(import.meta.dirname, '../web/dist/index.html')))
    throw new Error('build the pages first');
  await measureWindows();
  await measureGrowth();
} finally {
  rmSync(root, { recursive: true, force: true });
}
process.exitCode = verdicts.includes('fail') ? 1 : 0;

async function measureWindows(): Promise<void> {
  const house = await run<WeekHouse>('web-house-to-measure', [
    join(root, 'week'),
    ...(QUICK ? ['--quick'] : []),
  ]);
  const browser = await openBrowser();
  try {
    const { address, contract, tokens } = house.said;
    const diary = `/contracts/${contract}/diary/${formatDay(WEDNESDAY)}`;
    const look = { address, token: tokens.ana, path: diary };
    await sayDay(browser, look);
    await sayCode(browser, look, contract);
    await sayFrames(browser, { ...look, path: `${diary}?view=week` });
    const read = { address, contract, token: tokens.ana };
    const pairs = await compareSelectOne(read, WEDNESDAY, { rounds: 5, reads: QUICK ? 40 : 100 });
    verdicts.push(
      sayRatio(
        'PF-D1',
        'a day of 144 segments as JSON, in a week of 1,008, p50, to the select 1 route',
        pairs,
        {
          atMost: 3,
          unit: 'ms',
        },
      ),
    );
  } finally {
    await browser.close();
    await house.end();
  }
}

async function sayDay(browser: Browser, look: Parameters<typeof measureDay>[1]): Promise<void> {
  // The first warms the house up, and until it is over nothing new comes in.
  await measureDay(browser, look);
  const { requests, bytes, ...beside } = await measureDay(browser, look);
  gate('PF-D3', 'requests and bytes beside script and style until a day of 144 segments is full', {
    requests,
    bytes,
    gate: '<= 12 requests, <= 450,000 bytes',
    meets: requests <= 12 && bytes <= 450_000,
    ...beside,
  });
  const pairs = await comparePainted(browser, look, QUICK ? 5 : 9);
  const says = 'largest paint of the diary, to the same page without script';
  verdicts.push(sayRatio('PF-W1', says, pairs, { atMost: 1.5, unit: 'ms' }));
}

async function sayCode(
  browser: Browser,
  look: Parameters<typeof measureDay>[1],
  contract: string,
): Promise<void> {
  const of = (path: string): string => `/contracts/${contract}${path}`;
  const week = formatDay(MONDAY);
  const quick = ['/', of(`/weeks/${week}`), of(`/weeks/${week}/review`)];
  const routes = QUICK
    ? quick
    : [
        ...quick,
        '/reports',
        '/privacy',
        of('/weeks'),
        of(''),
        of('/messages'),
        of('/recorded'),
        '/messages',
        '/money',
        `${look.path}?view=week`,
        `${look.path}?view=month`,
        `${look.path}?view=list`,
      ];
  const { first, touched, next } = await measureCode(browser, look, routes);
  gate('PF-W2', 'script and style of the first load of the diary, pressed', {
    ...first,
    gate: '<= 200,000 bytes',
    meets: first.bytes <= 200_000,
  });
  say('PF-W2-touched', {
    says: 'script and style that the first touch fetches for its dialogs, pressed',
    ...touched,
  });
  for (const one of next) {
    gate('PF-W2-next', 'script and style that the next route loads, pressed', {
      ...one,
      gate: '<= 15,000 bytes',
      meets: one.bytes <= 15_000,
    });
  }
}

async function sayFrames(browser: Browser, look: Parameters<typeof measureDay>[1]): Promise<void> {
  const { drag, scroll, chosen } = await measureFrames(browser, look);
  sayRate(
    'PF-W4-drag',
    'frames a second while a choice is dragged over a week, to the same page at rest',
    drag,
    chosen,
  );
  sayRate('PF-W4-scroll', 'frames a second while a week is scrolled, to the same page at rest', scroll);
}

function sayRate(
  id: string,
  says: string,
  { persecond, idle, longest, late, cells }: Frames,
  chosen?: number,
): void {
  const ratio = persecond / idle;
  gate(id, says, {
    ratio: round(ratio),
    gate: '>= 0.95',
    meets: ratio >= 0.95,
    persecond: round(persecond),
    idle: round(idle),
    shortOf60: round(Math.max(0, 60 - persecond)),
    longest: round(longest),
    late: round(late),
    cells,
    ...(chosen === undefined ? {} : { chosen }),
  });
}

async function measureGrowth(): Promise<void> {
  const grown = async ([people, weeks]: readonly number[], name: string) =>
    run<GrownHouse>('growth-house-to-measure', [join(root, name), String(people), String(weeks)]);
  const large = await grown(GROWN.large, 'large');
  try {
    const small = await grown(GROWN.small, 'small');
    try {
      const { p99, p50 } = await compareGrown(large.said, small.said, { rounds: 5, reads: QUICK ? 60 : 200 });
      const [many, few] = [large.said.segments, small.said.segments].map((n) => n.toLocaleString('en'));
      const beside = { unit: 'ms', large: large.said.segments, small: small.said.segments };
      const says = `a day of 144 read of ${many} segments, to one of ${few}`;
      verdicts.push(sayRatio('PF-D2', `${says}, p99`, p99, { atMost: 1.5, ...beside }));
      sayRatio('PF-D2-p50', `${says}, p50`, p50, { atMost: 1.5, ...beside });
    } finally {
      await small.end();
    }
  } finally {
    await large.end();
  }
}

function gate(
  id: string,
  says: string,
  { meets, ...figures }: { readonly meets: boolean } & Record<string, unknown>,
): void {
  const verdict: Verdict = meets ? 'pass' : 'fail';
  verdicts.push(verdict);
  say(id, { says, ...figures, verdict });
}
