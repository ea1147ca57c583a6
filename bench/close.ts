// `npm run bench:close`: the week's close over 20,000 contracts with 2 million segments (`-- --quick`: 2,000 with 200,000),
// each figure a ratio to a limit of the same run: a bare aggregate of the same rows, COPY into the same table, the same
// questions without the close. One JSON line each. `-- --contracts N` closes N, with a hundred segments each.
//
// Every other week is closed by itself, the others while diaries are read and segments come. By CPU a ratio also holds where
// others are at work on the machine; by the clock it then says little.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { formatInstant } from '@stint/core/instant';
import { type Database, openDatabase } from '@stint/server/store/database';
import { bareAggregate, copyPostings, showWeeks } from '@stint/server/store/grown.testing';
import { API_ROOT } from '@stint/wire/route';
import { Asked } from './src/asked.ts';
import { askBeside, type Beside, percentile } from './src/beside.ts';
import { cpuSeconds, postgresSeconds } from './src/cpu.ts';
import { type MeasuredHouse, uploadsTo } from './src/ingest.ts';
import { round } from './src/ratio.ts';
import { say, sayRatio } from './src/say.ts';
import { MONDAY } from './src/web/houses.ts';

const words = process.argv.slice(2);
const named = words[words.indexOf('--contracts') + 1];
const CONTRACTS = words.includes('--contracts') ? Number(named) : words.includes('--quick') ? 2000 : 20_000;
const SEGMENTS = 100;
const MEMBERS = 8;
/** The aggregate as often before as after, so that what else the machine does weighs on both. */
const FLOORS = 3;
const WARM = 64;
/** Fewer questions say nothing of one in a hundred. */
const ENOUGH = 300;

interface Took {
  readonly count: number;
  readonly ms: number;
  readonly statements: Readonly<Record<string, { times: number; ms: number }>>;
}
type ClosingHouse = Asked<MeasuredHouse & { readonly ownerUrl: string }>;
interface Cost {
  readonly ms: number;
  readonly cpu: number;
}

const root = mkdtempSync(join(tmpdir(), 'stint-bench-'));
chmodSync(root, 0o711); // PostgreSQL's own user passes through
const folder = join(root, 'house');
const shared = join(root, 'copied'); // and writes here what it reads again
mkdirSync(shared);
chmodSync(shared, 0o777);
try {
  const started = [folder, String(CONTRACTS), String(SEGMENTS), String(MEMBERS)];
  const house: ClosingHouse = await Asked.start('close-house-to-measure', started);
  const owner = openDatabase(house.said.ownerUrl, () => undefined);
  try {
    await sayJudged(await house.ask<Took>('judge'));
    await showWeeks(owner, 'half');
    await measureAlone(house, owner);
    await showWeeks(owner, 'all');
    await measureBeside(house);
  } finally {
    await owner.destroy();
    await house.end();
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}

async function sayJudged({ ms, count }: Took): Promise<void> {
  say('judge', {
    says: 'judging the week before it locks, in seconds: no part of the close',
    seconds: round(ms / 1000),
    microsecondsASegment: round((ms * 1000) / (CONTRACTS * SEGMENTS)),
    weeks: count,
  });
}

async function measureAlone(house: ClosingHouse, owner: Database): Promise<void> {
  const pids = () => cpuSeconds([house.said.pid]) + postgresSeconds(folder);
  const aggregate = () => costOf(pids, () => bareAggregate(owner));
  const copy = (name: string) => copyPostings(owner, Math.max(2000, CONTRACTS / 2), join(shared, name));
  await aggregate();
  const floors = await several(FLOORS, aggregate);
  const copied = [await copy('before')];
  let closed: Took | null = null;
  const cost = await costOf(pids, async () => {
    closed = await house.ask<Took>('close');
    return closed.ms;
  });
  copied.push(await copy('after'));
  floors.push(...(await several(FLOORS, aggregate)));
  if (closed !== null) sayAlone(closed, cost, floors, copied);
}

function sayAlone(closed: Took, cost: Cost, floors: readonly Cost[], copied: readonly number[]): void {
  // The aggregate is over all rows, the close over about half of them.
  const share = CONTRACTS / closed.count;
  const size = { contracts: closed.count, segments: closed.count * SEGMENTS };
  const says = 'the close, to a bare aggregate of the same rows';
  const pairs = (of: (one: Cost) => number) => floors.map((one) => ({ a: of(cost) * share, b: of(one) }));
  sayRatio(
    'PF-B1',
    says,
    pairs(({ ms }) => ms),
    { atMost: 5, unit: 'ms', ...size },
  );
  sayRatio(
    'PF-B1-cpu',
    `${says}, by the CPU of server and PostgreSQL`,
    pairs(({ cpu }) => cpu),
    {
      atMost: 5,
      unit: 's',
      ...size,
    },
  );
  const postings = closed.statements['insert into ledger_posting (entry_id,']?.ms ?? Number.NaN;
  const rate = (closed.count * 2 * 1000) / postings;
  sayRatio(
    'PF-B2',
    'postings a second by the statement that writes them, of COPY into the same table',
    copied.map((b) => ({ a: rate, b })),
    { atLeast: 0.35, unit: '/s', ...size },
  );
  say('statements', {
    says: 'milliseconds of the close by statement',
    all: round(closed.ms),
    ...slowest(closed),
  });
}

async function measureBeside(house: ClosingHouse): Promise<void> {
  const asks = await questions(house.said);
  const { beside: before } = await askBeside(pause(Math.max(4000, CONTRACTS / 5)), asks);
  const { beside } = await askBeside(house.ask<Took>('close'), asks);
  for (const kind of ['diary', 'ingest'] as const) sayBeside(kind, before, beside);
  if (CONTRACTS > 2000) return;
  const told = await house.ask<Took>('tell');
  say('tell', {
    says: 'telling both sides of it afterwards, in seconds',
    seconds: round(told.ms / 1000),
    weeks: told.count,
  });
}

async function questions(house: MeasuredHouse) {
  const uploads = uploadsTo(house, MONDAY);
  const [first] = house.uploaders;
  if (!first) throw new Error('nobody works');
  for (let n = 0; n < WARM; n += 1) await uploads[n % uploads.length]?.bringOne();
  const span = `from=${formatInstant(MONDAY)}&to=${formatInstant(MONDAY + 86_400)}`;
  const url = `${house.address}${API_ROOT}/contracts/${first.contract}/diary?${span}`;
  const headers = { authorization: `Bearer ${first.token}` };
  const diary = async () => {
    const answer = await fetch(url, { headers });
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    await answer.arrayBuffer();
  };
  for (let n = 0; n < WARM; n += 1) await diary();
  return { diary, ingest: uploads.map((upload) => () => upload.bringOne()) };
}

function sayBeside(kind: 'diary' | 'ingest', alone: Beside, during: Beside): void {
  const [without, beside] = [percentile(alone[kind], 99), percentile(during[kind], 99)];
  const few = Math.min(alone[kind].length, during[kind].length) < ENOUGH;
  say('PF-B5', {
    says: `p99 of ${kind} during the close, to without it`,
    ratio: round(beside / without),
    gate: '<= 2',
    verdict: few ? 'inconclusive' : beside / without <= 2 ? 'pass' : 'fail',
    measured: round(beside),
    floor: round(without),
    unit: 'ms',
    p50: { during: round(percentile(during[kind], 50)), without: round(percentile(alone[kind], 50)) },
    asked: { during: during[kind].length, without: alone[kind].length },
  });
}

function slowest({ statements }: Took): Record<string, number> {
  const sorted = Object.entries(statements).sort(([, a], [, b]) => b.ms - a.ms);
  return Object.fromEntries(sorted.slice(0, 16).map(([name, { ms }]) => [name, round(ms)]));
}

/** `deed` answers its milliseconds. */
async function costOf(seconds: () => number, deed: () => Promise<number>): Promise<Cost> {
  const before = seconds();
  const ms = await deed();
  return { ms, cpu: seconds() - before };
}

async function several<Value>(times: number, deed: () => Promise<Value>): Promise<Value[]> {
  const values: Value[] = [];
  for (let n = 0; n < times; n += 1) values.push(await deed());
  return values;
}
