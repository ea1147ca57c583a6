// `npm run bench:close`: the week's close over 20,000 contracts with 2 million segments (`-- --quick`: 2,000 with 200,000),
// each figure a ratio to a limit of the same run: a bare aggregate of the same rows, COPY into the same table, the same
// questions without the close. One JSON line each. `-- --contracts N` closes N, with a hundred segments each.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { formatInstant } from '@stint/core/instant';
import { openDatabase } from '@stint/server/store/database';
import { bareAggregate, copyPostings } from '@stint/server/store/grown.testing';
import { API_ROOT } from '@stint/wire/route';
import { Asked } from './src/asked.ts';
import { askBeside, type Beside, percentile } from './src/beside.ts';
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
  readonly nodeCpuMs: number;
  readonly statements: Readonly<Record<string, { times: number; ms: number }>>;
}

const root = mkdtempSync(join(tmpdir(), 'stint-bench-'));
chmodSync(root, 0o711); // PostgreSQL's own user passes through
// PostgreSQL's own user writes here what it reads again.
const shared = join(root, 'copied');
mkdirSync(shared);
chmodSync(shared, 0o777);
try {
  const words = [join(root, 'house'), String(CONTRACTS), String(SEGMENTS), String(MEMBERS)];
  const house = await Asked.start<MeasuredHouse & { ownerUrl: string }>('close-house-to-measure', words);
  try {
    await measure(house);
  } finally {
    await house.end();
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}

async function measure(house: Asked<MeasuredHouse & { ownerUrl: string }>): Promise<void> {
  const size = { contracts: CONTRACTS, segments: CONTRACTS * SEGMENTS };
  const judged = await house.ask<Took>('judge');
  say('judge', {
    says: 'judging the week before it locks, in seconds: no part of the close',
    seconds: round(judged.ms / 1000),
    microsecondsASegment: round((judged.ms * 1000) / size.segments),
    weeks: judged.count,
  });
  const owner = openDatabase(house.said.ownerUrl, () => undefined);
  const asks = await questions(house.said);
  const floors = await several(FLOORS, () => bareAggregate(owner));
  const { beside: alone } = await askBeside(pause(Math.max(4000, CONTRACTS / 4)), asks);
  const copied = [await copyPostings(owner, CONTRACTS, join(shared, 'postings'))];
  const { answer: closed, beside } = await askBeside(house.ask<Took>('close'), asks);
  copied.push(await copyPostings(owner, CONTRACTS, join(shared, 'postings-again')));
  floors.push(...(await several(FLOORS, () => bareAggregate(owner))));
  if (closed.count < CONTRACTS) throw new Error(`${closed.count} of ${CONTRACTS} weeks were closed`);
  await owner.destroy();

  sayRatio(
    'PF-B1',
    'the close, to a bare aggregate of the same rows',
    floors.map((b) => ({ a: closed.ms, b })),
    { atMost: 5, unit: 'ms', ...size, nodeCpuMs: round(closed.nodeCpuMs) },
  );
  const postings = closed.statements['insert into ledger_posting (entry_id,']?.ms ?? Number.NaN;
  const rate = (closed.count * 2 * 1000) / postings;
  sayRatio(
    'PF-B2',
    'postings a second by the statement that writes them, of COPY into the same table',
    copied.map((b) => ({ a: rate, b })),
    { atLeast: 0.35, unit: '/s', ...size },
  );
  for (const kind of ['diary', 'ingest'] as const) sayBeside(kind, alone, beside);
  say('statements', { says: 'milliseconds of the close by statement', ...slowest(closed) });
  if (CONTRACTS <= 2000) {
    const told = await house.ask<Took>('tell');
    say('tell', {
      says: 'telling both sides of it afterwards, in seconds',
      seconds: round(told.ms / 1000),
      weeks: told.count,
    });
  }
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

async function several(times: number, deed: () => Promise<number>): Promise<number[]> {
  const values: number[] = [];
  for (let n = 0; n < times; n += 1) values.push(await deed());
  return values;
}
