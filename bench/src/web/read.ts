import { Agent, get } from 'node:http';
import { DAY_SECONDS, formatInstant, type Instant, WEEK_SECONDS } from '@stint/core/instant';
import { API_ROOT } from '@stint/wire/route';
import { median, type Pair } from '../ratio.ts';
import { MONDAY } from './houses.ts';

/** A house with many diaries in it. */
export interface GrownHouse {
  readonly address: string;
  readonly segments: number;
  readonly contracts: readonly string[];
  readonly weeks: number;
  readonly token: string;
}

/** Milliseconds of the 99th in a hundred to read a full day: of a large house, against a small one, in turns. */
export async function compareGrown(
  large: GrownHouse,
  small: GrownHouse,
  { rounds, reads }: { readonly rounds: number; readonly reads: number },
): Promise<{ p99: Pair[]; p50: Pair[] }> {
  const agent = new Agent({ keepAlive: true });
  const p99: Pair[] = [];
  const p50: Pair[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const [a, b]: [number[], number[]] = [[], []];
    for (let n = 0; n < reads; n += 1) {
      a.push(await timeOf(agent, anyDay(large, round * reads + n)));
      b.push(await timeOf(agent, anyDay(small, round * reads + n)));
    }
    // The first round fills the caches of either.
    if (round === 0) continue;
    p99.push({ a: nth(a, 0.99), b: nth(b, 0.99) });
    p50.push({ a: median(a), b: median(b) });
  }
  agent.destroy();
  return { p99, p50 };
}

/** Milliseconds to read a day, against the route that asks the database `select 1`. */
export async function compareSelectOne(
  { address, token, contract }: { address: string; token: string; contract: string },
  day: Instant,
  { rounds, reads }: { readonly rounds: number; readonly reads: number },
): Promise<Pair[]> {
  const agent = new Agent({ keepAlive: true });
  const [diary, one] = [dayOf(address, contract, day), `${address}/readyz`];
  const pairs: Pair[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const [a, b]: [number[], number[]] = [[], []];
    for (let n = 0; n < reads; n += 1) a.push(await timeOf(agent, { url: diary, token }));
    for (let n = 0; n < reads; n += 1) b.push(await timeOf(agent, { url: one, token }));
    if (round > 0) pairs.push({ a: median(a), b: median(b) });
  }
  agent.destroy();
  return pairs;
}

/** The Monday of some week of somebody: all of them come round, in no order that a cache could follow. */
function anyDay({ address, contracts, weeks, token }: GrownHouse, n: number) {
  const place = (n * 7919) % (contracts.length * weeks);
  const contract = contracts[place % contracts.length] ?? '';
  const week = Math.floor(place / contracts.length);
  return { url: dayOf(address, contract, MONDAY - week * WEEK_SECONDS), token };
}

function dayOf(address: string, contract: string, day: Instant): string {
  const span = `from=${formatInstant(day)}&to=${formatInstant(day + DAY_SECONDS)}`;
  return `${address}${API_ROOT}/contracts/${contract}/diary?${span}`;
}

function timeOf(agent: Agent, { url, token }: { url: string; token: string }): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'br' };
    const asked = get(url, { agent, headers }, (response) => {
      response.resume().once('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - began);
        else reject(new Error(`${url}: ${response.statusCode}`));
      });
    });
    asked.once('error', reject);
  });
}

function nth(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
